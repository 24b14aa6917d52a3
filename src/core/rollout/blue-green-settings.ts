import type { RolloutPlan } from './plan.ts';
import { requestsBetween, type RateProfile } from './traffic.ts';

export const NOTICED_BY = ['person', 'limit', 'nobody'] as const;

/** How two environments are run and switched, besides what the plan says. Times in ms. */
export interface BlueGreenSettings {
  /** Of each environment. */
  servers: number;
  /** From starting an environment until it can answer. */
  startMs: number;
  /** So many first requests after a start take so many times as long. */
  coldRequests: number;
  coldFactor: number;
  /** How long an environment that lost the traffic may finish what it has; what is left then is cut off. */
  drainMs: number;
  /** Since the start; null: only a person switches. */
  switchAtMs: number | null;
  /** Percent of the traffic moved at each look; 100: all at once. */
  movePercent: number;
  /** Who has it switched back: a person who notices a version that is worse, or a limit on its wrong answers. */
  noticedBy: (typeof NOTICED_BY)[number];
  /** From the version's first traffic for a person, from the look that exceeds it for a limit. */
  noticeMs: number;
  /** Wrong answers from look to look, above the old version's share on the logged rows, from 0 to 1. */
  limitRise: number;
  /** Answers of the new version between two looks that the limit needs. */
  limitRequests: number;
}

const MINUTE_MS = 60_000;

export const DEFAULT_BLUE_GREEN: BlueGreenSettings = {
  ...{ servers: 4, startMs: 2 * MINUTE_MS, coldRequests: 200, coldFactor: 4, drainMs: 30_000 },
  ...{ switchAtMs: 5 * MINUTE_MS, movePercent: 100 },
  ...{ noticedBy: 'person', noticeMs: 5 * MINUTE_MS, limitRise: 0.02, limitRequests: 500 },
};

/** How the traffic moves: percents of the new version, each held for some ms. The last is 100. */
export interface SwitchRoute {
  steps: readonly { percent: number; holdMs: number }[];
  /** The new version has only as many servers as its share needs. */
  isScaled: boolean;
}

/** So many percent at each look, until all is moved. */
export function routeBy(movePercent: number, tickMs: number): SwitchRoute {
  const moves = Math.max(1, Math.ceil(100 / Math.max(1, movePercent)));
  const steps = Array.from({ length: moves }, (_, at) => ({
    percent: Math.min(100, (at + 1) * movePercent),
    holdMs: tickMs,
  }));
  return { steps, isScaled: false };
}

/** The usual steps of a canary; those of the plan where it has some below 100%. */
export function canaryRoute(plan: RolloutPlan): SwitchRoute {
  const own = plan.steps.filter(({ weight }) => weight > 0 && weight < 100);
  const steps =
    own.length > 0
      ? own.map(({ weight, holdMs }) => ({ percent: weight, holdMs: Math.max(holdMs, plan.tickMs) }))
      : [5, 25, 50].map((percent) => ({ percent, holdMs: 10 * MINUTE_MS }));
  return { steps: [...steps, { percent: 100, holdMs: 0 }], isScaled: true };
}

/** Requests that a run is shortened to where nobody typed its end. */
const MOST_REQUESTS = 2_000_000;

/** When the simulation ends, in whole looks: as typed, else some time after it is switched back, or the old version has stood by. */
export function blueGreenHorizon(
  { tickMs, policy }: RolloutPlan,
  traffic: RateProfile,
  settings: BlueGreenSettings,
  typedMs: number | null,
): number {
  const inLooks = (ms: number): number => Math.max(2, Math.ceil(ms / tickMs)) * tickMs;
  if (typedMs !== null) return inLooks(typedMs);
  const { switchAtMs, movePercent, noticedBy, noticeMs, startMs } = settings;
  const moved = (switchAtMs ?? startMs) + routeBy(movePercent, tickMs).steps.length * tickMs;
  const standby = Math.min(policy.scaleDownDelayMs ?? 0, 120 * MINUTE_MS);
  const wanted = inLooks(
    10 * MINUTE_MS + (noticedBy === 'nobody' ? moved + standby : 2 * (moved + noticeMs)),
  );
  const share = MOST_REQUESTS / requestsBetween(traffic, 0, wanted);
  return share < 1 ? Math.max(2, Math.floor((wanted * share) / tickMs)) * tickMs : wanted;
}
