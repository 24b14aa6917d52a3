import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import type { ValueOutcome } from '../predictions/outcome.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';
import type { Expectation } from './expected-performance.ts';
import { foldOf, FOLDS } from './calibrate-reference.ts';
import { fitLossModel, lossAt, type LossColumn, type LossModel } from './loss-model.ts';
import type { WindowRange } from './profile-series.ts';
import type { RowsByWindow, WindowedOutcome } from './windowed-outcome.ts';

/** Metrics that can be expected without labels, for a model of values. */
export const EXPECTED_OF_VALUES = ['mae', 'rmse'] as const;
export type ExpectedLoss = (typeof EXPECTED_OF_VALUES)[number];

/** Rows that a loss model learns from at most, taken at even steps. */
const MOST_LEARNED = 20_000;
/** With fewer there is nothing to learn. */
const LEAST_LEARNED = 100;
const LEVEL = 0.95;

/**
 * What a metric of values comes to without its labels: the mean of the losses that a model of the loss expects
 * of its rows, learned on the labeled rows of the reference (a window of the reference: on those of the other half). The
 * interval is where the realised metric lies 95% of the time if losses still depend on the inputs in the same way: the
 * variance of a loss is taken as a multiple of the square of the expected one, as large as it was in the reference.
 */
export function expectOfValues(
  { outcome, rows, starts }: WindowedOutcome<ValueOutcome>,
  columns: readonly LossColumn[],
  reference: WindowRange,
  metric: string,
): Expectation {
  const windows = starts.length - 1;
  if (!isExpected(metric)) return () => undefinedBecause('noSuchFigure', 0);
  const losses = outcome.truth.map((truth, at) => {
    const error = Math.abs(outcome.predicted[at]! - truth);
    return metric === 'mae' ? error : error * error;
  });
  const models = modelsOf(columns, { rows, starts }, reference, losses);
  if (!models) return () => undefinedBecause('tooFew', 0);

  const [sums, ofLabeled] = [emptySums(windows), emptySums(windows)];
  let [apart, squares] = [0, 0];
  for (let window = 0; window < windows; window++) {
    const fold = foldOf(window, reference);
    for (let at = starts[window]!; at < starts[window + 1]!; at++) {
      if (!Number.isFinite(outcome.predicted[at]!)) continue;
      const expected = lossAt(models[fold + 1]!, columns, rows[at]!);
      add(sums[window]!, expected);
      if (!Number.isFinite(losses[at]!)) continue;
      add(ofLabeled[window]!, expected);
      if (fold < 0) continue;
      apart += (losses[at]! - expected) ** 2;
      squares += expected * expected;
    }
  }
  const spread = squares > 0 ? apart / squares : 0;
  return (from, to, which = 'all') => {
    const [sum] = emptySums(1) as [LossSums];
    for (const one of (which === 'all' ? sums : ofLabeled).slice(from, to)) {
      sum.n += one.n;
      sum.losses += one.losses;
      sum.squares += one.squares;
    }
    return sum.n === 0 ? undefinedBecause('emptySlice', 0) : estimated(sum, spread, metric);
  };
}

/** Rows, their expected losses and the squares of those. */
interface LossSums {
  n: number;
  losses: number;
  squares: number;
}

function emptySums(windows: number): LossSums[] {
  return Array.from({ length: windows }, () => ({ n: 0, losses: 0, squares: 0 }));
}

function add(sum: LossSums, expected: number): void {
  sum.n++;
  sum.losses += expected;
  sum.squares += expected * expected;
}

function isExpected(metric: string): metric is ExpectedLoss {
  return (EXPECTED_OF_VALUES as readonly string[]).includes(metric);
}

function estimated({ n, losses, squares }: LossSums, spread: number, metric: ExpectedLoss): Estimate {
  const mean = losses / n;
  const reach = (normalQuantile((1 + LEVEL) / 2) * Math.sqrt(spread * squares)) / n;
  const shown = (loss: number): number => (metric === 'mae' ? loss : Math.sqrt(loss));
  return estimate(shown(mean), n, {
    low: shown(Math.max(0, mean - reach)),
    high: shown(mean + reach),
    level: LEVEL,
    method: 'normal, from the losses of the reference',
  });
}

/** That of all of the reference, then those without one half of it; null where one has too few rows to learn from. */
function modelsOf(
  columns: readonly LossColumn[],
  { rows, starts }: RowsByWindow,
  reference: WindowRange,
  losses: Float64Array,
): readonly LossModel[] | null {
  const models: LossModel[] = [];
  for (let without = -1; without < FOLDS; without++) {
    const labeled: number[] = [];
    for (let window = reference.from; window < reference.to; window++) {
      if (foldOf(window, reference) === without) continue;
      for (let at = starts[window]!; at < starts[window + 1]!; at++)
        if (Number.isFinite(losses[at]!)) labeled.push(at);
    }
    if (labeled.length < LEAST_LEARNED) return null;
    const step = Math.max(1, labeled.length / MOST_LEARNED);
    const learned = Uint32Array.from(
      { length: Math.min(labeled.length, MOST_LEARNED) },
      (_, at) => labeled[Math.floor(at * step)]!,
    );
    models.push(
      fitLossModel(
        columns,
        learned.map((at) => rows[at]!),
        Float64Array.from(learned, (at) => losses[at]!),
      ),
    );
  }
  return models;
}
