import { undefinedBecause, type Estimate, type Reason } from '../kernel/estimate.ts';
import type { ClassOutcome } from '../predictions/outcome.ts';
import { calibratedChances } from './calibrate-reference.ts';
import {
  expectedCounts,
  expectedMetric,
  type Expectation,
  type ExpectedMetric,
} from './expected-performance.ts';
import type { WindowRange } from './profile-series.ts';
import type { WindowedOutcome } from './windowed-outcome.ts';

/** Metrics that can be expected without labels, for a model of classes. */
export const EXPECTED_OF_CLASSES: readonly ExpectedMetric[] = [
  'accuracy',
  'precision',
  'recall',
  'f1',
  'prevalence',
];

/**
 * What a metric comes to without its labels: by CBPE, with chances calibrated on the reference. Metrics of one
 * class are of `of`. Accuracy goes by the chance of the positive class where there are two classes; of more by the chance
 * that the answer is right.
 */
export function expectOfClasses(
  { outcome, starts }: WindowedOutcome<ClassOutcome>,
  reference: WindowRange,
  metric: string,
  of: number | null,
): Expectation {
  const none = (reason: Reason) => (): Estimate => undefinedBecause(reason, 0);
  if (!isExpected(metric) || (of === null && metric !== 'accuracy')) return none('noSuchFigure');
  if (!outcome.scores) return none('noScores');
  const { scores, outcomes, answers } =
    metric === 'accuracy' && outcome.classes.length > 2
      ? rightAnswers(outcome)
      : answersOfClass(outcome, of ?? outcome.positive ?? 0);
  const chances = calibratedChances(scores, outcomes, starts, reference);
  const ofLabeled = answers.map((answer, at) => (outcome.truth[at]! < 0 ? -1 : answer));
  return (from, to, which = 'all') => {
    const [first, end] = [starts[from]!, starts[to]!];
    const counts = expectedCounts(
      chances.subarray(first, end),
      (which === 'all' ? answers : ofLabeled).subarray(first, end),
    );
    return counts.n === 0 && end > first ? undefinedBecause('noScores', 0) : expectedMetric(metric, counts);
  };
}

function isExpected(metric: string): metric is ExpectedMetric {
  return (EXPECTED_OF_CLASSES as readonly string[]).includes(metric);
}

interface Answers {
  scores: Float64Array;
  /** 1 or 0; -1 = not known. */
  outcomes: Int8Array;
  answers: Int8Array;
}

/** The positive event is that the answer is right: every answered row says so. */
function rightAnswers({ truth, predicted, scores }: ClassOutcome): Answers {
  const rows = truth.length;
  const made = { scores: new Float64Array(rows).fill(NaN), outcomes: new Int8Array(rows).fill(-1) };
  for (let row = 0; row < rows; row++) {
    const said = predicted[row]!;
    if (said < 0) continue;
    made.scores[row] = scores![said]![row]!;
    if (truth[row]! >= 0) made.outcomes[row] = truth[row] === said ? 1 : 0;
  }
  return { ...made, answers: new Int8Array(rows).fill(1) };
}

function answersOfClass({ truth, predicted, scores }: ClassOutcome, of: number): Answers {
  return {
    scores: Float64Array.from(scores![of]!),
    outcomes: Int8Array.from(truth, (code) => (code < 0 ? -1 : code === of ? 1 : 0)),
    answers: Int8Array.from(predicted, (code) => (code < 0 ? -1 : code === of ? 1 : 0)),
  };
}
