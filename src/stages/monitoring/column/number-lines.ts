import type { Line } from '../../../charts/lines/lines-geometry.ts';
import type { Domain } from '../../../charts/scale.ts';
import type { NumberCurves } from '../../../core/drift/number-curves.ts';
import { formatPercent } from '../../../ui/format.ts';

/** Both cumulative distributions, as steps. */
export function cumulativeLines({ cumulative }: NumberCurves): { lines: readonly Line[]; x: Domain } {
  const stepped = (side: 'reference' | 'current') =>
    cumulative.flatMap((at, i) => [
      { x: at.value, y: cumulative[i - 1]?.[side] ?? 0 },
      { x: at.value, y: at[side] },
    ]);
  return {
    lines: [
      { key: 'reference', name: '', tone: 'reference', points: stepped('reference') },
      { key: 'current', name: '', tone: 'current', points: stepped('current') },
    ],
    x: innerOf(cumulative),
  };
}

/** The range without the outermost two in a thousand of both, so that a far value does not press the rest together. */
function innerOf(cumulative: NumberCurves['cumulative']): Domain {
  const TAIL = 0.002;
  const first = cumulative.findIndex((at) => Math.max(at.reference, at.current) > TAIL);
  const last = cumulative.findIndex((at) => Math.min(at.reference, at.current) >= 1 - TAIL);
  const low = cumulative[Math.max(0, first)]!.value;
  const high = cumulative[last < 0 ? cumulative.length - 1 : last]!.value;
  return [low, high];
}

/** Quantile against quantile, with where they would lie without drift. */
export function quantileLines({ quantiles }: NumberCurves): { lines: readonly Line[]; x: Domain; y: Domain } {
  const x: Domain = [quantiles[0]!.reference, quantiles.at(-1)!.reference];
  const all = quantiles.flatMap(({ reference, current }) => [reference, current]);
  const y: Domain = [Math.min(...all), Math.max(...all)];
  const within = (value: number): number => Math.min(y[1], Math.max(y[0], value));
  const edge = (side: 'low' | 'high') =>
    quantiles.flatMap((at) => (at[side] === null ? [] : [{ x: at.reference, y: within(at[side]) }]));
  return {
    x,
    y,
    lines: [
      { key: 'low', name: '', tone: 'reference', dash: '3 3', points: edge('low') },
      { key: 'high', name: '', tone: 'reference', dash: '3 3', points: edge('high') },
      {
        ...{ key: 'same', name: '', tone: 'quiet' },
        points: [
          { x: x[0], y: x[0] },
          { x: x[1], y: x[1] },
        ],
      },
      {
        ...{ key: 'current', name: '', tone: 'current', dots: true },
        points: quantiles.map((at) => ({ x: at.reference, y: at.current })),
      },
    ],
  };
}

/** What the picture says, in a sentence. */
export function quantileVerdict({ quantiles }: NumberCurves): string {
  const above = quantiles.filter((at) => at.high !== null && at.current > at.high);
  const below = quantiles.filter((at) => at.low !== null && at.current < at.low);
  const share = (some: readonly unknown[]): string => formatPercent(some.length / quantiles.length, 0);
  if (above.length + below.length === 0) return 'All quantiles lie where they would without drift.';
  if (below.length === 0) return `Higher than without drift at ${share(above)} of the quantiles.`;
  if (above.length === 0) return `Lower than without drift at ${share(below)} of the quantiles.`;
  return `Higher than without drift at ${share(above)} of the quantiles, lower at ${share(below)}.`;
}
