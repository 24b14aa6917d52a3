import type { AnalyzeApi } from '../../src/compute/contract.ts';
import {
  MOST_QUEUED,
  queuedRow,
  queueRows,
  type QueueQuestion,
  type QueueReport,
} from '../../src/core/evaluation/mistake-queue.ts';
import { nearTags } from '../../src/core/evaluation/near-tags.ts';
import { mistakesOf, overRepresented } from '../../src/core/evaluation/over-represented.ts';
import { rowErrors } from '../../src/core/evaluation/row-errors.ts';
import { tagSummary } from '../../src/core/evaluation/tag-summary.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import { learnableColumns } from '../../src/core/labels/learnable-columns.ts';
import type { TagBook } from '../../src/core/labels/tags.ts';
import { answerColumns } from '../../src/core/model/answer-columns.ts';
import { searchItems, type SearchItems } from '../../src/core/slices/search-items.ts';
import type { Column } from '../../src/core/table/column.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { projectAtHand } from '../project-at-hand.ts';
import { FieldSource } from './field-source.ts';
import { tagBookOf } from './tagged-rows.ts';

/** Rows compared with the one at hand at most: the last of those that carry tags. */
const MOST_COMPARED = 2000;

/** Rows of an evaluation to be looked at one by one. */
export async function mistakeQueue(question: QueueQuestion): Promise<QueueReport> {
  const project = projectAtHand();
  const source = await FieldSource.ofEvaluation(question.evaluation);
  const outcome = await source.outcome();
  const { values } = rowErrors(outcome);
  const mask = await source.select(question.where);
  let [known, wrong] = [0, 0];
  for (let row = 0; row < mask.length; row++) {
    if (mask[row] === 0 || Number.isNaN(values[row]!)) continue;
    known++;
    wrong += values[row]!;
  }
  if (question.untagged) {
    for (const row of taggedRowsOf(await tagBookOf(project), source.table.digest).keys()) mask[row] = 0;
  }
  const { order, cost, seed } = question;
  const worth = cost.column && order === 'costly' ? await numbersOf(source, cost.column) : null;
  const { signature } = await objectOf('model', source.evaluation!.model);
  const threshold = signature.task.type === 'classification' ? signature.task.threshold : null;
  const { rows, by } = queueRows({ outcome, mask, order, cost, worth, threshold, seed });
  return {
    rows: Array.from(rows.subarray(0, MOST_QUEUED), (row) => queuedRow(outcome, row, by)),
    total: rows.length,
    known,
    wrong: outcome.type === 'classification' ? wrong : null,
  };
}

/** Values of the data's columns that mistakes have more often than rows do. */
export const suggestionsFor: AnalyzeApi['mistakeSuggestions'] = async (evaluation, where, onProgress) => {
  const source = await FieldSource.ofEvaluation(evaluation);
  const mistake = mistakesOf(rowErrors(await source.outcome()));
  const mask = where.op === 'all' ? null : await source.select(where);
  const items: SearchItems[] = [];
  const names = await metadataOf(source);
  for (const [done, name] of names.entries()) {
    onProgress({ phase: 'reading', done, total: names.length, unit: 'columns' });
    const field = { of: 'data', name } as const;
    const offered = searchItems({ column: await source.column(field), field });
    if (offered) items.push(offered);
  }
  return overRepresented(items, mistake, mask);
};

/** Mistakes that a predicate holds for, at most `most`; null where there are more. */
export const mistakesWith: AnalyzeApi['mistakesWith'] = async (evaluation, where, most) => {
  const source = await FieldSource.ofEvaluation(evaluation);
  const mistake = mistakesOf(rowErrors(await source.outcome()));
  const mask = await source.select(where);
  const rows: number[] = [];
  for (let row = 0; row < mask.length; row++) {
    if (mask[row] === 0 || mistake[row] !== 1) continue;
    if (rows.length === most) return null;
    rows.push(row);
  }
  return rows;
};

/** Tags of the tagged rows that are most like a row. */
export const nearTagsOf: AnalyzeApi['nearTags'] = async (evaluation, row) => {
  const book = tagBookOf(projectAtHand());
  const source = await FieldSource.ofEvaluation(evaluation);
  const tagged = [...taggedRowsOf(await book, source.table.digest)].slice(-MOST_COMPARED);
  const columns: Column[] = [];
  for (const name of await metadataOf(source)) {
    const column = await source.column({ of: 'data', name });
    if (column.type !== 'text') columns.push(column);
  }
  return nearTags(columns, row, new Map(tagged.filter(([other]) => other < source.rows)));
};

export const tagSummaryOf: AnalyzeApi['tagSummary'] = async (evaluation: Digest) => {
  const reading = tagBookOf(projectAtHand());
  const source = await FieldSource.ofEvaluation(evaluation);
  const book = await reading;
  const { digest } = source.table;
  return tagSummary(
    mistakesOf(rowErrors(await source.outcome())),
    book.rows(digest, null),
    book.counts(digest).map(({ tag }) => ({ tag, rows: book.rows(digest, tag) })),
  );
};

/** Columns that say something of a row other than its answer and the model's. */
async function metadataOf(source: FieldSource): Promise<readonly string[]> {
  const model = await objectOf('model', source.evaluation!.model);
  const answers = answerColumns(model.source);
  return learnableColumns(source.table.columns, source.evaluation!.truth).filter(
    (name) => !answers.includes(name),
  );
}

function taggedRowsOf(book: TagBook, table: Digest): Map<number, string[]> {
  const tagged = new Map<number, string[]>();
  for (const { tag } of book.counts(table)) {
    for (const row of book.rows(table, tag)) tagged.set(row, [...(tagged.get(row) ?? []), tag]);
  }
  return tagged;
}

async function numbersOf(source: FieldSource, name: string): Promise<ArrayLike<number>> {
  const column = await source.column({ of: 'data', name });
  if (column.type !== 'number' && column.type !== 'integer') throw new TypeError(`no numbers in ${name}`);
  return column.data;
}
