import type { OnPart } from '../../src/compute/calls.ts';
import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { columnUse, domainScores, separation } from '../../src/core/drift/domain-classifier.ts';
import { columnDriftOf } from '../../src/core/drift/exact-drift.ts';
import { pairChange, type PairChange, type SideOfWindows } from '../../src/core/drift/pair-change.ts';
import { reconstruction } from '../../src/core/drift/reconstruction.ts';
import { sampledColumn, sampleWindows, type SampledColumn } from '../../src/core/drift/sampled-columns.ts';
import type { SamplePart, TogetherQuestion } from '../../src/core/drift/together-question.ts';
import { wordDrift } from '../../src/core/drift/word-drift.ts';
import { createRandom } from '../../src/core/kernel/random.ts';
import { undefinedBecause, type Estimate } from '../../src/core/kernel/estimate.ts';
import { errorDifference } from '../../src/core/monitor/drift-and-error.ts';
import { likelyEffect } from '../../src/core/monitor/likely-effect.ts';
import { lossByCell, lossesOf } from '../../src/core/monitor/loss-by-cell.ts';
import type { LossColumn } from '../../src/core/monitor/loss-model.ts';
import { pairDetail } from '../../src/core/profile/pair-picture.ts';
import { readySide } from '../../src/core/profile/pair-sides.ts';
import { LEAST_JUDGED } from '../../src/core/drift/drift-question.ts';
import type { Column } from '../../src/core/table/column.ts';
import { takeRows } from '../../src/core/table/take-rows.ts';
import { textCharacters } from '../../src/core/table/text-characters.ts';
import { outOfSampleProbabilities } from '../../src/core/train/out-of-sample.ts';
import { rowsOfWindows } from './drift-of.ts';
import { logRows, type LogRows } from './log-rows.ts';

/** How well rows of two windows can be told apart by all columns together. */
export const driftApart: AnalyzeApi['driftApart'] = async (question, onPart) => {
  const { source, sample } = await sampled(question, onPart);
  const columns: SampledColumn[] = [];
  const total = question.columns.length;
  for (const [done, name] of question.columns.entries()) {
    onPart({ of: 'progress', phase: `Reading “${name}”`, done, total });
    const column = sampledColumn(await source.column({ of: 'data', name }), sample.rows);
    if (column) columns.push(column);
  }
  onPart({ of: 'columns', names: columns.map(({ name }) => name) });
  onPart({ of: 'progress', phase: 'Learning components', done: 0, total: 1 });
  onPart({ of: 'reconstruction', report: reconstruction(columns, sample, question.seed) });
  const { isCurrent } = sample;
  const least = Math.min(...sample.drawn);
  if (columns.length === 0 || least < LEAST_JUDGED) {
    onPart({ of: 'separation', auc: undefinedBecause('tooFew', least) });
    return;
  }
  const learning = domainScores(columns, isCurrent, question.seed);
  let step = learning.next();
  for (; !step.done; step = learning.next())
    onPart({ of: 'progress', phase: 'Growing trees', ...step.value });
  onPart({ of: 'separation', auc: separation(step.value.scores, isCurrent) });
  const random = createRandom(question.seed);
  const uses = [];
  for (const [at, { name }] of columns.entries()) {
    onPart({ of: 'progress', phase: `Dealing out “${name}”`, done: at, total: columns.length });
    uses.push(columnUse(columns, at, step.value, isCurrent, random));
  }
  onPart({ of: 'uses', uses: uses.toSorted((a, b) => b.drop - a.drop) });
};

/** How strongly each pair goes together in both windows. */
export const driftOfPairs: AnalyzeApi['driftOfPairs'] = async (question, onPart) => {
  const { source, sample } = await sampled(question, onPart);
  const [n] = sample.drawn;
  const sides: SideOfWindows[] = [];
  const without: string[] = [];
  const total = question.columns.length;
  for (const [done, name] of question.columns.entries()) {
    onPart({ of: 'progress', phase: `Reading “${name}”`, done, total });
    const column = await source.column({ of: 'data', name });
    const reference = readySide(takeRows(column, sample.rows.subarray(0, n)));
    const current = readySide(takeRows(column, sample.rows.subarray(n)));
    // A text that holds few values in one window only is no category.
    if (reference && current && reference.holds === current.holds) sides.push({ name, reference, current });
    else without.push(name);
  }
  onPart({ of: 'columns', names: sides.map(({ name }) => name), without });
  const random = createRandom(question.seed);
  for (const [at, side] of sides.entries()) {
    onPart({ of: 'progress', phase: 'Measuring pairs', done: at, total: sides.length });
    const pairs: PairChange[] = sides.slice(0, at).map((other) => pairChange(other, side, random));
    if (pairs.length > 0) onPart({ of: 'pairs', pairs });
  }
};

/** A pair over all rows of either window. */
export const pairOfWindows: AnalyzeApi['pairOfWindows'] = async (question, a, b) => {
  const { source, reference, current } = await rowsOfWindows(question);
  const [x, y] = await Promise.all([a, b].map((name) => source.column({ of: 'data', name })));
  const detail = (rows: Uint32Array) => pairDetail(takeRows(x!, rows), takeRows(y!, rows));
  return { reference: detail(reference), current: detail(current) };
};

/** Columns of texts by their words; those of other columns are passed over. */
export const driftOfTexts: AnalyzeApi['driftOfTexts'] = async (question, onPart) => {
  const { source, sample } = await sampled(question, onPart);
  const [n] = sample.drawn;
  const total = question.columns.length;
  for (const [done, name] of question.columns.entries()) {
    onPart({ of: 'progress', phase: `Reading “${name}”`, done, total });
    const column = takeRows(await source.column({ of: 'data', name }), sample.rows);
    if (column.type !== 'text') continue;
    const places = Uint32Array.from(sample.rows.keys());
    const [was, is] = [places.subarray(0, n), places.subarray(n)].map((rows) => takeRows(column, rows));
    if (was?.type !== 'text' || is?.type !== 'text') continue;
    const drift = wordDrift(was, is, question.seed);
    const onIteration = (fold: number, folds: number): void => {
      onPart({ of: 'progress', phase: `Telling “${name}” apart`, done: fold, total: folds });
    };
    const told = textSeparation(column, sample.isCurrent, drift.texts, question.seed, onIteration);
    onPart({ of: 'text', report: { ...drift, separation: told } });
  }
};

/** Drift and errors of each column. */
export const driftAndErrors: AnalyzeApi['driftAndErrors'] = async (question, onPart) => {
  const log = await logRows(question);
  const rows = await log.part(null, null);
  onPart({ of: 'outcome', type: rows.outcome.type });
  const losses = lossesOf(rows.outcome);
  const within = ({ from, to }: { from: number; to: number }): Uint32Array =>
    rows.rows.subarray(rows.starts[from], rows.starts[to]);
  const [before, now] = [within(question.reference), within(question.current)];
  const total = question.asked.length;
  for (const [done, { column: name, cuts }] of question.asked.entries()) {
    onPart({ of: 'progress', phase: `Reading “${name}”`, done, total });
    const read = await lossColumn(log, name);
    if (!read || (read.kind === 'number' && !cuts)) continue;
    const drift = columnDriftOf(await log.source.column({ of: 'data', name }), before, now);
    const counted = lossByCell(rows, losses, read, cuts, question);
    const column = { column: name, drift, error: errorDifference(counted), effect: likelyEffect(counted) };
    onPart({ of: 'column', column });
  }
};

/** A text is taken by its number of characters, as its profile is. */
async function lossColumn(log: LogRows, name: string): Promise<LossColumn | null> {
  const column = await log.source.column({ of: 'data', name });
  if (column.type !== 'text') return log.lossColumn(name);
  const rows = Uint32Array.from({ length: log.source.rows }, (_, row) => row);
  return { kind: 'number', data: textCharacters(column, rows) };
}

async function sampled(question: TogetherQuestion, onPart: OnPart<SamplePart>) {
  const { source, reference, current } = await rowsOfWindows(question);
  const sample = sampleWindows(reference, current, question.seed);
  const { drawn, among } = sample;
  onPart({ of: 'sample', drawn, among });
  return { source, sample };
}

/** By logistic regression on the words of a text, each fifth by a model of the others. */
function textSeparation(
  column: Column,
  isCurrent: Uint8Array,
  texts: readonly [number, number],
  seed: number,
  onIteration: (fold: number, folds: number) => void,
): Estimate {
  const least = Math.min(...texts);
  if (least < LEAST_JUDGED) return undefinedBecause('tooFew', least);
  const learning = outOfSampleProbabilities([column], Int32Array.from(isCurrent), 2, {
    seed,
    iterations: 60,
  });
  let step = learning.next();
  for (; !step.done; step = learning.next()) onIteration(step.value.fold, step.value.folds);
  return separation(Float64Array.from(step.value.probabilities[1]!), isCurrent);
}
