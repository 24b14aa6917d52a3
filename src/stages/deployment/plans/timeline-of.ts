import type { TimelineSpan, TimelineStep } from '../../../charts/plan-timeline/plan-timeline-geometry.ts';
import type { RolloutPlan } from '../../../core/rollout/plan.ts';
import type { Stretch } from '../../../core/rollout/traffic.ts';

/** What the picture of a plan draws: its steps, and when each metric is looked at. */
export function timelineOf(
  plan: RolloutPlan,
  stretches: readonly Stretch[],
): { steps: readonly TimelineStep[]; spans: readonly TimelineSpan[] } {
  const steps = stretches.map(({ step, fromMs, toMs }): TimelineStep => {
    const { weight, mirror, gate } = plan.steps[step]!;
    return { fromMs, toMs, weight, mirror, gate: gate === 'manual' };
  });
  const last = stretches.at(-1);
  const first = plan.background && stretches[plan.background.fromStep];
  const delayOf = (id: string): number =>
    plan.metrics.find((metric) => metric.id === id)?.initialDelayMs ?? 0;
  const span = (name: string, fromMs: number, toMs: number): TimelineSpan => ({
    name,
    fromMs: Math.min(toMs, fromMs + delayOf(name)),
    toMs,
  });
  return {
    steps,
    spans: [
      ...(first && last ? plan.background!.analysis.map((id) => span(id, first.fromMs, last.toMs)) : []),
      ...stretches.flatMap(({ step, fromMs, toMs }) =>
        plan.steps[step]!.analysis.map((id) => span(id, fromMs, toMs)),
      ),
    ],
  };
}
