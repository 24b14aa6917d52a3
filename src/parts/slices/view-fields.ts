import type { Evaluation } from '../../core/evaluation/evaluation.ts';
import type { Predictions } from '../../core/predictions/predictions.ts';
import { FLIPS } from '../../core/evaluation/flips.ts';
import { DIFFERENCE, FLIP, ofSecond } from '../../core/slices/second-model.ts';
import type { FieldFacts } from '../../core/slices/draft.ts';
import { TAGS, type Field } from '../../core/slices/predicate.ts';
import type { TypeOf } from '../../core/slices/words-of.ts';
import type { ColumnMeta, Role, TableVersion } from '../../core/table/column.ts';

/** A column that a view can show, filter and sort by. */
export interface ViewField extends FieldFacts {
  /** Unique among the fields of a view. */
  key: string;
  label: string;
  /** Of categories. */
  levels: readonly string[] | null;
  role: Role;
}

/** Other answers to the same rows, and what its model goes by. */
export interface SecondModel {
  name: string;
  /** null where it was not evaluated. */
  evaluation: Evaluation | null;
  predictions: Predictions | null;
}

/** The columns of a table and, with predictions, what their model said; with an evaluation whether it was right. */
export function viewFields(
  table: TableVersion,
  evaluation: Evaluation | null = null,
  predictions: Predictions | null = null,
  second: SecondModel | null = null,
): readonly ViewField[] {
  const data = table.columns.map((meta) => fieldOf('data', meta, meta.name));
  if (!evaluation && !predictions) return data;
  const predicted = (predictions?.columns ?? []).map((meta) =>
    fieldOf('prediction', meta, predictionInWords(meta.name)),
  );
  const truth = data.filter(({ field }) => field.name === evaluation?.truth);
  const others = data.filter((field) => !truth.includes(field));
  // What the model said, what is true and whether they agree stand side by side.
  const compared = second ? [...fieldsOfSecond(second), ...pairFields(second)] : [];
  return [
    ...predicted.slice(0, 1),
    ...truth,
    ...(evaluation ? [errorField(evaluation)] : []),
    ...compared,
    ...predicted.slice(1),
    ...others,
  ];
}

/** The tags of rows, to build slices by; they are no column. */
export function tagField(tags: readonly string[]): ViewField {
  return {
    ...{ field: TAGS, key: keyOfField(TAGS), label: 'tag', type: 'category', ordered: false },
    ...{ levels: tags, role: 'annotator' },
  };
}

export function keyOfField({ of, name }: Field): string {
  return `${of}:${name}`;
}

/** Looks a field up by what a predicate calls it. */
export function fieldFinder(fields: readonly ViewField[]): (field: Field) => ViewField | null {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  return (field) => byKey.get(keyOfField(field)) ?? null;
}

export function typesOf(fields: readonly ViewField[]): TypeOf {
  const find = fieldFinder(fields);
  return (field) => find(field)?.type ?? null;
}

function fieldOf(of: Field['of'], meta: ColumnMeta, label: string): ViewField {
  const field: Field = { of, name: meta.name };
  const category = meta.type === 'category' ? meta : null;
  return {
    field,
    key: keyOfField(field),
    label,
    type: meta.type,
    ordered: category?.order === 'given',
    levels: category?.levels ?? null,
    role: meta.role,
  };
}

function predictionInWords(name: string): string {
  if (name === 'label') return 'predicted';
  if (name === 'value') return 'predicted value';
  return name.startsWith('score:') ? `score of ${name.slice('score:'.length)}` : name;
}

function fieldsOfSecond({ name, evaluation, predictions }: SecondModel): ViewField[] {
  const predicted = (predictions?.columns ?? []).map((meta) =>
    fieldOf('prediction', meta, predictionInWords(meta.name)),
  );
  return [...predicted.slice(0, 1), ...(evaluation ? [errorField(evaluation)] : [])].map((own) => {
    const field = ofSecond(own.field);
    return { ...own, field, key: keyOfField(field), label: `${own.label}, ${name}` };
  });
}

/** What becomes of a row, where that is known, and how far values lie apart. */
function pairFields({ evaluation, predictions }: SecondModel): ViewField[] {
  const hasValues = predictions?.columns.some(({ name }) => name === 'value') ?? false;
  const base = { role: 'prediction' } as const;
  const flip: ViewField = {
    ...{ ...base, field: FLIP, key: keyOfField(FLIP), label: 'flip', type: 'category', ordered: true },
    levels: FLIPS[hasValues ? 'regression' : 'classification'],
  };
  const difference: ViewField = {
    ...{ ...base, field: DIFFERENCE, key: keyOfField(DIFFERENCE), label: 'difference', type: 'number' },
    ...{ ordered: false, levels: null },
  };
  return [...(evaluation ? [flip] : []), ...(hasValues ? [difference] : [])];
}

/** Right or wrong for a classification, predicted minus actual for a regression. */
function errorField({ confusion }: Evaluation): ViewField {
  const name = confusion ? 'wrong' : 'error';
  const field: Field = { of: 'prediction', name };
  return {
    field,
    key: keyOfField(field),
    label: name,
    type: confusion ? 'boolean' : 'number',
    ordered: false,
    levels: null,
    role: 'prediction',
  };
}
