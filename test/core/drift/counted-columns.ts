import { cutsOf } from '../../../src/core/drift/cells.ts';
import type { ProfiledColumn } from '../../../src/core/drift/log-profile.ts';
import { addCodes, addNumbers, emptyProfile } from '../../../src/core/drift/window-profile.ts';

const perRow = (byWindow: readonly (readonly unknown[])[]): Int32Array =>
  Int32Array.from(byWindow.flatMap((rows, window) => rows.map(() => window)));

/** A column of numbers, given by window; null = missing. */
export function numbersColumn(
  byWindow: readonly (readonly (number | null)[])[],
  kind: 'number' | 'text' = 'number',
): ProfiledColumn & { kind: 'number' | 'text' } {
  const values = Float64Array.from(byWindow.flat(), (value) => value ?? NaN);
  const cuts = cutsOf(values.filter(Number.isFinite).sort(), 64);
  const profile = emptyProfile(byWindow.length, cuts.length + 1);
  addNumbers(profile, cuts, values, perRow(byWindow));
  return { name: 'x', unit: null, kind, cuts, profile };
}

/** A column of categories, given by window; null = missing. */
export function valuesColumn(
  byWindow: readonly (readonly (string | null)[])[],
): ProfiledColumn & { kind: 'values' } {
  const values = [...new Set(byWindow.flat().filter((value) => value !== null))].sort();
  const profile = emptyProfile(byWindow.length, values.length);
  const codes = Int32Array.from(byWindow.flat(), (value) => (value === null ? -1 : values.indexOf(value)));
  addCodes(profile, codes, perRow(byWindow));
  return { name: 'x', unit: null, kind: 'values', values, others: false, profile };
}

/** The same rows in each of so many windows. */
export function repeated<T>(times: number, rows: readonly T[]): T[][] {
  return Array.from({ length: times }, () => [...rows]);
}
