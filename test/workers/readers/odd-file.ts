import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { ColumnPlan } from '../../../src/core/table/read-plan.ts';
import { bytesSource } from '../../../workers/readers/byte-source.ts';
import { onProblem, readAll, texts } from './read-all.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

/** name, with its unit: type and its values as text, null = missing. */
export type Expected = Record<string, [ColumnPlan['type'], ...(string | null)[]]>;

/** What it is, its bytes, the table read from it, and the codes of notes that must be among those of its preview. */
export type OddFile = [string, Bytes, Expected, string[]?];

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

export const golden = (name: string): Bytes =>
  new Uint8Array(readFileSync(new URL(`../../golden/${name}`, import.meta.url)));

/** Reads a file as its preview proposes, and compares the whole table; no cell may be amiss. */
export async function expectTable(bytes: Bytes, expected: Expected, notes: readonly string[]): Promise<void> {
  const table = await readAll(bytesSource('odd', bytes));
  expect(table.problems.examples).toEqual([]);
  expectColumns(table, expected);
  const codes = table.preview.notes.map(({ code }) => code);
  for (const note of notes) expect(codes).toContain(note);
}

/** As `expectTable`, of a file with cells or rows amiss, which are read as missing: `problems` of them. */
export async function expectAmiss(bytes: Bytes, expected: Expected, problems: number): Promise<void> {
  const table = await readAll(bytesSource('odd', bytes), onProblem('missing'));
  expect(table.problems.total).toBe(problems);
  for (const problem of table.problems.examples) {
    expect(problem.line).toBeGreaterThan(0);
    expect(problem.expected).not.toBe('');
    expect(problem.found).not.toBe('');
  }
  expectColumns(table, expected);
}

function expectColumns(table: Awaited<ReturnType<typeof readAll>>, expected: Expected): void {
  const values = texts(table);
  const found = table.columns.map(({ name, type, unit }) => [
    unit === null ? name : `${name} [${unit}]`,
    [type, ...values[name]!],
  ]);
  expect(Object.fromEntries(found)).toEqual(expected);
}
