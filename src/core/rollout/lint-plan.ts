import type { HealthyRates } from './false-alarms.ts';
import { lintAnalyses } from './lint-analyses.ts';
import { lintSteps } from './lint-steps.ts';
import { lintTests } from './lint-tests.ts';
import { lintTraffic } from './lint-traffic.ts';
import type { PlanFinding } from './plan-finding.ts';
import type { RolloutPlan } from './plan.ts';
import { stretchesOf, type RateProfile } from './traffic.ts';

export interface LintContext {
  /** null: nothing is said of numbers of requests. */
  traffic: RateProfile | null;
  /** What a healthy challenger shows, for the chance that it is thrown out. */
  healthy: HealthyRates;
}

/** Everything worth saying of a plan: errors first, then warnings, then notes; within those in the order of the plan. */
export function lintPlan(plan: RolloutPlan, { traffic, healthy }: LintContext): PlanFinding[] {
  const stretches = stretchesOf(plan, traffic);
  const findings = [
    ...lintSteps(plan, stretches),
    ...lintAnalyses(plan, stretches),
    ...(traffic
      ? [...lintTraffic(plan, stretches, traffic, healthy), ...lintTests(plan, stretches, traffic, healthy)]
      : []),
  ];
  const order = ['error', 'warning', 'note'];
  return findings
    .map((finding, at) => ({ finding, at }))
    .sort((a, b) => order.indexOf(a.finding.severity) - order.indexOf(b.finding.severity) || a.at - b.at)
    .map(({ finding }) => finding);
}
