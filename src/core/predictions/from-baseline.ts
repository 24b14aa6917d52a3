import type { ConstantAnswer } from '../model/model-version.ts';
import type { Task } from '../model/signature.ts';
import type { Column } from '../table/column.ts';

type ClassTask = Extract<Task, { type: 'classification' }>;

const BASE = { unit: null, missing: 0 } as const;

/**
 * The prediction columns of a model that always answers the same: its class with each class's share as its score, or
 * its value.
 */
export function predictionsFromConstant(
  { answer, shares }: ConstantAnswer,
  task: Task,
  rows: number,
): readonly Column[] {
  if (task.type === 'regression') {
    const data = new Float64Array(rows).fill(Number(answer));
    return [{ ...BASE, name: 'value', role: 'prediction', type: 'number', data }];
  }
  const code = task.classes.indexOf(String(answer));
  const scores = (shares ?? []).map((share, k): Column => {
    const data = new Float32Array(rows).fill(share);
    return { ...BASE, name: `score:${task.classes[k]!}`, role: 'probability', type: 'number', data };
  });
  return [labelColumn(new Int32Array(rows).fill(code), task), ...scores];
}

/** The prediction column of a rule: the positive class where `holds` is 1, the other of two classes elsewhere. */
export function predictionsFromRule(holds: Uint8Array, task: ClassTask): readonly Column[] {
  const positive = task.positive === null ? -1 : task.classes.indexOf(task.positive);
  if (task.classes.length !== 2 || positive < 0) {
    throw new RangeError('a rule needs two classes, one of them positive');
  }
  const codes = Int32Array.from(holds, (held) => (held === 1 ? positive : 1 - positive));
  return [labelColumn(codes, task)];
}

function labelColumn(data: Int32Array<ArrayBuffer>, { classes }: ClassTask): Column {
  return {
    ...BASE,
    name: 'label',
    role: 'prediction',
    type: 'category',
    data,
    levels: classes,
    order: 'given',
    missing: data.reduce((count, code) => count + Number(code < 0), 0),
  };
}
