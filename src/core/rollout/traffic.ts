import type { RolloutPlan } from './plan.ts';

/** Requests per second from a time on, counted from the start of the rollout; in order of time. */
export type RateProfile = readonly { fromMs: number; perSecond: number }[];

/** While the challenger gets one share of the traffic. */
export interface Stretch {
  step: number;
  fromMs: number;
  /** Infinity where nothing ends it. */
  toMs: number;
  /** Fraction that it answers or is shown. */
  share: number;
}

/** Requests between two times. */
export function requestsBetween(profile: RateProfile, fromMs: number, toMs: number): number {
  return profile.reduce((sum, { fromMs: from, perSecond }, at) => {
    const to = profile[at + 1]?.fromMs ?? Infinity;
    const length = Math.min(to, toMs) - Math.max(from, fromMs);
    return length > 0 && perSecond > 0 ? sum + (length / 1000) * perSecond : sum;
  }, 0);
}

/** Requests of the challenger between two times. */
export function requestsSeen(
  stretches: readonly Stretch[],
  profile: RateProfile,
  fromMs: number,
  toMs: number,
): number {
  return stretches.reduce((sum, { fromMs: from, toMs: to, share }) => {
    const [first, last] = [Math.max(from, fromMs), Math.min(to, toMs)];
    return last > first && share > 0 ? sum + share * requestsBetween(profile, first, last) : sum;
  }, 0);
}

/** When the challenger will have had so many requests from this time on; Infinity: never. */
export function reachedMs(profile: RateProfile, share: number, fromMs: number, requests: number): number {
  let missing = requests;
  for (const [at, { fromMs: from, perSecond }] of profile.entries()) {
    const first = Math.max(from, fromMs);
    const last = profile[at + 1]?.fromMs ?? Infinity;
    const perMs = (perSecond * share) / 1000;
    if (last <= first || perMs <= 0) continue;
    if (missing <= perMs * (last - first)) return first + missing / perMs;
    missing -= perMs * (last - first);
  }
  return requests <= 0 ? fromMs : Infinity;
}

/** When each step would be, if every check passed and every gate were opened at once. Without a profile samples take no time. */
export function stretchesOf(plan: RolloutPlan, profile: RateProfile | null): Stretch[] {
  let fromMs = 0;
  return plan.steps.map((step, at) => {
    const share = Math.max(step.weight, step.mirror) / 100;
    const waits = [step.holdMs];
    for (const id of step.analysis) {
      const metric = plan.metrics.find((one) => one.id === id);
      if (metric && plan.policy.counter === 'perMetric') {
        const count = metric.count ?? (metric.intervalMs === null ? 1 : Infinity);
        waits.push(metric.initialDelayMs + (count > 1 ? (count - 1) * (metric.intervalMs ?? 0) : 0));
      }
    }
    if (profile && step.minSamples > 0)
      waits.push(reachedMs(profile, share, fromMs, step.minSamples) - fromMs);
    const stretch = { step: at, fromMs, toMs: fromMs + Math.max(...waits), share };
    fromMs = stretch.toMs;
    return stretch;
  });
}
