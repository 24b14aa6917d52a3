import type { AnalyzeApi } from '../../src/compute/contract.ts';
import type { SliceRows } from '../../src/core/evaluation/compare-slices.ts';
import { pairOutcomes, type PairedOutcome } from '../../src/core/evaluation/pair-outcomes.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import { alignOutcome } from '../../src/core/predictions/align-outcome.ts';
import type { Outcome } from '../../src/core/predictions/outcome.ts';
import { unlabeledTruth } from '../../src/core/predictions/unlabeled-truth.ts';
import { reportShadow } from '../../src/core/shadow/report-shadow.ts';
import { differencesOf } from '../../src/core/shadow/shadow-differences.ts';
import type { ShadowReportQuestion } from '../../src/core/shadow/shadow-report.ts';
import { shadowGroups, shadowSlices } from '../../src/core/shadow/shadow-slices.ts';
import { groupRows } from '../../src/core/slices/group-rows.ts';
import type { Column, TableVersion } from '../../src/core/table/column.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { readColumn } from '../table-cache.ts';
import { FieldSource } from './field-source.ts';

/** Groups made of one column at most. */
const MOST_GROUPS = 200;

export const shadowReportOf: AnalyzeApi['shadowReport'] = async (question) => {
  const source = await FieldSource.open(question.table, question.evaluation);
  const hasTruth = question.truth !== null;
  const paired = await pairAnswers(question, source.table);
  const differ = differencesOf(paired, question.tolerance);
  const report = reportShadow(paired, differ, hasTruth);
  const { by } = question;
  if (by.of === 'column') {
    const field = { of: 'data', name: by.column } as const;
    const { groups, codes, notShown } = groupRows(await source.column(field), field, {
      maxGroups: MOST_GROUPS,
    });
    return { ...report, slices: shadowGroups(paired, differ, groups, codes, hasTruth), notShown };
  }
  const slices: SliceRows[] = [];
  for (const { name, where } of by.slices) {
    slices.push({ name, where, rows: where.op === 'all' ? null : await source.select(where) });
  }
  return { ...report, slices: shadowSlices(paired, differ, slices, hasTruth), notShown: 0 };
};

/** Both sides' answers in one set of classes, with the truth where there is one. */
export async function pairAnswers(
  { first, second, truth }: Pick<ShadowReportQuestion, 'first' | 'second' | 'truth'>,
  table: TableVersion,
): Promise<PairedOutcome> {
  const known = truth === null ? null : await readTruth(table, truth);
  return pairOutcomes(await outcomeOf(first, known), await outcomeOf(second, known));
}

async function outcomeOf(digest: Digest, known: Column | null): Promise<Outcome> {
  const predictions = await objectOf('predictions', digest);
  const { signature } = await objectOf('model', predictions.model);
  const columns = await Promise.all(predictions.columns.map((meta) => readColumn(meta)));
  const truth = known ?? unlabeledTruth(predictions.rows, signature.task);
  return alignOutcome(truth, columns, signature.task).outcome;
}

async function readTruth(table: TableVersion, name: string): Promise<Column> {
  return (await FieldSource.open(table.digest, null)).column({ of: 'data', name });
}
