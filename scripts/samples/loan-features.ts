import type { Column } from '../../src/core/table/column.ts';

/** Columns the models take. Sex and heritage are left out, as lenders must; what stands in for them is not. */
export const NUMBERS = [
  'age',
  'income',
  'amount',
  'term_months',
  'credit_history_years',
  'existing_loans',
  'late_payments',
] as const;
export const CATEGORIES = ['region', 'employment', 'purpose'] as const;

/** Chosen rows as numbers, one array a feature, rounded to float32 as the models will get them; NaN = missing. */
export interface LoanFeatures {
  rows: number;
  numbers: Float32Array[];
  /** One array of 0 and 1 for each level of each category, in order. */
  indicators: Float32Array[];
  levels: readonly { column: string; levels: readonly string[] }[];
  /** 1 = repaid. */
  repaid: Uint8Array;
}

export function loanFeatures(columns: readonly Column[], rows: Int32Array): LoanFeatures {
  const numbers = NUMBERS.map((name) => {
    const column = columnNamed(columns, name);
    if (column.type !== 'number' && column.type !== 'integer') throw new Error(`"${name}" is no number.`);
    return Float32Array.from(rows, (row) => column.data[row]!);
  });
  const levels = CATEGORIES.map((name) => ({ column: name, levels: categoryNamed(columns, name).levels }));
  const indicators = CATEGORIES.flatMap((name) => {
    const { data, levels } = categoryNamed(columns, name);
    return levels.map((_, level) => Float32Array.from(rows, (row) => (data[row] === level ? 1 : 0)));
  });
  const label = categoryNamed(columns, 'repaid');
  const yes = label.levels.indexOf('yes');
  const repaid = Uint8Array.from(rows, (row) => (label.data[row] === yes ? 1 : 0));
  return { rows: rows.length, numbers, indicators, levels, repaid };
}

export function columnNamed(columns: readonly Column[], name: string): Column {
  const column = columns.find((candidate) => candidate.name === name);
  if (!column) throw new Error(`No column "${name}".`);
  return column;
}

export function categoryNamed(
  columns: readonly Column[],
  name: string,
): Extract<Column, { type: 'category' }> {
  const column = columnNamed(columns, name);
  if (column.type !== 'category') throw new Error(`"${name}" is no category.`);
  return column;
}
