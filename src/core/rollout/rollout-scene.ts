import { segmentStarts } from './replay-cells.ts';
import type { Replay } from './replay.ts';
import { clockOf, type RolloutClock } from './rollout-clock.ts';
import type { RolloutQuestion } from './rollout-question.ts';
import { requestsBetween } from './traffic.ts';

/** A question with its rows, made ready for any number of runs. */
export interface RolloutScene {
  question: RolloutQuestion;
  replay: Replay;
  clock: RolloutClock;
  /** Requests to be expected, by beat. */
  means: Float64Array;
  /** First row of each part of the rows, and their end. */
  starts: Uint32Array;
  /** The part that is played from this look to the next. */
  segmentOf: (look: number) => number;
  /** The first beat with what is planted; Infinity: nothing is. */
  plantedFrom: number;
}

/** Throws Problem "rollout.tooLong". The replay is that of the question's base and planted slice (`replayOf`). */
export function sceneOf(question: RolloutQuestion, replay: Replay): RolloutScene {
  const clock = clockOf(question);
  const { beatMs, perTick, looks } = clock;
  const starts = segmentStarts(replay.states.length, looks, question.order !== null);
  const segments = starts.length - 1;
  return {
    question,
    replay,
    clock,
    means: Float64Array.from({ length: looks * perTick }, (_, beat) =>
      requestsBetween(question.traffic, beat * beatMs, (beat + 1) * beatMs),
    ),
    starts,
    segmentOf: (look) => Math.floor((look * segments) / looks),
    plantedFrom: question.planted ? Math.ceil(question.planted.fromMs / beatMs) : Infinity,
  };
}
