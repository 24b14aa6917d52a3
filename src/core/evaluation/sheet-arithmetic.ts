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

function shareArithmetic(sum: SheetSum): Arithmetic {
  return {
    ...partArithmetic(sum, ['n', 'N'], ({ n }) => n, null),
    title: 'Share',
    definition: 'Rows of the slice with a true answer and a prediction, of all such rows.',
    result: { value: sum.row.share, unit: 'fraction' },
  };
}

function errorsArithmetic(sum: SheetSum): Arithmetic | null {
  if (sum.row.shareOfErrors === null || sum.row.errors === null) return null;
  return {
    ...partArithmetic(sum, ['wrong here', 'wrong'], ({ errors }) => errors ?? 0, true),
    title: 'Share of errors',
    definition: 'Wrong rows of the slice, of all wrong rows.',
    result: { value: sum.row.shareOfErrors, unit: 'fraction' },
  };
}

/** Rows of the slice over those of the whole, all of them or the wrong ones. */
function partArithmetic(
  { row, sheet: { all }, truth }: SheetSum,
  [here, whole]: readonly [string, string],
  of: (row: SheetRow) => number,
  wrong: true | null,
): Pick<Arithmetic, 'formula' | 'quantities' | 'steps' | 'notes'> {
  const quantity = (name: string, words: string, line: SheetRow) => ({
    name,
    words,
    value: of(line),
    where: judgedRows({ truth, within: line.where }, wrong),
  });
  return {
    formula: `${here} / ${whole}`,
    quantities: [quantity(here, row.name, row), quantity(whole, 'all rows', all)],
    steps: [[count(of(row)), ' / ', count(of(all))]],
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
