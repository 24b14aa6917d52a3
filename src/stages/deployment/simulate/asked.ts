import type { PlanMetric, RolloutPlan } from '../../../core/rollout/plan.ts';
import type { RolloutQuestion } from '../../../core/rollout/rollout-question.ts';
import { SCENARIOS, type RolloutSimulation } from '../../../core/rollout/rollout-simulation.ts';
import { chooseSimulator } from '../../../core/rollout/simulator-choice.ts';
import { requestsBetween } from '../../../core/rollout/traffic.ts';
import { testsOf } from '../../../core/rollout/with-test.ts';
import { formatCount } from '../../../ui/format.ts';

/** What the simulator is asked, and how the answer is made out of it. */
export interface Asked {
  question: RolloutQuestion;
  simulation: RolloutSimulation;
}

/** So many are played in about a minute or two. */
const REQUESTS_AT_ONCE = 5e8;
const LOOKS_AT_ONCE = 1e7;

/** Why the rollouts are not begun unasked; null: they take little enough. */
export function longWords({ question, simulation }: Asked): string | null {
  const { traffic, horizonMs, plan } = question;
  const rollouts = simulation.runs * SCENARIOS.length;
  if (chooseSimulator(question).by === 'aggregate') {
    const looks = horizonMs / plan.tickMs;
    if (looks * rollouts <= LOOKS_AT_ONCE) return null;
    return `Each rollout has ${formatCount(looks)} looks: all of them take a while.`;
  }
  const requests = requestsBetween(traffic, 0, horizonMs);
  if (requests * rollouts <= REQUESTS_AT_ONCE) return null;
  return `Each rollout plays ${formatCount(requests)} requests one by one: all of them take a while. Fewer rollouts, or less traffic, are quicker.`;
}

const POINTS = 8;

/** Rises to try, from none to three times the planted one, as far as there are right answers to take. */
export function risesFor(planted: number, plantable: number): readonly number[] {
  const most = Math.min(planted > 0 ? planted * 3 : 0.03, plantable);
  return Array.from({ length: POINTS + 1 }, (_, at) => (most * at) / POINTS);
}

/**
 * The test that the plan's own is held against: the one wished, or where the plan decides by just that one, the exact
 * e-process, or a plain threshold. null where no share of requests decides anything.
 */
export function comparedTest(plan: RolloutPlan, wished: PlanMetric['test']): PlanMetric['test'] | null {
  const own = testsOf(plan);
  if (own.length === 0) return null;
  if (own.length > 1 || own[0] !== wished) return wished;
  return wished === 'eProcess' ? 'threshold' : 'eProcess';
}
