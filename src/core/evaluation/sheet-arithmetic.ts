import { count, type Arithmetic } from '../metrics/arithmetic.ts';
import { judgedRows } from '../metrics/counted-rows.ts';
import type { SheetRow } from './error-sheet.ts';
import { gainArithmetic, gapArithmetic } from './gain-arithmetic.ts';
import { metricArithmetic } from './sheet-metric-arithmetic.ts';
import type { SheetSum } from './sheet-sum.ts';

export type SheetFigure = 'share' | 'shareOfErrors' | 'metric' | 'gap' | 'gain' | 'priority';

/** How one figure of a row came to be; null where the row has none, or none that is worked out here. */
export function sheetArithmetic(figure: SheetFigure, sum: SheetSum): Arithmetic | null {
  switch (figure) {
    case 'share':
      return shareArithmetic(sum);
    case 'shareOfErrors':
      return errorsArithmetic(sum);
    case 'metric':
      return metricArithmetic(sum);
    case 'gap':
      return gapArithmetic(sum);
    case 'gain':
      return gainArithmetic(sum);
    case 'priority':
      return priorityArithmetic(sum);
  }
}

function shareArithmetic({ row, sheet: { all }, truth }: SheetSum): Arithmetic {
  const rows = (of: SheetRow) => judgedRows({ truth, within: of.where }, null);
  return {
    title: 'Share',
    definition: 'Rows of the slice with a true answer and a prediction, of all such rows.',
    formula: 'n / N',
    quantities: [
      { name: 'n', words: row.name, value: row.n, where: rows(row) },
      { name: 'N', words: 'all rows', value: all.n, where: rows(all) },
    ],
    steps: [[count(row.n), ' / ', count(all.n)]],
    result: { value: row.share, unit: 'fraction' },
    notes: [],
  };
}

function errorsArithmetic({ row, sheet: { all }, truth }: SheetSum): Arithmetic | null {
  if (row.errors === null || row.shareOfErrors === null || all.errors === null) return null;
  const wrong = (of: SheetRow) => judgedRows({ truth, within: of.where }, true);
  return {
    title: 'Share of errors',
    definition: 'Wrong rows of the slice, of all wrong rows.',
    formula: 'wrong here / wrong',
    quantities: [
      { name: 'wrong here', words: row.name, value: row.errors, where: wrong(row) },
      { name: 'wrong', words: 'all rows', value: all.errors, where: wrong(all) },
    ],
    steps: [[count(row.errors), ' / ', count(all.errors)]],
    result: { value: row.shareOfErrors, unit: 'fraction' },
    notes: [],
  };
}

function priorityArithmetic({ row, plan }: SheetSum): Arithmetic | null {
  if (!row.gain || row.gain.value === null) return null;
  const [ease, importance] = [plan.ease ?? 3, plan.importance ?? 3];
  return {
    title: 'Priority',
    definition: 'The gain, weighted by what a person thinks of the slice: 3 is the middle of 1 to 5.',
    formula: 'gain × ease / 3 × importance / 3',
    quantities: [],
    steps: [
      [{ value: row.gain.value, unit: 'gain' }, ' × ', count(ease), ' / 3 × ', count(importance), ' / 3'],
    ],
    result: { value: (row.gain.value * ease * importance) / 9, unit: 'gain' },
    notes: plan.ease === null || plan.importance === null ? ['What is not said counts as 3.'] : [],
  };
}
