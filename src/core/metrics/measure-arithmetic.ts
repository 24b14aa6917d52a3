import type { Estimate } from '../kernel/estimate.ts';
import type { Arithmetic } from './arithmetic.ts';
import { averageArithmetic } from './average-arithmetic.ts';
import { binaryCounts } from './binary-counts.ts';
import { metricFacts } from './catalogue.ts';
import { calibrationArithmetic } from './calibration-arithmetic.ts';
import { binaryArithmetic } from './class-arithmetic.ts';
import { countsOfMatrix, marginsOf } from './class-counts.ts';
import type { ClassTable, CountedRows } from './counted-rows.ts';
import { meanArithmetic, type MetricSums } from './mean-arithmetic.ts';
import type { Measured } from './measure.ts';
import type { ReliabilityBin } from './reliability.ts';

/** What a calculation is shown from; null where it is not at hand. */
export interface ArithmeticFacts {
  /** Rows by actual and predicted class, or their weights. */
  table: ClassTable | null;
  sums: MetricSums | null;
  rows: CountedRows | null;
  /** Bins of scores, of a calibration error. */
  bins?: readonly ReliabilityBin[] | null | undefined;
  /** Column of sample weights: what is counted are weights then. */
  weights?: string | null | undefined;
  /** The positive class of a binary evaluation. */
  positive?: string | null | undefined;
}

/**
 * The arithmetic of a metric: its formula, the counts that go into it with the rows behind them, the formula with
 * those counts, and the result. Metrics that are not a formula of a few counts (a median, an area under steps) have
 * their definition and no steps, and so has what `facts` do not hold. `title`: as the screen calls it.
 */
export function measureArithmetic(
  { measure, estimate }: Measured,
  title: string,
  facts: ArithmeticFacts,
): Arithmetic {
  const { metric, params } = measure;
  const known = metricFacts(metric);
  const unit = known?.unit ?? 'number';
  const worked =
    (facts.table && ofTable(metric, params['class'] ?? facts.positive ?? null, facts.table, facts.rows)) ??
    (facts.sums &&
      meanArithmetic(
        metric,
        facts.sums,
        unit === 'label' ? 'label' : 'number',
        facts.rows,
        facts.positive ?? null,
      )) ??
    (facts.bins && calibrationArithmetic(metric, facts.bins));
  return {
    title,
    definition: known?.definition ?? '',
    formula: worked?.formula ?? '',
    quantities: worked?.quantities ?? [],
    steps: estimate.value === null ? [] : (worked?.steps ?? []),
    result:
      estimate.value === null ? { value: null, reason: estimate.reason } : { value: estimate.value, unit },
    notes: [
      ...(facts.weights ? [`Each row counts by its weight in “${facts.weights}”.`] : []),
      ...intervalNote(estimate),
    ],
  };
}

function ofTable(
  metric: string,
  positive: string | number | null,
  table: ClassTable,
  rows: CountedRows | null,
): ReturnType<typeof binaryArithmetic> {
  const counts = countsOfMatrix(table.counts);
  const at = positive === null ? -1 : table.classes.indexOf(String(positive));
  const other = table.classes.length === 2 ? table.classes[1 - at]! : null;
  const binary =
    at >= 0 ? binaryArithmetic(metric, binaryCounts(counts, at), String(positive), rows, other) : null;
  return binary ?? averageArithmetic(metric, marginsOf(counts), rows);
}

function intervalNote(estimate: Estimate): string[] {
  if (estimate.value === null || !estimate.interval) return [];
  const { level, method } = estimate.interval;
  return [`${String(Math.round(level * 100))}% interval: ${method}.`];
}
