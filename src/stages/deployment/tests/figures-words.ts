import type { Interval } from '../../../core/kernel/estimate.ts';
import type { DecisionTraffic } from '../../../core/harm/harm-tests.ts';
import type { Detection } from '../../../core/harm/detection.ts';
import { formatCount, formatDuration, formatFixed, formatNumber, formatPercent } from '../../../ui/format.ts';

/** A chance with enough digits to tell it from 0 and 1. */
export function chanceWords(chance: number): string {
  if (chance > 0 && chance < 0.0005) return '<0.1%';
  if (chance < 1 && chance > 0.9995) return '>99.9%';
  return formatPercent(chance);
}

/** "1.5 to 2.8%", or that it needed no simulation. */
export function intervalIn(interval: Interval | null): string {
  if (interval === null) return 'exactly';
  return `${formatFixed(interval.low * 100, 1)} to ${formatPercent(interval.high)}`;
}

/** Mean time until a test that decides has decided; null where none does. */
export function meanTime(
  { meanLook }: Pick<Detection, 'meanLook'>,
  { lookMs }: DecisionTraffic,
): string | null {
  return meanLook === null ? null : formatDuration(meanLook * lookMs);
}

/** A mean number of requests. */
export function requestsWords(requests: number): string {
  return requests < 10 ? formatNumber(requests, 2) : formatCount(requests);
}
