import { undefinedBecause, type Dropped } from '../kernel/estimate.ts';
import type { Random } from '../kernel/random.ts';
import type { ClassOutcome, Outcome } from '../predictions/outcome.ts';
import { calibrationErrors } from './calibration-errors.ts';
import type { MetricId } from './catalogue.ts';
import { cellEstimates } from './cell-estimates.ts';
import { accuracyScore, type Score } from './agreement-scores.ts';
import { macroAverages, macroAveragesOverAllLabels, weightedAverages } from './class-averages.ts';
import { classMetrics, type ClassMetrics } from './class-metrics.ts';
import { countClasses, type Margins } from './class-counts.ts';
import type { ClassTable } from './counted-rows.ts';
import { droppedRows } from './dropped-rows.ts';
import { measured } from './headline.ts';
import type { MetricSums } from './mean-arithmetic.ts';
import type { Measured } from './measure.ts';
import { residualSums, scoreSums } from './metric-sums.ts';
import { proportion } from './proportion.ts';
import { binScores, type Binning, type ReliabilityBin } from './reliability.ts';
import { residualSummary, type ResidualSummary } from './residual-summary.ts';
import { residualsOf } from './residuals.ts';
import { scoredRows } from './scored-rows.ts';
import { weighClasses } from './weigh-classes.ts';
import { weighedMarginScores } from './weighed-margins.ts';
import { judgedMasses, weighedShare } from './weighed-rates.ts';

/** How well scores are calibrated, in one way of binning. */
export interface Calibration {
  /** The positive class whose score it is; null = the top label. */
  of: string | null;
  binning: Binning;
  bins: readonly ReliabilityBin[];
  errors: readonly Measured[];
}

/** What an evaluation comes to beyond its headline, which is kept: made from the rows when it is looked at. */
export interface MetricDetail {
  /** Metrics that the headline leaves out. */
  more: readonly Measured[];
  /** Empty for a regression. */
  classes: readonly ClassMetrics[];
  calibrations: readonly Calibration[];
  residuals: ResidualSummary | null;
  /** Rows, or their weights, by actual and predicted class. */
  table: ClassTable | null;
  sums: MetricSums;
}

const AVERAGES: Partial<Record<MetricId, (margins: Margins) => Score>> = {
  macroPrecision: (margins) => macroAverages(margins).precision,
  macroRecall: (margins) => macroAverages(margins).recall,
  macroF1: (margins) => macroAverages(margins).f1,
  macroPrecisionAllLabels: (margins) => macroAveragesOverAllLabels(margins).precision,
  macroRecallAllLabels: (margins) => macroAveragesOverAllLabels(margins).recall,
  macroF1AllLabels: (margins) => macroAveragesOverAllLabels(margins).f1,
  weightedPrecision: (margins) => weightedAverages(margins).precision,
  weightedRecall: accuracyScore,
  weightedF1: (margins) => weightedAverages(margins).f1,
};
const MICRO = ['microPrecision', 'microRecall', 'microF1'] as const;
/** What the headline of several classes holds already. */
const IN_HEADLINE: readonly string[] = [
  'macroF1',
  'weightedF1',
  'macroPrecision',
  'macroRecall',
  'macroF1AllLabels',
  'weightedPrecision',
];

/**
 * Averages over classes, metrics of every class, calibration (of the positive class and of the top label, in bins of
 * equal width and of equal mass) or the spread of errors, and the sums behind the metrics. `weights`: as weighRows gives
 * them with this outcome, and `unweighted` the rows it left out.
 */
export function metricDetail(
  outcome: Outcome,
  weights: Float64Array | null,
  unweighted: number,
  random: Random,
): MetricDetail {
  if (outcome.type === 'regression') {
    const residuals = residualsOf(outcome, null, weights);
    return {
      more: [],
      classes: [],
      calibrations: [],
      residuals: residualSummary(residuals),
      table: null,
      sums: residualSums(residuals),
    };
  }
  const counts = countClasses(outcome);
  const weighed = weights && weighClasses(outcome, weights);
  const dropped = droppedRows({ unlabeled: counts.unlabeled, missing: counts.failed, unweighted });
  const { classes, cells } = weighed ?? counts;
  return {
    more: averagesOf(outcome, weights, random, dropped),
    classes: classMetrics(outcome.classes, counts, weighed),
    calibrations: calibrationsOf(outcome, weights, random, dropped),
    residuals: null,
    table: {
      classes: outcome.classes,
      counts: outcome.classes.map((_, k) => Array.from(cells.subarray(k * classes, (k + 1) * classes))),
    },
    sums: scoreSums(outcome, weights),
  };
}

function averagesOf(
  outcome: ClassOutcome,
  weights: Float64Array | null,
  random: Random,
  dropped: Dropped,
): Measured[] {
  const wanted = (Object.keys(AVERAGES) as MetricId[]).filter(
    (id) => outcome.positive !== null || !IN_HEADLINE.includes(id),
  );
  const scores = Object.fromEntries(wanted.map((id) => [id, AVERAGES[id]!]));
  const counts = countClasses(outcome);
  const weighed = weights && weighClasses(outcome, weights);
  const found = weighed
    ? weighedMarginScores(outcome, weights, weighed, scores, random, dropped)
    : cellEstimates(counts, scores, random, dropped);
  const masses = weighed && judgedMasses(weighed);
  const hits = outcome.classes.reduce((sum, _, k) => sum + counts.cells[k * counts.classes + k]!, 0);
  const micro = masses
    ? weighedShare(masses.right, masses.wrong, 'emptySlice', dropped)
    : proportion(hits, counts.n, 'emptySlice', dropped);
  return [...wanted.map((id) => measured(id, found[id]!)), ...MICRO.map((id) => measured(id, micro))];
}

function calibrationsOf(
  outcome: ClassOutcome,
  weights: Float64Array | null,
  random: Random,
  dropped: Dropped,
): Calibration[] {
  const { positive, classes, scores } = outcome;
  if (!scores) return [];
  return [...(positive === null ? [] : [positive]), null].flatMap((of) => {
    const rows = scoredRows(outcome, of, weights)!;
    const ids = of === null ? TOP_LABEL : POSITIVE;
    return (['width', 'mass'] as const).map((binning): Calibration => {
      const binned = binScores(rows, binning);
      const none = undefinedBecause('noScores', 0);
      const errors = rows.scores.length === 0 ? null : calibrationErrors(rows, binned, random, dropped);
      const params = {
        ...(of === null ? {} : { class: classes[of]! }),
        ...(binning === 'mass' ? { bins: 'equal mass' } : {}),
      };
      return {
        of: of === null ? null : classes[of]!,
        binning,
        bins: binned.bins,
        errors: [
          measured(ids.expected, errors?.expected ?? none, params),
          measured(ids.maximum, errors?.maximum ?? none, params),
          measured(ids.rootMeanSquare, errors?.rootMeanSquare ?? none, params),
        ],
      };
    });
  });
}

const TOP_LABEL = {
  expected: 'topLabelCalibrationError',
  maximum: 'topLabelMaximumError',
  rootMeanSquare: 'topLabelRmsError',
} as const;
const POSITIVE = {
  expected: 'positiveCalibrationError',
  maximum: 'positiveMaximumError',
  rootMeanSquare: 'positiveRmsError',
} as const;
