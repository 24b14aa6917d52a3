import { createRandom } from '../../src/core/kernel/random.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import { DEFAULT_METRIC, DEFAULT_PLAN, DEFAULT_STEP } from '../../src/core/rollout/plan.ts';
import { replayFacts } from '../../src/core/rollout/replay-facts.ts';
import {
  CHALLENGER_WRONG,
  CHAMPION_WRONG,
  MISMATCH,
  replayOf,
  type Replay,
} from '../../src/core/rollout/replay.ts';
import type { RolloutQuestion } from '../../src/core/rollout/rollout-question.ts';
import type { SimulatorChoice } from '../../src/core/rollout/rollout-run.ts';
import { sceneOf } from '../../src/core/rollout/rollout-scene.ts';
import { RunsTally } from '../../src/core/rollout/tally-runs.ts';
import { takeTurns, type ArmTimes } from './take-turns.ts';

export interface RolloutTimes {
  rows: number;
  /** Of each simulator in a round. */
  runs: number;
  aggregate: ArmTimes;
  perRequest: ArmTimes;
  whole: { runs: number; seconds: number; promoted: number };
}

const MINUTE = 60_000;
const SERVICE = { failureRate: 0, medianMs: 20, p99Ms: 80 };

/** An hour at 50 requests a second, a look every minute, to the end: 5, 10, 25 and 50% for twelve minutes each. */
const HOUR: RolloutQuestion = {
  champion: 'champion' as Digest,
  challenger: 'challenger' as Digest,
  plan: {
    ...DEFAULT_PLAN,
    steps: [5, 10, 25, 50].map((weight) => ({ ...DEFAULT_STEP, weight, holdMs: 12 * MINUTE })),
    metrics: [{ ...DEFAULT_METRIC, id: 'errors', source: 'error', test: 'eProcess', intervalMs: MINUTE }],
    background: { analysis: ['errors'], fromStep: 0 },
  },
  traffic: [{ fromMs: 0, perSecond: 50 }],
  horizonMs: 60 * MINUTE,
  user: null,
  order: null,
  labelDelayMs: 0,
  tolerance: 0,
  groupBy: null,
  service: { champion: SERVICE, challenger: SERVICE },
  signals: {},
  base: 'asIs',
  planted: null,
  gates: 'open',
  seed: 1,
};

/** Rollouts of a challenger that errs as often as the champion, by counts and request by request; then many by counts. */
export async function benchRollouts(options: {
  rows: number;
  runs: number;
  wholeRuns: number;
  rounds: number;
}): Promise<RolloutTimes> {
  const { rows, runs, wholeRuns, rounds } = options;
  const replay = replayOf(rowsLike(rows), HOUR.base, null);
  const scene = sceneOf(HOUR, replay);
  const tally = (by: SimulatorChoice['by'], many: number): RunsTally => {
    const made = new RunsTally(
      scene,
      replayFacts(replay, null, false),
      { name: 'as logged', base: HOUR.base, planted: null },
      { by, why: '' },
    );
    for (let run = 0; run < many; run++) made.run();
    return made;
  };
  const times = await takeTurns(
    (['aggregate', 'perRequest'] as const).map((by) => ({ name: by, run: () => tally(by, runs).figures() })),
    rounds,
  );
  const start = performance.now();
  const { promoted } = tally('aggregate', wholeRuns).figures();
  const seconds = (performance.now() - start) / 1000;
  return {
    rows,
    runs,
    aggregate: times['aggregate']!,
    perRequest: times['perRequest']!,
    whole: { runs: wholeRuns, seconds, promoted: promoted.share },
  };
}

/** Both wrong in 8% of the rows, either alone in 4%. */
function rowsLike(rows: number): Replay {
  const random = createRandom(1);
  const states = Uint8Array.from({ length: rows }, () => {
    const at = random.uniform();
    if (at < 0.08) return CHAMPION_WRONG | CHALLENGER_WRONG;
    if (at < 0.12) return CHAMPION_WRONG | MISMATCH;
    return at < 0.16 ? CHALLENGER_WRONG | MISMATCH : 0;
  });
  return {
    states,
    isBinary: true,
    groups: null,
    groupCount: 0,
    users: null,
    userCount: rows,
    rows: Uint32Array.from({ length: rows }, (_, row) => row),
    leftOut: 0,
  };
}
