import { Problem } from '../kernel/problem.ts';
import { countsGlobally, type RolloutPlan } from '../rollout/plan.ts';

/** The plan as near as Flagger can come to it, and what is lost. Throws Problem "plan.flagger" for what it has no word for. */
export function flaggerTerms(plan: RolloutPlan): { plan: RolloutPlan; warnings: string[] } {
  if (countsGlobally(plan) && plan.foreign?.from === 'flagger') return { plan, warnings: [] };
  refuse(plan);
  const warnings: string[] = [];
  const warn = (when: boolean, words: string): void => void (when && warnings.push(words));
  const isGlobal = countsGlobally(plan);
  const { steps, metrics, policy } = plan;
  const holds = steps.map(({ holdMs }) => holdMs).filter((ms) => ms > 0);
  const tickMs = plan.strategy === 'canary' ? Math.max(10_000, holds[0] ?? plan.tickMs) : plan.tickMs;
  const limits = metrics.filter(({ dryRun }) => !dryRun).map(({ failureLimit }) => Math.max(0, failureLimit));
  warn(
    !isGlobal,
    'Failures were counted for each metric; Flagger adds them up over all, for the whole rollout.',
  );
  warn(policy.onFail !== 'hold', 'Flagger holds the weight at a failed check.');
  warn(
    plan.strategy === 'canary' && holds.some((ms) => ms !== tickMs),
    `Every step of Flagger lasts one interval: all of them take ${String(tickMs / 1000)} s.`,
  );
  warn(
    steps.some(({ minSamples }) => minSamples > 0),
    'Flagger knows no smallest number of requests.',
  );
  warn(
    steps.some(({ automation }) => automation !== 'full'),
    'Degrees of automation are left out.',
  );
  warn(
    metrics.some(({ test }) => test !== 'threshold'),
    'Flagger compares with a threshold; the tests are left out.',
  );
  warn(
    metrics.some(({ arm }) => arm !== 'canary'),
    'A difference or ratio must be in the query.',
  );
  warn(
    metrics.some(({ dryRun }) => dryRun),
    'Flagger knows no dry run: these metrics are left out.',
  );
  warn(
    metrics.some(({ noData }) => noData !== 'fail'),
    'No data is a failed check.',
  );
  warn(policy.abort === 'reverseSteps', 'Flagger takes all traffic away at once.');
  warn(
    plan.strategy === 'shadow' || plan.strategy === 'automation',
    `The strategy ${plan.strategy} is written as a canary.`,
  );
  warn(
    plan.background === null || steps.some(({ analysis }) => analysis.length > 0),
    'Flagger looks at every metric in every step.',
  );
  warn(plan.foreign?.from === 'argo', 'What was written for the other controller alone is left out.');
  return {
    warnings,
    plan: {
      ...plan,
      tickMs,
      strategy: plan.strategy === 'blueGreen' || plan.strategy === 'ab' ? plan.strategy : 'canary',
      steps: steps.filter(({ weight, mirror }) => plan.strategy !== 'canary' || weight > 0 || mirror > 0),
      metrics: metrics.filter(({ dryRun }) => !dryRun),
      policy: {
        ...policy,
        counter: 'global',
        failureLimit: isGlobal
          ? policy.failureLimit
          : Math.min(...limits, Infinity) === Infinity
            ? 0
            : Math.min(...limits),
      },
      foreign: plan.foreign?.from === 'flagger' ? plan.foreign : null,
    },
  };
}

function refuse({ metrics, foreign }: RolloutPlan): void {
  const inconclusive = metrics.find(
    ({ inconclusiveLimit, success, failure, noData }) =>
      inconclusiveLimit > 0 || (success !== null && failure !== null) || noData === 'inconclusive',
  );
  if (inconclusive)
    throw unsaid(
      `${inconclusive.id} may be inconclusive`,
      'Give it one condition and no inconclusive limit.',
    );
  const written = JSON.stringify(foreign?.from === 'argo' ? foreign.documents : []);
  const step = ['experiment', 'setCanaryScale'].find((name) => written.includes(`{"${name}":`));
  if (step) throw unsaid(`a step ${step}`, 'Take the step out, or stay with Argo Rollouts.');
}

function unsaid(found: string, fix: string): Problem {
  return new Problem({
    code: 'plan.flagger',
    message: 'Flagger has no word for a part of this plan.',
    expected: 'checks that pass or fail, and steps of a weight',
    found,
    fix,
  });
}
