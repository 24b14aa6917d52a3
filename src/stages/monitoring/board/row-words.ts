import type { CellDrift } from '../../../core/drift/cell-drift.ts';
import type { BoundedDistance } from '../../../core/drift/cell-distances.ts';
import { useOf } from '../../../core/monitor/column-use.ts';
import type { LogColumns } from '../../../core/monitor/log.ts';
import { formatFixed, formatNumber, formatPercent } from '../../../ui/format.ts';
import type { BoardRow, RowView } from './board-row.svelte.ts';

const KINDS = { number: 'numeric', text: 'text, by length', values: 'category' } as const;
const USES: Partial<Record<ReturnType<typeof useOf>, string>> = {
  prediction: 'prediction',
  score: 'score',
  latency: 'latency',
  modelVersion: 'model version',
  feedback: 'feedback',
};

/** What a column is: what it is to the model where it is no input, else how it is compared. */
export function kindWords({ column }: BoardRow, columns: LogColumns | null): string {
  return (columns && USES[useOf(columns, column.name)]) ?? KINDS[column.kind];
}

/** "0.41", or "≈ 0.41" where the counts leave it open. */
export function distanceWords(distance: BoundedDistance | null): string {
  if (!distance) return '–';
  const value = formatFixed(distance.value, distance.value < 0.0095 && distance.value > 0 ? 3 : 2);
  return isApproximate(distance) ? `≈ ${value}` : value;
}

/** How far off it may be, where it is approximate. */
export function boundWords(distance: BoundedDistance | null): string {
  return isApproximate(distance) ? `± ${formatNumber(distance.bound, 1)}` : '';
}

export function isApproximate(distance: BoundedDistance | null): distance is BoundedDistance {
  return distance !== null && distance.bound > 1e-12;
}

/** The test beside the distance: "KS 0.31, p < 0.001". */
export function testWords({ drift, adjusted }: RowView): string {
  const { beside } = drift;
  if (!beside) return '';
  const p = adjusted === null ? '' : `, p ${pWords(adjusted)}`;
  if (beside.of === 'chiSquare') return `χ² ${formatNumber(beside.value, 3)}${p}`;
  return `KS ${distanceWords(beside)}${p}`;
}

/** "< 0.001", "= 0.02". */
export function pWords(p: number): string {
  return p < 0.001 ? '< 0.001' : `= ${formatFixed(p, p < 0.0995 ? 3 : 2)}`;
}

/** "0.7% → 6.1%"; one share where it stayed. */
export function missingWords({ missing }: CellDrift): string {
  const [then, now] = [formatPercent(missing.reference), formatPercent(missing.current)];
  return then === now ? now : `${then} → ${now}`;
}

/** New values by name with their share, or what lies beyond the reference's range. */
export function newWords({ unseen, outside, current }: CellDrift): string {
  if (unseen.length > 0) {
    const share = unseen.reduce((sum, { rows }) => sum + rows, 0) / current.n;
    const [first, second] = unseen;
    const names = second ? `${first!.value} + ${String(unseen.length - 1)}` : first!.value || 'empty';
    return `${names} ${formatPercent(share)}`;
  }
  return outside !== null && outside > 0 ? `${formatPercent(outside)} beyond` : '';
}

/** Importance as words behind the verdict. */
export function importanceWords(share: number): string {
  return share >= 0.0005
    ? `matters: ${formatPercent(share, 0)} of importance`
    : 'the model does not lean on it';
}
