import type { Apart } from '../../../core/schema/compare-columns.ts';
import { formatFixed } from '../../../ui/format.ts';

const WHY: Readonly<Record<Extract<Apart, { distance: null }>['why'], string>> = {
  types: 'No distance: they hold different types.',
  noValues: 'No distance: a side has no values.',
  unique: 'No distance: the values are different in every row.',
  text: 'No distance: free text.',
  time: 'No distance: times move on.',
};

/** How far apart, with the name of the measure and what chance would do. */
export function apartInWords(apart: Apart): string {
  if (apart.distance === null) return WHY[apart.why];
  const what = apart.measure === 'ks' ? 'Kolmogorov-Smirnov distance' : 'Largest difference of a share';
  return `${what} ${formatFixed(apart.distance, 3)}; chance alone exceeds ${formatFixed(apart.margin, 3)} once in 1,000 times.`;
}
