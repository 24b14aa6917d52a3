import { printDuration } from './duration.ts';
import type { PlanFinding } from './plan-finding.ts';
import { countOf, countsGlobally, type RolloutPlan } from './plan.ts';
import type { Stretch } from './traffic.ts';

/** What can be said of the steps alone. */
export function lintSteps(plan: RolloutPlan, stretches: readonly Stretch[]): PlanFinding[] {
  const { steps, strategy } = plan;
  const findings: PlanFinding[] = [];
  const add = (code: string, severity: PlanFinding['severity'], step: number | null, words: string): void =>
    void findings.push({ code, severity, step, metric: null, words });
  const name = (at: number): string => `Step ${String(at + 1)}`;
  if (steps.length === 0)
    add(
      'noSteps',
      'warning',
      null,
      'There are no steps: the new version gets all traffic at once, and nothing is looked at.',
    );
  steps.forEach((step, at) => {
    const before = steps[at - 1];
    const { toMs, fromMs } = stretches[at]!;
    const unending = step.analysis
      .map((id) => plan.metrics.find((metric) => metric.id === id))
      .find((metric) => metric && !countsGlobally(plan) && countOf(metric) === null);
    if (unending)
      add(
        'endlessAnalysis',
        'error',
        at,
        `${name(at)} never ends: ${unending.id} has an interval and no count. Argo Rollouts refuses this.`,
      );
    else if (step.gate === 'manual')
      add(
        'waitsForPerson',
        'note',
        at,
        `${name(at)} goes on only when a person promotes. If nobody does, it stays at ${String(step.weight)}% for ever.`,
      );
    if (before && step.weight < before.weight)
      add(
        'weightFalls',
        'warning',
        at,
        `${name(at)} takes the weight down from ${String(before.weight)}% to ${String(step.weight)}%.`,
      );
    if (
      at > 0 &&
      at < steps.length - 1 &&
      toMs === fromMs &&
      step.gate === 'auto' &&
      step.analysis.length === 0
    )
      add(
        'passedAtOnce',
        'warning',
        at,
        `${name(at)} is passed at once: it has no hold, no gate and no analysis.`,
      );
    if (countsGlobally(plan) && step.holdMs > 0 && step.holdMs % plan.tickMs !== 0) {
      const real = Math.ceil(step.holdMs / plan.tickMs) * plan.tickMs;
      add(
        'holdAndTick',
        'note',
        at,
        `${name(at)} holds ${printDuration(real)}: it is looked at every ${printDuration(plan.tickMs)} only.`,
      );
    }
  });
  const last = steps.at(-1);
  if (last && last.weight < 100 && strategy !== 'shadow' && strategy !== 'automation') {
    const jump = `${String(100 - last.weight)}%`;
    add(
      'neverFull',
      'warning',
      steps.length - 1,
      `The weight never reaches 100%: after ${String(last.weight)}% the other ${jump} follow at once, with nothing looking.`,
    );
  }
  return findings;
}
