import { count, type Arithmetic, type Quantity, type Term } from '../metrics/arithmetic.ts';
import { binaryRows, judgedRows, type CountedRows } from '../metrics/counted-rows.ts';
import type { SheetRow } from './error-sheet.ts';
import type { SheetMetric } from './sheet.ts';
import { isFraction } from './sheet-metric.ts';
import { intervalNotes, type SheetSum } from './sheet-sum.ts';

/** The metric of a row of the sheet, from the rows that it counts. */
export function metricArithmetic(sum: SheetSum): Arithmetic {
  return isFraction(sum.sheet.metric) ? fractionArithmetic(sum) : lossArithmetic(sum);
}

function fractionArithmetic({ row, sheet: { metric }, truth }: SheetSum): Arithmetic {
  const { name, formula, quantities } = fractionParts(metric, row, { truth, within: row.where });
  const [hits, others] = quantities.map(({ value }) => value) as [number, number];
  const ofClass = metric.class !== undefined;
  return {
    title: name,
    definition: '',
    formula,
    quantities,
    steps: [
      ofClass
        ? [count(hits), ' / (', count(hits), ' + ', count(others), ')']
        : [count(hits), ' / ', count(others)],
    ],
    result: row.metric.value === null ? row.metric : { value: row.metric.value, unit: 'fraction' },
    notes: intervalNotes(row.metric),
  };
}

function fractionParts(
  metric: SheetMetric,
  { metric: measured }: SheetRow,
  rows: CountedRows,
): { name: string; formula: string; quantities: readonly Quantity[] } {
  const { n } = measured;
  const hits = measured.value === null ? 0 : Math.round(measured.value * n);
  const name = metric.class ?? '';
  const quantity = (short: string, words: string, value: number, where: Quantity['where']): Quantity => ({
    name: short,
    words,
    value,
    where,
  });
  const tp = quantity(
    'TP',
    `actual “${name}”, predicted “${name}”`,
    hits,
    binaryRows(rows, name, true, true),
  );
  const all = quantity('n', 'rows of the slice', n, judgedRows(rows, null));
  switch (metric.metric) {
    case 'recall': {
      const fn = quantity(
        'FN',
        `actual “${name}”, predicted otherwise`,
        n - hits,
        binaryRows(rows, name, true, false),
      );
      return { name: `Recall of “${name}”`, formula: 'TP / (TP + FN)', quantities: [tp, fn] };
    }
    case 'precision': {
      const fp = quantity(
        'FP',
        `predicted “${name}”, actually not`,
        n - hits,
        binaryRows(rows, name, false, true),
      );
      return { name: `Precision of “${name}”`, formula: 'TP / (TP + FP)', quantities: [tp, fp] };
    }
    case 'errorRate': {
      const wrong = quantity('wrong', 'predicted wrong', hits, judgedRows(rows, true));
      return { name: 'Error rate', formula: 'wrong / n', quantities: [wrong, all] };
    }
    default: {
      const right = quantity('right', 'predicted right', hits, judgedRows(rows, false));
      return { name: 'Accuracy', formula: 'right / n', quantities: [right, all] };
    }
  }
}

function lossArithmetic({ row, sheet: { metric }, truth }: SheetSum): Arithmetic {
  const { value, n } = row.metric;
  const isRoot = metric.metric === 'rmse';
  const loss = isRoot ? '(predicted - true)²' : '|predicted - true|';
  const mean = `sum of ${loss} / n`;
  const total: Term = { value: (value ?? 0) ** (isRoot ? 2 : 1) * n, unit: 'label' };
  return {
    title: isRoot ? 'Root mean squared error' : 'Mean absolute error',
    definition: '',
    formula: isRoot ? `√(${mean})` : mean,
    quantities: [
      { name: 'n', words: row.name, value: n, where: judgedRows({ truth, within: row.where }, null) },
    ],
    steps: [isRoot ? ['√(', total, ' / ', count(n), ')'] : [total, ' / ', count(n)]],
    result: row.metric.value === null ? row.metric : { value: row.metric.value, unit: 'label' },
    notes: intervalNotes(row.metric),
  };
}
