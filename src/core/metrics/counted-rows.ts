import type { Field, Predicate } from '../slices/predicate.ts';
import { conjoin } from '../slices/predicate-key.ts';
import type { ColumnMeta } from '../table/column.ts';
import type { Quantity } from './arithmetic.ts';
import type { BinaryCounts } from './binary-counts.ts';

/** Rows, or sums of their weights, by actual class and predicted class. */
export interface ClassTable {
  classes: readonly string[];
  counts: readonly (readonly number[])[];
}

/** Which rows are counted, and by which column of true answers. */
export interface CountedRows {
  truth: Pick<ColumnMeta, 'name' | 'type'>;
  /** The slice; all = every row. */
  within: Predicate;
}

const LABEL: Field = { of: 'prediction', name: 'label' };
const WRONG: Field = { of: 'prediction', name: 'wrong' };
/** Rows with a true answer and a prediction. */
const KNOWN: Predicate = { op: 'not', of: { op: 'missing', field: WRONG } };

/**
 * Rows that are or are not of a class, and that are or are not predicted so: one of TP, FP, FN, TN. null where the
 * class stands for several values of the column, so that it is none of them.
 */
export function binaryRows(
  { truth, within }: CountedRows,
  positive: string,
  actual: boolean,
  predicted: boolean,
): Predicate | null {
  const is = isOf(truth, positive);
  if (!is) return null;
  const said: Predicate = { op: 'in', field: LABEL, values: [positive] };
  const parts = [actual ? is : not(is), predicted ? said : not(said)];
  const cell: Predicate = { op: 'and', of: actual && predicted ? parts : [...parts, KNOWN] };
  return conjoin(within, cell);
}

/** Rows of the slice that are or are not of a class, with a true answer and a prediction; null as above. */
export function actualRows({ truth, within }: CountedRows, name: string, actual: boolean): Predicate | null {
  const is = isOf(truth, name);
  return is && conjoin(within, { op: 'and', of: [actual ? is : not(is), KNOWN] });
}

function isOf(truth: CountedRows['truth'], name: string): Predicate | null {
  const value = classValue(name, truth.type);
  if (typeof value === 'number' && Number.isNaN(value)) return null;
  return { op: 'in', field: { of: 'data', name: truth.name }, values: [value] };
}

/** Rows of the slice that were predicted right, or wrong; null = both. */
export function judgedRows({ within }: CountedRows, wrong: boolean | null): Predicate {
  return conjoin(within, wrong === null ? KNOWN : { op: 'eq', field: WRONG, value: wrong });
}

/** What a class is in the column of true answers. */
export function classValue(name: string, type: ColumnMeta['type']): string | number {
  if (type === 'number' || type === 'integer') return Number(name);
  return type === 'boolean' ? (/^(true|1)$/i.test(name) ? 'true' : 'false') : name;
}

function not(of: Predicate): Predicate {
  return { op: 'not', of };
}

/**
 * TP, FP, FN and TN of a class with the rows behind them; `rows` null where those are not here. `other`: the only other
 * class, where there is one.
 */
export function binaryQuantities(
  counts: BinaryCounts,
  positive: string,
  rows: CountedRows | null,
  other: string | null = null,
): Record<'TP' | 'FP' | 'FN' | 'TN', Quantity> {
  const named = (is: boolean): string =>
    is ? `“${positive}”` : other === null ? `not “${positive}”` : `“${other}”`;
  const quantity = (name: string, value: number, actual: boolean, predicted: boolean): Quantity => ({
    name,
    words: `actual ${named(actual)}, predicted ${named(predicted)}`,
    value,
    where: rows && binaryRows(rows, positive, actual, predicted),
  });
  return {
    TP: quantity('TP', counts.tp, true, true),
    FP: quantity('FP', counts.fp, false, true),
    FN: quantity('FN', counts.fn, true, false),
    TN: quantity('TN', counts.tn, false, false),
  };
}
