import type { AnalyzeApi } from '../src/compute/contract.ts';
import { readSpaceUse } from '../src/storage/read-space-use.ts';
import { appendRows } from './analyze/append-rows.ts';
import { adoptPredictions } from './analyze/adopt-predictions.ts';
import { applyRecipe } from './analyze/apply-recipe.ts';
import { agreementOfLabels, disagreementsOfLabels } from './analyze/agreement-of-labels.ts';
import { consensusOfLabels, makeConsensus } from './analyze/consensus-of-labels.ts';
import { humanLevelOfLabels } from './analyze/human-level-of-labels.ts';
import { checkDataset } from './analyze/check-dataset.ts';
import { inferExpectationsOf } from './analyze/infer-expectations-of.ts';
import { skewBetween } from './analyze/skew-between.ts';
import { leaksOfSplit } from './analyze/leaks-of-split.ts';
import { makePart, resamplePart, splitOf } from './analyze/splits.ts';
import { fitRecipe } from './analyze/fit-recipe.ts';
import { keepModel, learnConstantFrom } from './analyze/keep-model.ts';
import { previewRecipe } from './analyze/preview-recipe.ts';
import { evaluateModel } from './analyze/evaluate-model.ts';
import { metricDetailOf } from './analyze/metric-detail-of.ts';
import { columnParts } from './analyze/column-parts.ts';
import { compareEvaluations, compareOnSlices } from './analyze/compare-evaluations.ts';
import { compareTables } from './analyze/compare-tables.ts';
import { counterfactualsOf } from './analyze/counterfactuals-of.ts';
import {
  driftAndErrors,
  driftApart,
  driftOfPairs,
  driftOfTexts,
  pairOfWindows,
} from './analyze/drift-together-of.ts';
import { driftBands, driftDetail, exactDrift } from './analyze/drift-of.ts';
import { errorAssociationsOf } from './analyze/error-associations-of.ts';
import { confusionOfSlice, errorSheetOf, pairsOfSlice } from './analyze/error-sheet-of.ts';
import { fairnessOf } from './analyze/fairness-of.ts';
import { logEffectsOf, logPartsOf, logPerformanceOf } from './analyze/log-performance-of.ts';
import { logSeriesOf } from './analyze/log-series-of.ts';
import { discoverErrors, errorGridOf, errorTreeOf } from './analyze/discovery-of.ts';
import { labelIssuesOf } from './analyze/label-issues-of.ts';
import { noiseViewOf } from './analyze/noise-view-of.ts';
import { measureSlices } from './analyze/measure-slices.ts';
import {
  mistakeQueue,
  mistakesWith,
  nearTagsOf,
  suggestionsFor,
  tagSummaryOf,
} from './analyze/mistakes-of.ts';
import { pairOfColumns, pairsOfTable } from './analyze/pairs-of-table.ts';
import { logProfile, profileLog } from './analyze/profile-log.ts';
import { profileTable } from './analyze/profile-table.ts';
import {
  automationFrontierOf,
  automationOf,
  automationWithin,
  humanErrorIn,
} from './analyze/automation-of.ts';
import { lintPlan } from '../src/core/rollout/lint-plan.ts';
import { blueGreenRunOf, switchingWaysOf } from './analyze/blue-green-of.ts';
import { rolloutRunOf, rolloutRunsOf, rolloutSweepOf, rolloutVariantsOf } from './analyze/rollouts-of.ts';
import { scoreOutputsOf } from './analyze/score-outputs-of.ts';
import { fermiOf, timelineOf } from './analyze/estimates-of.ts';
import { simulateServingOf } from './analyze/serving-of.ts';
import { shadowCheckOf } from './analyze/shadow-check-of.ts';
import { shadowReportOf } from './analyze/shadow-report-of.ts';
import { testCalibrationOf } from './analyze/test-calibration-of.ts';
import { feedbackOf } from './analyze/feedback-of.ts';
import { watchStreamOf } from './analyze/watch-stream-of.ts';
import { summarizeView } from './analyze/summarize-view.ts';
import { arrangeView, cellsOfView, copyOfView } from './analyze/views.ts';
import { groupThresholdsOf, thresholdBenchOf } from './analyze/threshold-bench-of.ts';
import { keepWithTask, predictAtThreshold } from './analyze/use-threshold.ts';
import { valuesOf } from './analyze/values-of.ts';
import { expose } from './expose.ts';

const api: AnalyzeApi = {
  profile: profileTable,
  profileLog,
  logProfile,
  appendRows,
  watchStream: watchStreamOf,
  feedback: feedbackOf,
  columnParts,
  logSeries: logSeriesOf,
  logPerformance: logPerformanceOf,
  logParts: logPartsOf,
  logEffects: logEffectsOf,
  pairStrengths: pairsOfTable,
  pair: pairOfColumns,
  compareTables,
  compareEvaluations,
  compareOnSlices,
  shadowReport: shadowReportOf,
  shadowCheck: shadowCheckOf,
  summarize: summarizeView,
  arrange: arrangeView,
  cells: cellsOfView,
  copy: copyOfView,
  values: valuesOf,
  keepModel,
  learnConstant: learnConstantFrom,
  adopt: adoptPredictions,
  evaluate: evaluateModel,
  sheet: errorSheetOf,
  metricDetail: metricDetailOf,
  pairs: pairsOfSlice,
  measure: measureSlices,
  confusion: confusionOfSlice,
  fairness: fairnessOf,
  mistakeQueue,
  mistakeSuggestions: suggestionsFor,
  mistakesWith,
  nearTags: nearTagsOf,
  tagSummary: tagSummaryOf,
  thresholdBench: thresholdBenchOf,
  groupThresholds: groupThresholdsOf,
  keepWithTask,
  predictAtThreshold,
  discover: discoverErrors,
  errorTree: errorTreeOf,
  errorGrid: errorGridOf,
  space: readSpaceUse,
  fitRecipe,
  applyRecipe,
  previewRecipe,
  agreement: agreementOfLabels,
  disagreements: disagreementsOfLabels,
  consensus: consensusOfLabels,
  makeConsensus,
  humanLevel: humanLevelOfLabels,
  labelIssues: labelIssuesOf,
  noiseView: noiseViewOf,
  errorAssociations: errorAssociationsOf,
  counterfactuals: counterfactualsOf,
  scoreOutputs: scoreOutputsOf,
  inferExpectations: inferExpectationsOf,
  checkDataset,
  exactDrift,
  driftDetail,
  driftApart,
  driftOfPairs,
  pairOfWindows,
  driftOfTexts,
  driftAndErrors,
  driftBands,
  skew: skewBetween,
  automation: automationOf,
  automationFrontier: automationFrontierOf,
  automationWithin,
  humanErrorIn,
  fermi: fermiOf,
  timeline: timelineOf,
  simulateServing: simulateServingOf,
  rolloutRun: rolloutRunOf,
  rolloutRuns: rolloutRunsOf,
  rolloutSweep: rolloutSweepOf,
  rolloutVariants: rolloutVariantsOf,
  blueGreenRun: blueGreenRunOf,
  switchingWays: switchingWaysOf,
  lintPlan: (plan, context) => Promise.resolve(lintPlan(plan, context)),
  testCalibration: testCalibrationOf,
  split: splitOf,
  leaks: leaksOfSplit,
  makePart,
  resamplePart,
};
expose(api);
