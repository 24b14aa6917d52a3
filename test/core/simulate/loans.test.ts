import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { generateLoans, plantedTruth } from '../../../src/core/simulate/loans.ts';
import { encodeChunk } from '../../../src/core/table/chunk-codec.ts';
import { lengthOf, type Column } from '../../../src/core/table/column.ts';

function digestOf(columns: readonly Column[]): string {
  const hash = createHash('sha256');
  for (const column of columns) hash.update(column.name).update(encodeChunk(column));
  return hash.digest('hex');
}

function levelsOf(columns: readonly Column[], name: string): string[] {
  const column = columns.find((candidate) => candidate.name === name);
  if (column?.type !== 'category') throw new Error(`"${name}" is no category.`);
  return Array.from(column.data, (level) => column.levels[level]!);
}

function numbersOf(columns: readonly Column[], name: string): number[] {
  const column = columns.find((candidate) => candidate.name === name);
  if (!column || column.type === 'text') throw new Error(`"${name}" is no number.`);
  return Array.from(column.data);
}

describe('generateLoans', () => {
  const loans = generateLoans(12_000, 2025);
  const employment = levelsOf(loans, 'employment');
  const defaulted = levelsOf(loans, 'repaid').map((value) => (value === 'no' ? 1 : 0));
  const income = numbersOf(loans, 'income');
  const share = (keep: (row: number) => boolean): number =>
    employment.filter((_, row) => keep(row)).length / 12_000;
  const defaultRate = (keep: (row: number) => boolean): number => {
    const rows = defaulted.filter((_, row) => keep(row));
    return rows.reduce((sum: number, y) => sum + y, 0) / rows.length;
  };

  it('gives the same bytes as the day it was written, and others for another seed', () => {
    expect(digestOf(loans)).toBe('19cd20e4bab1ecd81de82fe93289d1442ebe870997a5117d69b84f74f16810a8');
    expect(digestOf(generateLoans(12_000, 2026))).not.toBe(digestOf(loans));
  });

  it('gives full columns with honest counts of what is missing', () => {
    for (const column of loans) {
      expect(lengthOf(column), column.name).toBe(12_000);
      if (column.type === 'text') continue;
      const missing = column.data.filter((value) => Number.isNaN(value)).length;
      expect(column.missing, column.name).toBe(missing);
      if (column.type === 'category') {
        const seen = new Set(column.data);
        expect(seen.size, column.name).toBe(column.levels.length);
        expect(Math.min(...seen), column.name).toBe(0);
      }
    }
    expect(new Set(loans.map((column) => column.name)).size).toBe(loans.length);
  });

  it('has about 22% not repaid, 3% of incomes missing, 16% self-employed', () => {
    expect(defaultRate(() => true)).toBeCloseTo(0.22, 1.8);
    expect(share((row) => Number.isNaN(income[row]!))).toBeCloseTo(0.03, 2);
    for (const { name, where } of plantedTruth) {
      if (where.op !== 'eq' && where.op !== 'lt') throw new Error(`${name}: no comparison`);
      const { field, value, op } = where;
      const cells = op === 'eq' ? levelsOf(loans, field.name) : numbersOf(loans, field.name);
      const found = share((row) => (op === 'eq' ? cells[row] === value : Number(cells[row]) < Number(value)));
      const planted = plantedTruth.find((slice) => slice.name === name)!.share;
      expect(Math.abs(found - planted), name).toBeLessThan(0.01);
    }
  });

  it('recorded income tells of repayment, but not for the self-employed', () => {
    const poor = (row: number): boolean => income[row]! < 25_000;
    const rich = (row: number): boolean => income[row]! > 40_000;
    const own = (row: number): boolean => employment[row] === 'self-employed';
    const others =
      defaultRate((row) => !own(row) && poor(row)) - defaultRate((row) => !own(row) && rich(row));
    const theirs = defaultRate((row) => own(row) && poor(row)) - defaultRate((row) => own(row) && rich(row));
    expect(others).toBeGreaterThan(0.15);
    expect(Math.abs(theirs)).toBeLessThan(0.08);
  });

  it('runs in order of time from January to September, fewer at weekends', () => {
    const times = numbersOf(loans, 'applied_at');
    expect(times.every((time, row) => row === 0 || time >= times[row - 1]!)).toBe(true);
    expect(new Date(times[0]!).toISOString() >= '2025-01-01').toBe(true);
    expect(new Date(times.at(-1)!).toISOString() < '2025-10-01').toBe(true);
    const byDay = new Array<number>(7).fill(0);
    for (const time of times) byDay[new Date(time).getUTCDay()]!++;
    expect(Math.max(byDay[0]!, byDay[6]!)).toBeLessThan(Math.min(...byDay.slice(1, 6)) * 0.6);
  });

  it('numbers applications in order', () => {
    const ids = loans[0]!;
    if (ids.type !== 'text') throw new Error('no text');
    const text = new TextDecoder().decode(ids.utf8.subarray(ids.offsets[11_999]!, ids.offsets[12_000]!));
    expect(text).toBe('LA-2025-012000');
  });

  it('gives empty columns for no rows', () => {
    for (const column of generateLoans(0, 1)) expect(lengthOf(column)).toBe(0);
  });
});
