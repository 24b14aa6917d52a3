import { fraction, type Arithmetic, type Term } from '../metrics/arithmetic.ts';
import type { SheetRow } from './error-sheet.ts';
import { higherIsBetter, isFraction } from './sheet-metric.ts';
import { intervalNotes, type SheetSum } from './sheet-sum.ts';

/** Baseline and metric in the order they are taken from each other, fractions in points. */
function difference({ row, sheet: { metric } }: SheetSum): { words: string; terms: Term[] } | null {
  if (!row.baseline || row.metric.value === null) return null;
  const term = (value: number): Term =>
    isFraction(metric) ? { value: value * 100, unit: 'points' } : { value, unit: 'label' };
  const [level, value] = [term(row.baseline.value), term(row.metric.value)];
  return higherIsBetter(metric)
    ? { words: 'baseline - metric', terms: [level, ' - ', value] }
    : { words: 'metric - baseline', terms: [value, ' - ', level] };
}

export function gapArithmetic(sum: SheetSum): Arithmetic | null {
  const { row, sheet } = sum;
  const taken = difference(sum);
  if (!taken || row.gap === null) return null;
  return {
    title: 'Gap',
    definition: `Baseline: ${row.baseline!.source}.`,
    formula: taken.words,
    quantities: [],
    steps: [taken.terms],
    result: isFraction(sheet.metric)
      ? { value: row.gap * 100, unit: 'points' }
      : { value: row.gap, unit: 'label' },
    notes: [],
  };
}

export function gainArithmetic(sum: SheetSum): Arithmetic | null {
  const { row, sheet } = sum;
  const taken = difference(sum);
  if (!taken || !row.gain || row.gain.value === null) return null;
  const { formula, steps } = sheet.metric.metric === 'rmse' ? rootGain(sum) : plainGain(row, taken);
  return {
    title: 'Gain',
    definition: 'What closing the gap brings over all rows. The weight is n / N.',
    formula,
    quantities: [
      { name: 'n', words: `${row.name}: rows that the metric is of`, value: row.metric.n, where: null },
      { name: 'N', words: 'all rows that the metric is of', value: sheet.all.metric.n, where: null },
    ],
    steps: [steps],
    result: { value: row.gain.value, unit: 'gain' },
    notes: [...intervalNotes(row.gain), 'Slices overlap, so gains do not add up.'],
  };
}

function plainGain(row: SheetRow, { words, terms }: { words: string; terms: Term[] }) {
  return {
    formula: `max(0, ${words}) × weight`,
    steps: ['max(0, ', ...terms, ') × ', fraction(row.weight)],
  };
}

function rootGain({ row, sheet }: SheetSum): { formula: string; steps: Term[] } {
  const label = (value: number): Term => ({ value, unit: 'label' });
  const overall = label(sheet.all.metric.value ?? 0);
  const own = label(Math.max(row.metric.value ?? 0, row.baseline?.value ?? 0));
  return {
    formula: 'overall - √(overall² - weight × (own² - baseline²))',
    steps: [
      ...[overall, ' - √(', overall, '² - ', fraction(row.weight)],
      ...[' × (', own, '² - ', label(row.baseline?.value ?? 0), '²))'],
    ],
  };
}
