import type { NoiseLine } from '../../../core/shadow/noise-floor.ts';
import { formatCount, formatPlural } from '../../../ui/format.ts';

/** What the second run says of all rows, in a sentence or two. */
export function noiseWords({ raw, noise, total, above }: NoiseLine): string {
  if (total === 0) return 'No row was answered all three times, so nothing can be said of noise.';
  const rows = formatPlural(total, 'row');
  if (noise === 0) {
    const rest = raw === 0 ? '' : ' Every disagreement is the challenger’s.';
    return `Noise 0: run twice, the champion gives the same answer on all of ${rows}.${rest}`;
  }
  const beside = `The champion differs from itself on ${formatCount(noise)} of ${rows}, the challenger from it on ${formatCount(raw)}.`;
  return above ? `${beside} That is more than noise.` : `${beside} That is no more than noise would give.`;
}
