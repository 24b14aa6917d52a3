import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import type { Digest } from '../kernel/objects.ts';
import type { LogWindow } from '../drift/log-profile.ts';
import { metricFacts } from '../metrics/catalogue.ts';
import { proportion } from '../metrics/proportion.ts';
import type { Outcome } from '../predictions/outcome.ts';
import type { Predicate } from '../slices/predicate.ts';
import { meanInterval, momentsOf } from '../stats/mean-interval.ts';
import { expectOfClasses } from './expect-of-classes.ts';
import { expectOfValues } from './expect-of-values.ts';
import type { Expectation } from './expected-performance.ts';
import type { LossColumn } from './loss-model.ts';
import type { LogColumns } from './log.ts';
import type { WindowRange } from './profile-series.ts';
import { seriesOf } from './series-of-estimates.ts';
import type { Series, Signal } from './signal.ts';
import { outcomeOf, type WindowedOutcome } from './windowed-outcome.ts';
import { isOfOneClass, windowMetric } from './window-metric.ts';

/** Signals that need the rows of a log; the others follow from its counts (see profile-series.ts). */
export type RowSignal = Extract<Signal, { of: 'metric' | 'expected' | 'labelled' | 'confidence' }>;

/** Series of a log that are made from its rows. */
export interface LogSeriesQuestion {
  table: Digest;
  columns: LogColumns;
  windows: readonly LogWindow[];
  reference: WindowRange;
  /** `where`: the rows of the signal's slice; null = all. */
  asked: readonly { signal: RowSignal; where: Predicate | null }[];
  /** Labels that arrived at or after this time (milliseconds since 1970) are not known; null = all are. */
  knownByMs: number | null;
}

/**
 * A signal by window from the rows of a log; "expected" is learned on the windows of the reference, for a model of values
 * from `lossColumns`, what it was fed (by row of the log).
 */
export function rowSeries(
  rows: WindowedOutcome,
  reference: WindowRange,
  signal: RowSignal,
  lossColumns: readonly LossColumn[] = [],
): Series {
  const figure = rowFigure(rows, reference, signal, lossColumns);
  const windows = Array.from({ length: rows.starts.length - 1 }, (_, at) => figure(at, at + 1));
  return seriesOf(signal, unitOf(signal, rows.outcome), windows);
}

/** The same over any windows [from, to). */
export function rowFigure(
  rows: WindowedOutcome,
  reference: WindowRange,
  signal: RowSignal,
  lossColumns: readonly LossColumn[],
): (from: number, to: number) => Estimate {
  switch (signal.of) {
    case 'labelled':
      return (from, to) => labelledShare(outcomeOf(rows, from, to));
    case 'confidence':
      return (from, to) => confidence(outcomeOf(rows, from, to));
    case 'metric': {
      const of = classOf(rows.outcome, signal);
      return (from, to) => windowMetric(outcomeOf(rows, from, to), signal.metric, of);
    }
    case 'expected': {
      const expected = expectationOf(rows, reference, signal, lossColumns);
      return (from, to) => expected(from, to);
    }
  }
}

/** What a metric comes to without labels, for any windows. */
export function expectationOf(
  { outcome, rows, starts }: WindowedOutcome,
  reference: WindowRange,
  signal: { metric: string; class?: string },
  lossColumns: readonly LossColumn[],
): Expectation {
  return outcome.type === 'regression'
    ? expectOfValues({ outcome, rows, starts }, lossColumns, reference, signal.metric)
    : expectOfClasses({ outcome, rows, starts }, reference, signal.metric, classOf(outcome, signal));
}

function labelledShare({ truth }: Outcome): Estimate {
  let known = 0;
  // -1 = unlabeled for classes, NaN for values.
  for (let row = 0; row < truth.length; row++) if (isKnown(truth, row)) known++;
  return proportion(known, truth.length, 'emptySlice');
}

function isKnown(truth: Outcome['truth'], row: number): boolean {
  return truth instanceof Int32Array ? truth[row]! >= 0 : !Number.isNaN(truth[row]!);
}

/** Mean probability of the class that was answered. */
function confidence(outcome: Outcome): Estimate {
  const chances = answeredChances(outcome);
  if (!chances) return undefinedBecause('noScores', 0);
  const moments = momentsOf(chances);
  return moments.n === 0
    ? undefinedBecause('emptySlice', 0)
    : estimate(moments.mean, moments.n, meanInterval(moments, 0));
}

/** The probability given to the class that was answered, of the rows with both; null without scores. */
export function answeredChances(outcome: Outcome): Float64Array<ArrayBuffer> | null {
  if (outcome.type === 'regression' || !outcome.scores) return null;
  const { predicted, scores } = outcome;
  const chances = new Float64Array(predicted.length);
  let n = 0;
  for (let row = 0; row < predicted.length; row++) {
    const chance = predicted[row]! < 0 ? NaN : scores[predicted[row]!]![row]!;
    if (!Number.isNaN(chance)) chances[n++] = chance;
  }
  return chances.subarray(0, n);
}

/** The class that a metric is of, as an index; null for one over all classes, or where nobody says which. */
export function classOf(outcome: Outcome, signal: { metric: string; class?: string }): number | null {
  if (outcome.type === 'regression' || !isOfOneClass(signal.metric)) return null;
  if (signal.class === undefined) return outcome.positive;
  const at = outcome.classes.indexOf(signal.class);
  return at < 0 ? null : at;
}

export function unitOf(signal: RowSignal, outcome: Outcome): string {
  if (signal.of === 'labelled' || signal.of === 'confidence') return 'fraction';
  const unit = metricFacts(signal.metric)?.unit ?? 'number';
  if (unit !== 'label') return unit;
  return (outcome.type === 'regression' ? outcome.unit : null) ?? 'number';
}
