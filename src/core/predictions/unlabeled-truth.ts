import type { Task } from '../model/signature.ts';
import type { Column } from '../table/column.ts';

/** The true answers where nobody knows them: every row is without a label. */
export function unlabeledTruth(rows: number, { type }: Task): Column {
  const base = { name: 'truth', unit: null, role: 'label', missing: rows } as const;
  return type === 'regression'
    ? { ...base, type: 'number', data: new Float64Array(rows).fill(NaN) }
    : { ...base, type: 'category', data: new Int32Array(rows).fill(-1), levels: [], order: 'none' };
}
