import type { OnProgress } from '../../src/compute/calls.ts';
import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { classNames } from '../../src/core/labels/class-names.ts';
import { columnCodes } from '../../src/core/labels/column-codes.ts';
import type {
  IssuesQuestion,
  IssuesReport,
  IssuesSource,
} from '../../src/core/labels/label-issues-report.ts';
import { findLabelIssues } from '../../src/core/labels/label-issues.ts';
import type { Column } from '../../src/core/table/column.ts';
import { outOfSampleProbabilities } from '../../src/core/train/out-of-sample.ts';
import { FieldSource } from './field-source.ts';
import { columnOf } from './labels-of.ts';

/** Suspected rows listed at most: more than anybody reviews one by one. */
const MOST_ROWS = 5000;
const SEED = 1;
/** Iterations that a fold takes at most, for the progress. */
const STEPS = 100;

/** Suspected errors of a label column by confident learning. */
export const labelIssuesOf: AnalyzeApi['labelIssues'] = async (question, onProgress) =>
  (await suspectLabels(question, onProgress)).report;

/** The same with every suspected row, however many there are, and the class suggested for each. */
export async function suspectLabels(
  { table, column, source: from }: IssuesQuestion,
  onProgress: OnProgress,
): Promise<{ report: IssuesReport; rows: Uint32Array; suggested: Int32Array }> {
  const source = await FieldSource.open(table, null);
  const coded = columnCodes(await columnOf(source, column));
  const { classes, maps } = classNames([coded]);
  const labels = Int32Array.from(coded.codes, (code) => (code < 0 ? -1 : maps[0]![code]!));
  const made = await probabilitiesOf(from, source, labels, classes, onProgress);
  onProgress({ phase: 'ranking', done: 0, total: labels.length, unit: 'rows' });
  const issues = findLabelIssues({
    classes,
    labels,
    probabilities: made.probabilities,
    outOfSample: from.by === 'folds' || from.outOfSample,
  });
  const shown = issues.rows.subarray(0, MOST_ROWS);
  const report: IssuesReport = {
    classes,
    rows: Array.from(shown),
    given: Array.from(shown, (row) => labels[row]!),
    suggested: Array.from(issues.suggested.subarray(0, MOST_ROWS)),
    quality: Array.from(shown, (row) => issues.quality[row]!),
    notShown: issues.rows.length - shown.length,
    n: issues.n,
    unlabeled: issues.dropped.unlabeled ?? 0,
    withoutProbabilities: issues.dropped.missing ?? 0,
    accuracy: made.accuracy,
    converged: made.converged,
    joint: classes.map((_, at) =>
      Array.from(issues.joint.subarray(at * classes.length, (at + 1) * classes.length)),
    ),
  };
  return { report, rows: issues.rows, suggested: issues.suggested };
}

interface Probabilities {
  probabilities: readonly (Float32Array | Float64Array)[];
  accuracy: number | null;
  converged: boolean;
}

async function probabilitiesOf(
  from: IssuesSource,
  source: FieldSource,
  labels: Int32Array,
  classes: readonly string[],
  onProgress: OnProgress,
): Promise<Probabilities> {
  if (from.by === 'folds') {
    const columns = await Promise.all(from.columns.map((name) => columnOf(source, name)));
    return inFolds(columns, labels, classes.length, from.folds, onProgress);
  }
  const columnFor = new Map(from.columns.map((pair) => [pair.class, pair.column]));
  const columns = await Promise.all(
    classes.map(async (name) => {
      const column = columnFor.get(name);
      if (column === undefined) throw noColumn(name);
      return numbersOf(await columnOf(source, column));
    }),
  );
  return { probabilities: columns, accuracy: null, converged: true };
}

function inFolds(
  columns: readonly Column[],
  labels: Int32Array,
  classes: number,
  folds: number,
  onProgress: OnProgress,
): Probabilities {
  const fitting = outOfSampleProbabilities(columns, labels, classes, { seed: SEED, folds });
  let step = fitting.next();
  for (; !step.done; step = fitting.next()) {
    const { fold, iteration } = step.value;
    const done = (fold + Math.min(1, iteration / STEPS)) / folds;
    onProgress({
      phase: `fitting fold ${String(fold + 1)} of ${String(folds)}`,
      done: Math.round(done * labels.length),
      total: labels.length,
      unit: 'rows',
    });
  }
  const { probabilities, accuracy, fits } = step.value;
  return { probabilities, accuracy, converged: fits.every(({ converged }) => converged) };
}

function numbersOf(column: Column): Float32Array | Float64Array {
  if (column.type === 'number') return column.data;
  if (column.type === 'integer') return Float64Array.from(column.data);
  throw new Problem({
    code: 'labels.notProbabilities',
    message: `The column “${column.name}” holds no numbers.`,
    expected: 'probabilities from 0 to 1',
    found: column.type,
    fix: 'Choose a probability column for each class.',
  });
}

function noColumn(name: string): Problem {
  return new Problem({
    code: 'labels.noProbabilities',
    message: `No column holds the probability of “${name}”.`,
    expected: 'a probability column for each class of the labels',
    found: 'none for this class',
    fix: 'Choose one, or leave rows of this class out of the table.',
  });
}
