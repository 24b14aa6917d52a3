import type { AnyDocument, AnyObject, Project } from '../../src/core/artifact/documents.ts';
import { entryFor, newDocument } from '../../src/core/artifact/new-document.ts';
import type { Sheet } from '../../src/core/evaluation/sheet.ts';
import { plantedTruth } from '../../src/core/simulate/loans.ts';
import type { Predicate } from '../../src/core/slices/predicate.ts';
import { predicateKey } from '../../src/core/slices/predicate-key.ts';
import type { TableVersion } from '../../src/core/table/column.ts';
import { documentEachMinute } from './document-each-minute.ts';
import type { EvaluatedModel } from './loan-evaluation.ts';
import { LOG_NAMES, type LoanLog } from './loan-log.ts';
import { loanPlan } from './loan-plan.ts';

const PROJECT = 'Loan approval';
const TABLE = 'Loans, January to September 2025';

const selfEmployed = plantedTruth.find(({ name }) => name === 'self-employed')!.where;

/** What was planted, and a crossing in which the second model is wrong more often than right. */
const SLICES: readonly { name: string; where: Predicate }[] = [
  ...plantedTruth,
  {
    name: 'self-employed, business loan',
    where: {
      op: 'and',
      of: [selfEmployed, { op: 'eq', field: { of: 'data', name: 'purpose' }, value: 'business' }],
    },
  },
];

/** What a person would have typed into either sheet. */
const SHEET: Omit<Sheet['body'], 'evaluation'> = {
  column: 'employment',
  baseline: { value: 0.9, source: 'human level, 3 loan officers (made up)' },
  rowBaselines: {
    [predicateKey(selfEmployed)]: { value: 0.84, source: 'human level, the same 3 officers (made up)' },
  },
};

/**
 * The sample project as if someone had worked on it for a quarter of an hour, a document a minute: the table, each
 * model with its run and evaluation, the slices, the sheets of the evaluations in turn. Ids end in that minute. The log
 * of production has been there from the start, so that the loans are the newest dataset.
 */
export function loanDocuments(
  table: TableVersion,
  models: readonly (EvaluatedModel & { name: string })[],
  log: LoanLog,
): { project: Project; documents: readonly AnyDocument[] } {
  const startMs = Date.UTC(2025, 10, 3, 9);
  const next = documentEachMinute('10a4', startMs);
  const entry = (name: string, object: AnyObject): AnyDocument => entryFor(object, next(name));
  const project = newDocument('project', next(PROJECT), { sample: true });
  const modeled = [
    entry(TABLE, table),
    ...models.flatMap(({ name, model, predictions, evaluation }) => [
      entry(name, model),
      entry(`${name} on ${TABLE}`, predictions),
      entry(`${name} on ${TABLE}`, evaluation),
    ]),
    ...SLICES.map(({ name, where }) => newDocument('slice', next(name), { where, foundBy: 'user' })),
    ...models.map(({ evaluation }) =>
      newDocument('sheet', next('Error analysis'), { evaluation: evaluation.digest, ...SHEET }),
    ),
  ];
  const [ofRows, ofLog, ofPlan] = [...LOG_NAMES, 'Monitoring plan'].map((name) =>
    atStart(next(name), startMs),
  );
  const monitored = [
    ...log.documents([ofRows!, ofLog!]),
    newDocument('monitoringPlan', ofPlan!, loanPlan(ofLog!.id)),
  ];
  return { project, documents: [...modeled, ...monitored] };
}

function atStart<I extends { nowMs: number }>(identity: I, startMs: number): I {
  return { ...identity, nowMs: startMs + 1000 };
}
