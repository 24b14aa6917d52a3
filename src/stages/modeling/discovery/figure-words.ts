import type { RowErrors } from '../../../core/evaluation/row-errors.ts';
import { reasonInWords, type Estimate } from '../../../core/kernel/estimate.ts';
import { formatFixed, formatNumber, formatPercent } from '../../../ui/format.ts';

type Of = RowErrors['of'];

/** "34.1%", or a mean absolute error. */
export function rateInWords(of: Of, value: number): string {
  return of === 'wrong' ? formatPercent(value) : formatNumber(value);
}

/** "34.1% (28.0 to 40.7)", or why there is no figure. */
export function estimateInWords(of: Of, estimate: Estimate): string {
  if (estimate.value === null) return reasonInWords(estimate.reason);
  const { interval } = estimate;
  const bound = (value: number): string =>
    of === 'wrong' ? formatFixed(value * 100, 1) : formatNumber(value);
  const between = interval ? ` (${bound(interval.low)} to ${bound(interval.high)})` : '';
  return rateInWords(of, estimate.value) + between;
}

/** "+18.9 points (12.7 to 25.3)", or a difference of mean errors. */
export function effectInWords(of: Of, effect: Estimate): string {
  if (effect.value === null) return reasonInWords(effect.reason);
  const shown = (value: number): string => {
    const text = of === 'wrong' ? formatFixed(Math.abs(value) * 100, 1) : formatNumber(Math.abs(value));
    return `${value < 0 ? '−' : '+'}${text}`;
  };
  const { interval } = effect;
  const between = interval ? ` (${shown(interval.low)} to ${shown(interval.high)})` : '';
  return shown(effect.value) + between;
}

/** "0.03", "< 0.001"; a dash where there is none. */
export function pInWords(p: number | null): string {
  if (p === null) return '–';
  return p < 0.001 ? '< 0.001' : formatFixed(p, 3);
}

export function rateName(of: Of): string {
  return of === 'wrong' ? 'Error rate' : 'Mean absolute error';
}
