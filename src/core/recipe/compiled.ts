import type { Column } from '../table/column.ts';
import type { ValueKind } from './expression.ts';
import type { BooleanVector, NumberVector, TextVector } from './vector.ts';

/** The rows a formula is worked out for. */
export interface ExpressionRows {
  rows: number;
  columnOf(name: string): Column;
}

/** By kind: number and timestamp are NumberVector, boolean BooleanVector, text TextVector. */
export type Vector = NumberVector | BooleanVector | TextVector;

/** A formula whose types fit, ready to run. `kind` null: nothing but a missing value. */
export interface Compiled {
  kind: ValueKind | null;
  /** Of a timestamp: that of the first date in it. */
  zone: 'utc' | 'floating' | null;
  run(rows: ExpressionRows): Vector;
}

export type RunNumbers = (rows: ExpressionRows) => NumberVector;
export type RunBooleans = (rows: ExpressionRows) => BooleanVector;
export type RunTexts = (rows: ExpressionRows) => TextVector;

const missingNumbers = kept((rows) => new Float64Array(rows).fill(NaN));
const missingBooleans = kept((rows) => new Int8Array(rows).fill(-1));
const missingTexts = kept((rows) => ({ codes: new Int32Array(rows).fill(-1), levels: [] }));

/** A constant of so many rows, made once as long as the number of rows stays. */
export function kept<V>(make: (rows: number) => V): (rows: ExpressionRows) => V {
  let last: { rows: number; value: V } | null = null;
  return ({ rows }) => {
    if (last?.rows !== rows) last = { rows, value: make(rows) };
    return last.value;
  };
}

/** The run of a formula whose kind is known to be number, timestamp or missing; the others alike. */
export function asNumbers({ kind, run }: Compiled): RunNumbers {
  return kind === null ? missingNumbers : (run as RunNumbers);
}

export function asBooleans({ kind, run }: Compiled): RunBooleans {
  return kind === null ? missingBooleans : (run as RunBooleans);
}

export function asTexts({ kind, run }: Compiled): RunTexts {
  return kind === null ? missingTexts : (run as RunTexts);
}

/** A formula of true and false. */
export function booleans(run: RunBooleans): Compiled {
  return { kind: 'boolean', zone: null, run };
}

/** f of numbers row by row; missing where one of them is, or where the result is no finite number. */
export function eachNumber(args: readonly Compiled[], f: (...values: number[]) => number): RunNumbers {
  const runs = args.map(asNumbers);
  const settle = (value: number): number => (value - value === 0 ? value : NaN);
  const [first, second] = runs;
  if (runs.length === 1) {
    return (rows) => {
      const a = first!(rows);
      const out = new Float64Array(a.length);
      for (let i = 0; i < out.length; i++) out[i] = Number.isNaN(a[i]!) ? NaN : settle(f(a[i]!));
      return out;
    };
  }
  if (runs.length === 2) {
    return (rows) => {
      const a = first!(rows);
      const b = second!(rows);
      const out = new Float64Array(a.length);
      for (let i = 0; i < out.length; i++) {
        out[i] = Number.isNaN(a[i]!) || Number.isNaN(b[i]!) ? NaN : settle(f(a[i]!, b[i]!));
      }
      return out;
    };
  }
  return (rows) => {
    const vectors = runs.map((run) => run(rows));
    const out = new Float64Array(rows.rows);
    for (let i = 0; i < out.length; i++) {
      const values = vectors.map((vector) => vector[i]!);
      out[i] = values.some(Number.isNaN) ? NaN : settle(f(...values));
    }
    return out;
  };
}
