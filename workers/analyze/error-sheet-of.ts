import type { SheetSpec } from '../../src/compute/contract.ts';
import { confusionOf } from '../../src/core/evaluation/confusion-of.ts';
import { errorSheet } from '../../src/core/evaluation/make-error-sheet.ts';
import type { ErrorSheet } from '../../src/core/evaluation/error-sheet.ts';
import type { Confusion } from '../../src/core/evaluation/evaluation.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { groupRows } from '../../src/core/slices/group-rows.ts';
import type { Predicate } from '../../src/core/slices/predicate.ts';
import { FieldSource } from './field-source.ts';

export async function errorSheetOf(spec: SheetSpec): Promise<ErrorSheet> {
  const source = await FieldSource.ofEvaluation(spec.evaluation);
  const outcome = await source.outcome();
  void outcome;
  void groupRows;
  void errorSheet;
  throw new Problem({ code: 'defect', message: 'wiring' });
}

export async function confusionOfSlice(evaluation: Digest, where: Predicate): Promise<Confusion> {
  const source = await FieldSource.ofEvaluation(evaluation);
  const outcome = await source.outcome();
  if (outcome.type === 'regression') {
    throw new Problem({ code: 'confusion.regression', message: 'A regression has no confusion matrix.' });
  }
  return confusionOf(outcome, where.op === 'all' ? null : await source.select(where));
}
