import { countsGlobally, type PlanMetric, type PlanStep, type RolloutPlan } from '../rollout/plan.ts';

/** The plan as near as Argo Rollouts can come to it, and what is lost on the way. */
export function argoTerms(plan: RolloutPlan): { plan: RolloutPlan; warnings: string[] } {
  const warnings: string[] = [];
  const warn = (when: boolean, words: string): void => void (when && warnings.push(words));
  const isGlobal = countsGlobally(plan);
  const { steps, metrics, policy } = plan;
  warn(isGlobal, 'Failed checks of all metrics were added up; Argo Rollouts counts them for each metric.');
  warn(
    policy.onFail === 'hold',
    'A failed check held the weight; Argo Rollouts goes on until the limit, then aborts.',
  );
  warn(policy.onFail === 'continue', 'Failures had no effect; Argo Rollouts aborts.');
  warn(policy.onInconclusive !== 'pause', 'Argo Rollouts pauses where an analysis is inconclusive.');
  warn(plan.startGate === 'manual', 'The gate before the start is left out.');
  warn(policy.promoteStep !== 100, 'Moving back in steps after promotion is left out.');
  warn(policy.scaleDownDelayMs === null, 'The old version cannot be kept for ever.');
  warn(
    steps.some(({ minSamples }) => minSamples > 0),
    'Argo Rollouts knows no smallest number of requests.',
  );
  warn(
    steps.some(({ control }) => control === 'equal'),
    'A control of equal size is left out.',
  );
  warn(
    steps.some(({ automation }) => automation !== 'full'),
    'Degrees of automation are left out.',
  );
  warn(
    metrics.some(({ test }) => test !== 'threshold'),
    'Argo Rollouts compares with a threshold; the tests are left out.',
  );
  warn(
    metrics.some(({ arm }) => arm !== 'canary'),
    'A difference or ratio must be in the query.',
  );
  warn(
    metrics.some(({ noData }) => !isGlobal && noData !== 'error'),
    'No data is an error, or what the condition makes of it.',
  );
  warn(
    steps.some(
      ({ holdMs, gate, analysis }) =>
        analysis.length > 0 && plan.strategy !== 'blueGreen' && (holdMs > 0 || gate === 'manual'),
    ),
    'A pause and an analysis of one step come one after the other.',
  );
  const isBlueGreen =
    plan.strategy === 'blueGreen' &&
    !isGlobal &&
    steps.length === 2 &&
    steps[0]!.weight === 0 &&
    steps[1]!.weight === 100;
  warn(plan.strategy === 'ab', 'Who gets the new version in an A/B test is left out: write header routes.');
  warn(
    plan.strategy === 'shadow' ||
      plan.strategy === 'automation' ||
      (plan.strategy === 'blueGreen' && !isBlueGreen),
    `The strategy ${plan.strategy} is written as a canary.`,
  );
  const strategy = isBlueGreen ? 'blueGreen' : 'canary';
  const cameThence = plan.foreign?.from === 'argo' && hasStrategy(plan.foreign.documents, strategy);
  warn(plan.foreign !== null && !cameThence, 'What was written for the other controller alone is left out.');
  return {
    warnings,
    plan: {
      ...plan,
      strategy,
      steps: isGlobal ? steps.filter(isKept) : steps,
      metrics: isGlobal ? metrics.map((metric) => perMetric(metric, plan)) : metrics,
      foreign: cameThence ? plan.foreign : null,
    },
  };
}

/** A step of weight 0 that only waited for its gate stays as a pause; one without anything has no meaning. */
function isKept({ weight, mirror, holdMs, gate }: PlanStep): boolean {
  return weight > 0 || mirror > 0 || holdMs > 0 || gate === 'manual';
}

function perMetric(metric: PlanMetric, { tickMs, policy }: RolloutPlan): PlanMetric {
  return { ...metric, intervalMs: tickMs, failureLimit: policy.failureLimit };
}

function hasStrategy(documents: readonly unknown[], strategy: string): boolean {
  return documents.some((document) => {
    const spec = (document as { spec?: { strategy?: Record<string, unknown> } } | null)?.spec;
    return spec?.strategy !== undefined && strategy in spec.strategy;
  });
}
