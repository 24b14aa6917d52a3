import { formatCount, formatNumber, formatPercent } from '../../ui/format.ts';

/** How values of a unit are written: shares as percents, counts whole, others with their unit. */
export function formatIn(unit: string): (value: number) => string {
  if (unit === 'fraction') return (value) => formatPercent(value);
  if (unit === 'count') return formatCount;
  return (value) => (unit === 'number' ? formatNumber(value) : `${formatNumber(value)} ${unit}`);
}
