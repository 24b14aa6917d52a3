import { DAY_MS } from '../../../core/simulate/stream-question.ts';
import type { StreamTruth } from '../../../core/simulate/stream-truth.ts';
import type { Detection } from '../../../core/monitor/watch-values.ts';
import { formatDuration } from '../../../ui/format.ts';
import { DETECTOR_WORDS } from './detector-words.ts';

/** Known again while the same detectors watch the same stream. */
export function detectionKey({ detector, at }: Detection): string {
  return `${detector}:${String(at)}`;
}

/** "ADWIN: change on 14 Jun". */
export function driftWords({ detector, atMs }: Detection, moment: (ms: number) => string): string {
  return `${DETECTOR_WORDS[detector].name}: change on ${moment(atMs)}`;
}

/** A level with its interval: "12.1% (10.9% to 13.4%)". */
export function stretchWords(
  { n, mean, interval }: Detection['before'],
  format: (value: number) => string,
): string {
  if (n === 0) return 'no values';
  return interval ? `${format(mean)} (${format(interval.low)} to ${format(interval.high)})` : format(mean);
}

/** A detection this long after a change is over is no longer put down to it. */
const GRACE_MS = 7 * DAY_MS;

/** How long after the newest planted change a detection came; null where nothing had been changed then. */
export function delayOf(atMs: number, { changes }: StreamTruth): { name: string; delayMs: number } | null {
  const begun = changes.flatMap(({ name, periods }) =>
    periods
      .filter(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs + GRACE_MS)
      .map(({ fromMs }) => ({ name, delayMs: atMs - fromMs })),
  );
  return begun.sort((a, b) => a.delayMs - b.delayMs)[0] ?? null;
}

export function delayWords(atMs: number, truth: StreamTruth): string {
  const found = delayOf(atMs, truth);
  return found ? `${formatDuration(found.delayMs)} after “${found.name}”` : 'nothing was changed then';
}
