import { DEFAULT_STEP } from '../../src/core/rollout/plan.ts';
import { asked, canary, ERROR, rowsLike, sceneLike, tallyOf } from '../core/rollout/rollout-cases.ts';
import { takeTurns, type ArmTimes } from './take-turns.ts';

export interface RolloutTimes {
  rows: number;
  /** Of each simulator in a round. */
  runs: number;
  aggregate: ArmTimes;
  perRequest: ArmTimes;
  whole: { runs: number; seconds: number };
}

/** An hour at 50 requests a second, a look every minute, to the end: 5, 10, 25 and 50% for twelve minutes each. */
const HOUR = asked(
  canary([ERROR], {
    steps: [5, 10, 25, 50].map((weight) => ({ ...DEFAULT_STEP, weight, holdMs: 720_000 })),
  }),
  { traffic: [{ fromMs: 0, perSecond: 50 }] },
);
/** Of both models 12% of the answers are wrong, two thirds of them in the same rows. */
const EQUAL = { champion: 0.12, both: 2 / 3, alone: 0.0455 };

/** Rollouts of a challenger that errs as often as the champion, by counts and request by request; then many by counts. */
export async function benchRollouts(options: {
  rows: number;
  runs: number;
  wholeRuns: number;
  rounds: number;
}): Promise<RolloutTimes> {
  const { rows, runs, wholeRuns, rounds } = options;
  const scene = sceneLike(rowsLike(rows, EQUAL), HOUR);
  const times = await takeTurns(
    (['aggregate', 'perRequest'] as const).map((by) => ({
      name: by,
      run: () => tallyOf(scene, by, runs).figures(),
    })),
    rounds,
  );
  const start = performance.now();
  const { promoted } = tallyOf(scene, 'aggregate', wholeRuns).figures();
  const seconds = (performance.now() - start) / 1000;
  // Few are rolled back: what is timed are whole hours.
  if (promoted.share < 0.9) throw new Error(`${String(promoted.share)} of the rollouts came to their end`);
  return {
    rows,
    runs,
    aggregate: times['aggregate']!,
    perRequest: times['perRequest']!,
    whole: { runs: wholeRuns, seconds },
  };
}
