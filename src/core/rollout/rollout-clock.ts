import { Problem } from '../kernel/problem.ts';
import type { RolloutQuestion } from './rollout-question.ts';

/** Looks of one simulated rollout at most. */
const MOST_LOOKS = 20_000;
/** Beats between two looks at most: windows that do not fit are rounded. */
const MOST_BEATS = 6;

/** How time is cut: looks every tick, and counts every beat, so that windows and delays are whole beats. */
export interface RolloutClock {
  tickMs: number;
  beatMs: number;
  /** Beats a tick. */
  perTick: number;
  /** Looks after the one that sees the new version. */
  looks: number;
  /** A time in whole beats. */
  beatsOf: (ms: number) => number;
}

/** Throws Problem "rollout.tooLong". */
export function clockOf({ plan, horizonMs, labelDelayMs }: RolloutQuestion): RolloutClock {
  const { tickMs } = plan;
  const looks = Math.floor(horizonMs / tickMs);
  if (!(tickMs > 0) || !(looks >= 1) || looks > MOST_LOOKS) {
    throw new Problem({
      code: 'rollout.tooLong',
      message: 'The controller would look too often, or never, in the time that is simulated.',
      expected: `from 1 to ${MOST_LOOKS.toLocaleString('en-US')} looks`,
      found: `${String(horizonMs / 1000)} s, and a look every ${String(tickMs / 1000)} s`,
      fix: 'Change how long is simulated, or how often the plan looks.',
    });
  }
  const times = [...plan.metrics.map(({ windowMs }) => windowMs), labelDelayMs];
  let perTick = 1;
  while (perTick < MOST_BEATS && times.some((ms) => !isWhole((ms * perTick) / tickMs))) perTick++;
  const beatMs = tickMs / perTick;
  const beatsOf = (ms: number): number => (ms <= 0 ? 0 : Math.max(1, Math.round(ms / beatMs)));
  return { tickMs, beatMs, perTick, looks, beatsOf };
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-9;
}
