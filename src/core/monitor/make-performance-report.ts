import { kolmogorovSmirnov, type KolmogorovSmirnov } from '../drift/kolmogorov-smirnov.ts';
import type { Estimate } from '../kernel/estimate.ts';
import { createRandom } from '../kernel/random.ts';
import { metricFacts } from '../metrics/catalogue.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';
import { quantileSorted } from '../stats/quantile-sorted.ts';
import { classShares } from './class-shares.ts';
import type { Expectation } from './expected-performance.ts';
import type { LossColumn } from './loss-model.ts';
import { noChangeBand } from './no-change-band.ts';
import type { Agreement, Followed, PerformanceQuestion, PerformanceReport } from './performance-report.ts';
import { answeredChances, classOf, expectationOf, rowFigure, unitOf, type RowSignal } from './row-series.ts';
import { seriesOf, varianceOf } from './series-of-estimates.ts';
import { outcomeOf, type WindowedOutcome } from './windowed-outcome.ts';
import { WINDOW_METRICS } from './window-metric.ts';

const SEED = 1;
const BINS = 20;

/** How a model does by window and in two periods, over these rows. `delays`: milliseconds from a row to its label. */
export function performanceReport(
  rows: WindowedOutcome,
  question: Pick<PerformanceQuestion, 'reference' | 'current' | 'metric' | 'class'>,
  lossColumns: readonly LossColumn[],
  delays: Float64Array,
): PerformanceReport {
  const { reference, current } = question;
  const { outcome } = rows;
  const metrics = metricsOf(rows);
  const metric =
    question.metric !== null && metrics.includes(question.metric) ? question.metric : metrics[0]!;
  const of = question.class === null ? {} : { class: question.class };
  const follow = (signal: RowSignal, figure?: Expectation): Followed =>
    followed(rows, question, signal, figure);
  const realised = follow({ of: 'metric', metric, slice: null, ...of });
  const labelled = follow({ of: 'labelled' });
  const random = createRandom(SEED);
  const ofClass = classOf(outcome, { metric, ...of });
  const labeled = labelled.series.values.map((share, at) =>
    Math.round((share || 0) * labelled.series.n[at]!),
  );
  const expectation = expectationOf(rows, reference, { metric, ...of }, lossColumns);
  return {
    type: outcome.type,
    classes: outcome.type === 'classification' ? outcome.classes : [],
    metric,
    class: ofClass === null || outcome.type === 'regression' ? null : outcome.classes[ofClass]!,
    metrics,
    realised,
    expected: follow({ of: 'expected', metric, ...of }, expectation),
    labelled,
    confidence: follow({ of: 'confidence' }),
    band: noChangeBand(outcomeOf(rows, reference.from, reference.to), metric, ofClass, labeled, random),
    agreement: agreementOf(metric, realised, expectation, current),
    shares: classShares(rows, question, random),
    confidences: confidencesOf(rows, question),
    delay: delayOf(delays),
  };
}

/** A signal by window and in the two periods. */
export function followed(
  rows: WindowedOutcome,
  { reference, current }: Pick<PerformanceQuestion, 'reference' | 'current'>,
  signal: RowSignal,
  figure: Expectation = rowFigure(rows, reference, signal, []),
): Followed {
  const windows = Array.from({ length: rows.starts.length - 1 }, (_, at) => figure(at, at + 1));
  return {
    series: seriesOf(signal, unitOf(signal, rows.outcome), windows),
    reference: figure(reference.from, reference.to),
    current: figure(current.from, current.to),
  };
}

/** Without scores those that are made of them fall away, without a positive class those of one class. */
function metricsOf({ outcome }: WindowedOutcome): readonly string[] {
  if (outcome.type === 'regression') return WINDOW_METRICS.regression;
  const ofScores = new Set(['rocAuc', 'logLoss', 'brier']);
  return WINDOW_METRICS.classification.filter((metric) => outcome.scores || !ofScores.has(metric));
}

/**
 * Apart where the realised metric lies beyond its interval around the expected one, which is widened by the sampling of the
 * reference that was learned from.
 */
function agreementOf(
  metric: string,
  { current: realised, reference }: Followed,
  expectation: Expectation,
  { from, to }: { from: number; to: number },
): Agreement {
  const expected: Estimate = expectation(from, to, 'labeled');
  const variance = varianceOf(expected) + varianceOf(reference);
  if (realised.value === null || expected.value === null || Number.isNaN(variance))
    return { verdict: 'unknown', realised, expected };
  const apart = realised.value - expected.value;
  if (Math.abs(apart) <= normalQuantile(0.975) * Math.sqrt(variance))
    return { verdict: 'agree', realised, expected };
  const better = metricFacts(metric)?.higherIsBetter ?? null;
  const verdict = better === null ? 'apart' : apart > 0 === better ? 'better' : 'worse';
  return { verdict, realised, expected };
}

function confidencesOf(
  rows: WindowedOutcome,
  { reference, current }: Pick<PerformanceQuestion, 'reference' | 'current'>,
): PerformanceReport['confidences'] {
  const then = answeredChances(outcomeOf(rows, reference.from, reference.to));
  const now = answeredChances(outcomeOf(rows, current.from, current.to));
  if (!then || !now) return null;
  const ks: KolmogorovSmirnov | null = kolmogorovSmirnov(then.slice().sort(), now.slice().sort());
  return { reference: binned(then), current: binned(now), ks };
}

function binned(chances: Float64Array): Float64Array<ArrayBuffer> {
  const counts = new Float64Array(BINS);
  for (const chance of chances) counts[Math.min(BINS - 1, Math.max(0, Math.floor(chance * BINS)))]!++;
  return counts;
}

function delayOf(delays: Float64Array): PerformanceReport['delay'] {
  const sorted = delays.filter((ms) => Number.isFinite(ms)).sort();
  if (sorted.length === 0) return null;
  return { median: quantileSorted(sorted, 0.5), p90: quantileSorted(sorted, 0.9) };
}
