import { signalOf, type RolloutQuestion } from './rollout-question.ts';
import type { SimulatorChoice } from './rollout-run.ts';

/** The faster simulator where it gives the same, else the one that plays every request. */
export function chooseSimulator({
  plan,
  signals,
}: Pick<RolloutQuestion, 'plan' | 'signals'>): SimulatorChoice {
  if (plan.unit === 'user')
    return {
      by: 'perRequest',
      why: 'Users stay with their model, so requests are played one by one; to tests a user counts once.',
    };
  if (needsTimes({ plan, signals }))
    return {
      by: 'perRequest',
      why: 'A 99th percentile needs the time of every request, so they are played one by one.',
    };
  return { by: 'aggregate', why: 'Counts say all that the plan looks at, so they are drawn tick by tick.' };
}

/** Whether a metric is of the time that requests take. */
export function needsTimes({ plan, signals }: Pick<RolloutQuestion, 'plan' | 'signals'>): boolean {
  return plan.metrics.some((metric) => signalOf(metric, signals) === 'latencyP99');
}
