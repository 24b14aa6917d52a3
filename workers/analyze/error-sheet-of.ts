import type { SheetSpec } from '../../src/compute/contract.ts';
import { confusionOf } from '../../src/core/evaluation/confusion-of.ts';
import type { ErrorSheet } from '../../src/core/evaluation/error-sheet.ts';
import type { Confusion } from '../../src/core/evaluation/evaluation.ts';
import { errorSheet } from '../../src/core/evaluation/make-error-sheet.ts';
import { binPairs, type PairBins } from '../../src/core/evaluation/pair-bins.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { groupRows } from '../../src/core/slices/group-rows.ts';
import type { Predicate } from '../../src/core/slices/predicate.ts';
import { FieldSource } from './field-source.ts';

/** Rows a sheet makes of one column at most; the rest is counted. */
const MOST_GROUPS = 200;

export async function errorSheetOf(spec: SheetSpec): Promise<ErrorSheet> {
  const source = await FieldSource.ofEvaluation(spec.evaluation);
  const field = spec.column === null ? null : ({ of: 'data', name: spec.column } as const);
  const slices = await Promise.all(
    spec.slices.map(async ({ name, where }) => ({ name, where, rows: await source.select(where) })),
  );
  return errorSheet(await source.outcome(), {
    groups: field && groupRows(await source.column(field), field, { maxGroups: MOST_GROUPS }),
    slices,
    baseline: spec.baseline,
    rowBaselines: spec.rowBaselines,
    ...(spec.metric && { metric: spec.metric }),
  });
}

export async function confusionOfSlice(evaluation: Digest, where: Predicate): Promise<Confusion> {
  const source = await FieldSource.ofEvaluation(evaluation);
  const outcome = await source.outcome();
  if (outcome.type === 'regression') {
    throw new Problem({ code: 'confusion.regression', message: 'A regression has no confusion matrix.' });
  }
  return confusionOf(outcome, where.op === 'all' ? null : await source.select(where));
}

export async function pairsOfSlice(evaluation: Digest, where: Predicate): Promise<PairBins> {
  const source = await FieldSource.ofEvaluation(evaluation);
  const outcome = await source.outcome();
  if (outcome.type === 'classification') {
    throw new Problem({ code: 'pairs.classification', message: 'Classes have no scatter of values.' });
  }
  const mask = where.op === 'all' ? null : await source.select(where);
  return binPairs(outcome.truth, outcome.predicted, 40, undefined, mask);
}
