import { createRandom } from '../../../src/core/kernel/random.ts';
import { DEFAULT_METRIC, DEFAULT_PLAN, DEFAULT_STEP } from '../../../src/core/rollout/plan.ts';
import type { PlanMetric, RolloutPlan } from '../../../src/core/rollout/plan.ts';
import { replayFacts } from '../../../src/core/rollout/replay-facts.ts';
import { CHALLENGER_WRONG, CHAMPION_WRONG, MISMATCH, replayOf } from '../../../src/core/rollout/replay.ts';
import type { Replay } from '../../../src/core/rollout/replay.ts';
import type { RolloutQuestion } from '../../../src/core/rollout/rollout-question.ts';
import { sceneOf, type RolloutScene } from '../../../src/core/rollout/rollout-scene.ts';
import type { SimulatorChoice } from '../../../src/core/rollout/rollout-run.ts';
import { RunsTally } from '../../../src/core/rollout/tally-runs.ts';

const MINUTE = 60_000;

/** Rows of a binary task with these chances: the champion wrong, and the challenger where the champion is wrong or right. */
export function rowsLike(
  rows: number,
  { champion, both, alone }: { champion: number; both: number; alone: number },
  groups = 0,
): Replay {
  const random = createRandom(11);
  const groupOf = Int32Array.from({ length: rows }, (_, row) =>
    groups === 0 ? -1 : (row % (groups + 1)) - 1,
  );
  const states = Uint8Array.from({ length: rows }, () => {
    const first = random.uniform() < champion ? CHAMPION_WRONG : 0;
    const second = random.uniform() < (first === 0 ? alone : both) ? CHALLENGER_WRONG : 0;
    return first | second | ((first === 0) === (second === 0) ? 0 : MISMATCH);
  });
  return {
    states,
    isBinary: true,
    groups: groups === 0 ? null : groupOf,
    groupCount: groups,
    users: null,
    userCount: rows,
    rows: Uint32Array.from({ length: rows }, (_, row) => row),
    leftOut: 0,
  };
}

/** Two models that err alike, in part on other rows. */
export const ALIKE = { champion: 0.1, both: 0.7, alone: 0.033 };

export const ERROR: PlanMetric = {
  ...DEFAULT_METRIC,
  id: 'errors',
  source: 'error',
  test: 'eProcess',
  intervalMs: MINUTE,
};

/** Looks every minute for an hour: 10%, 30%, 60% for ten minutes each. */
export function canary(
  metrics: readonly PlanMetric[] = [ERROR],
  rest: Partial<RolloutPlan> = {},
): RolloutPlan {
  return {
    ...DEFAULT_PLAN,
    steps: [10, 30, 60].map((weight) => ({ ...DEFAULT_STEP, weight, holdMs: 10 * MINUTE })),
    metrics,
    background: { analysis: metrics.map(({ id }) => id), fromStep: 0 },
    ...rest,
  };
}

/** As Flagger: 20, 40 … 100%, held where a check fails, rolled back at the third. */
export function checked(metric: Partial<PlanMetric>): RolloutPlan {
  const one: PlanMetric = {
    ...DEFAULT_METRIC,
    id: 'success',
    source: 'successRate',
    noData: 'fail',
    ...metric,
  };
  return {
    ...canary([one]),
    steps: [20, 40, 60, 80].map((weight) => ({ ...DEFAULT_STEP, weight, holdMs: 2 * MINUTE })),
    policy: { ...DEFAULT_PLAN.policy, counter: 'global', onFail: 'hold', failureLimit: 2 },
  };
}

const SERVICE = { failureRate: 0, medianMs: 20, p99Ms: 80 };

export function asked(plan: RolloutPlan, rest: Partial<RolloutQuestion> = {}): RolloutQuestion {
  return {
    champion: 'champion' as RolloutQuestion['champion'],
    challenger: 'challenger' as RolloutQuestion['challenger'],
    plan,
    traffic: [{ fromMs: 0, perSecond: 2 }],
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
    seed: 5,
    ...rest,
  };
}

/** With a slice (a byte by row) in which something may be planted. */
export function sceneLike(
  rows: Replay,
  question: RolloutQuestion,
  slice: Uint8Array | null = null,
): RolloutScene {
  return sceneOf(question, replayOf(rows, question.base, slice));
}

export function factsOf({ replay, question }: RolloutScene) {
  return replayFacts(replay, null, question.plan.unit === 'user');
}

export function tallyOf(scene: RolloutScene, by: SimulatorChoice['by'], runs: number): RunsTally {
  const { base, planted } = scene.question;
  const tally = new RunsTally(scene, factsOf(scene), { name: '', base, planted }, { by, why: '' });
  for (let run = 0; run < runs; run++) tally.run();
  return tally;
}
