import { describe, expect, it } from 'vitest';
import { MOST_LEVELS } from '../../../src/core/table/category-builder.ts';
import { joinSchemas, laidOutAlike, pairColumns } from '../../../src/core/table/append-columns.ts';
import type { ColumnSchema } from '../../../src/core/table/column.ts';

const rows = { old: 10, added: 10 };
const base = { name: 'x', unit: null, role: 'feature', missing: 1 } as const;
const integer: ColumnSchema = { ...base, type: 'integer', missing: 0 };
const wide: ColumnSchema = { ...base, type: 'number', width: 64 };
const narrow: ColumnSchema = { ...base, type: 'number', width: 32 };
const text: ColumnSchema = { ...base, type: 'text' };
const utc: ColumnSchema = { ...base, type: 'timestamp', zone: 'utc' };
const words = (...levels: string[]): ColumnSchema => ({ ...base, type: 'category', levels, order: 'none' });

describe('two columns of one name', () => {
  it.each([
    [integer, integer, { type: 'integer' }, true],
    [integer, wide, { type: 'number', width: 64 }, false],
    [wide, integer, { type: 'number', width: 64 }, true],
    [narrow, narrow, { type: 'number', width: 32 }, true],
    [narrow, wide, { type: 'number', width: 64 }, false],
    [narrow, integer, { type: 'number', width: 64 }, false],
    [words('b', 'a'), words('c', 'a'), { type: 'category', levels: ['b', 'a', 'c'] }, true],
    [words('a'), text, { type: 'text' }, false],
    [text, words('a'), { type: 'text' }, true],
    [utc, utc, { type: 'timestamp', zone: 'utc' }, true],
  ])('become one: %j and %j', (old, added, joined, alike) => {
    const schema = joinSchemas(old, added, rows);
    expect(schema).toMatchObject({ ...joined, missing: old.missing + added.missing });
    expect(laidOutAlike(old, schema!)).toBe(alike);
  });

  it.each([
    [wide, words('a')],
    [utc, { ...utc, zone: 'floating' } as ColumnSchema],
    [
      { ...wide, unit: '€' },
      { ...wide, unit: '$' },
    ],
  ])('stay apart: %j and %j', (old, added) => {
    expect(joinSchemas(old, added, rows)).toBeNull();
  });

  it('fit each other where one of them has no value', () => {
    const none: ColumnSchema = { ...text, missing: 10 };
    expect(joinSchemas(utc, none, rows)).toEqual({ ...utc, missing: 11 });
    expect(joinSchemas(integer, none, rows)).toMatchObject({ type: 'number', missing: 10 });
    expect(joinSchemas(none, utc, rows)).toEqual({ ...utc, missing: 11 });
  });

  it('become text beyond as many levels as an import keeps', () => {
    const many = words(...Array.from({ length: MOST_LEVELS }, (_, i) => String(i)));
    expect(joinSchemas(many, words('0'), rows)?.type).toBe('category');
    expect(joinSchemas(many, words('one more'), rows)?.type).toBe('text');
  });

  it('are told apart in words where they cannot be one', () => {
    const times: ColumnSchema = { ...utc, zone: 'floating' };
    expect(() => pairColumns([utc], [times], rows)).toThrow('These rows do not fit the log');
  });
});
