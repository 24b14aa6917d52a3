import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../src/core/kernel/problem.ts';
import type { Field, Predicate } from '../../../src/core/slices/predicate.ts';
import { fieldsOf, tagsOf } from '../../../src/core/slices/fields-of.ts';
import { requireFields, selectRows } from '../../../src/core/slices/select-rows.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { columnFrom, numberColumn, textColumn, timestampColumn } from '../column-from.ts';

const data = (name: string): Field => ({ of: 'data', name });

type Cell = string | number | boolean | null;
/** The same six rows in every type. */
const CELLS: Record<string, Cell[]> = {
  age: [17, 25, null, 40, 25, 61],
  kids: [0, 2, 1, 0, 3, 0],
  member: [true, false, null, true, true, false],
  region: ['north', 'south', null, 'north', 'é', ''],
  note: ['late', '', null, 'late', 'ß', 'later'],
  seen: ['2024-03-01', '2024-03-02T12:00:00Z', null, '2023-01-01', '2024-03-01', '2025-01-01'],
};
const COLUMNS: Record<string, Column> = {
  age: columnFrom('age', CELLS['age']!),
  kids: columnFrom('kids', CELLS['kids']!),
  member: columnFrom('member', CELLS['member']!),
  region: columnFrom('region', CELLS['region']!),
  note: textColumn('note', CELLS['note'] as (string | null)[]),
  seen: timestampColumn('seen', CELLS['seen'] as (string | null)[]),
};
const columnOf = ({ of, name }: Field): Column | null => (of === 'data' ? (COLUMNS[name] ?? null) : null);
const tagged = (tag: string): Uint8Array | null => (tag === 'odd' ? Uint8Array.of(0, 1, 0, 1, 0, 1) : null);
const select = (where: Predicate): string => selectRows(where, columnOf, 6, tagged).join('');
const codeOf = (where: Predicate): string => {
  try {
    select(where);
    return 'none';
  } catch (error) {
    return error instanceof Problem ? error.facts.code : String(error);
  }
};

describe('selectRows by hand', () => {
  it.each<[string, Predicate, string]>([
    ['all', { op: 'all' }, '111111'],
    ['number <', { op: 'lt', field: data('age'), value: 25 }, '100000'],
    ['number ≤', { op: 'le', field: data('age'), value: 25 }, '110010'],
    ['number >', { op: 'gt', field: data('age'), value: 25 }, '000101'],
    ['number ≥', { op: 'ge', field: data('age'), value: 25 }, '010111'],
    ['missing number', { op: 'missing', field: data('age') }, '001000'],
    ['half open', { op: 'between', field: data('age'), low: 25, high: 40, closed: '[)' }, '010010'],
    ['closed', { op: 'between', field: data('age'), low: 25, high: 40, closed: '[]' }, '010110'],
    ['number in', { op: 'in', field: data('age'), values: [17, 61] }, '100001'],
    ['integer', { op: 'eq', field: data('kids'), value: 0 }, '100101'],
    ['missing integer', { op: 'missing', field: data('kids') }, '000000'],
    ['boolean', { op: 'eq', field: data('member'), value: true }, '100110'],
    ['boolean in texts', { op: 'in', field: data('member'), values: ['false'] }, '010001'],
    ['missing boolean', { op: 'missing', field: data('member') }, '001000'],
    ['category', { op: 'eq', field: data('region'), value: 'north' }, '100100'],
    ['category in', { op: 'in', field: data('region'), values: ['south', 'é'] }, '010010'],
    ['unknown category', { op: 'eq', field: data('region'), value: 'west' }, '000000'],
    ['empty category is not missing', { op: 'eq', field: data('region'), value: '' }, '000001'],
    ['text', { op: 'eq', field: data('note'), value: 'late' }, '100100'],
    ['empty text is not missing', { op: 'eq', field: data('note'), value: '' }, '010000'],
    ['text in', { op: 'in', field: data('note'), values: ['ß', 'later'] }, '000011'],
    ['missing text', { op: 'missing', field: data('note') }, '001000'],
    ['day', { op: 'eq', field: data('seen'), value: '2024-03-01' }, '100010'],
    ['from a moment', { op: 'ge', field: data('seen'), value: '2024-03-02 12:00' }, '010001'],
    ['timestamp as number', { op: 'lt', field: data('seen'), value: Date.UTC(2024, 0, 1) }, '000100'],
    ['missing timestamp', { op: 'missing', field: data('seen') }, '001000'],
    ['tag', { op: 'tag', tag: 'odd' }, '010101'],
    ['not, missing included', { op: 'not', of: { op: 'lt', field: data('age'), value: 25 } }, '011111'],
    ['empty and', { op: 'and', of: [] }, '111111'],
    ['empty or', { op: 'or', of: [] }, '000000'],
  ])('%s', (_, where, wanted) => {
    expect(select(where)).toBe(wanted);
  });

  it('keeps given orders of categories', () => {
    const size: Column = {
      ...(columnFrom('size', ['M', 'S', 'L', null]) as Column & { type: 'category' }),
      order: 'given',
      levels: ['S', 'M', 'L'],
      data: Int32Array.of(1, 0, 2, -1),
    };
    const pick = (op: 'lt' | 'le' | 'gt' | 'ge'): string =>
      selectRows({ op, field: data('size'), value: 'M' }, () => size, 4).join('');
    expect([pick('lt'), pick('le'), pick('gt'), pick('ge')]).toEqual(['0100', '1100', '0010', '1010']);
  });

  it('compares 32-bit numbers at 32 bits', () => {
    const score = numberColumn('score', [0.1, 0.7, 0.2], 32);
    expect(selectRows({ op: 'eq', field: data('score'), value: 0.1 }, () => score, 3).join('')).toBe('100');
    expect(selectRows({ op: 'ge', field: data('score'), value: 0.7 }, () => score, 3).join('')).toBe('010');
  });

  it('does not change the rows of a tag', () => {
    const rows = Uint8Array.of(0, 1);
    selectRows(
      { op: 'not', of: { op: 'tag', tag: 't' } },
      () => null,
      2,
      () => rows,
    );
    expect(rows).toEqual(Uint8Array.of(0, 1));
  });
});

describe('problems', () => {
  it.each<[string, Predicate, string]>([
    ['no such column', { op: 'missing', field: data('nothing') }, 'slice.noField'],
    [
      'inside',
      { op: 'not', of: { op: 'and', of: [{ op: 'missing', field: data('nothing') }] } },
      'slice.noField',
    ],
    ['no such tag', { op: 'tag', tag: 'even' }, 'slice.noTag'],
    ['number and text', { op: 'eq', field: data('age'), value: 'old' }, 'slice.badValue'],
    ['integer in texts', { op: 'in', field: data('kids'), values: ['two'] }, 'slice.badValue'],
    ['boolean and text', { op: 'eq', field: data('member'), value: 'yes' }, 'slice.badValue'],
    ['boolean order', { op: 'lt', field: data('member'), value: true }, 'slice.wrongType'],
    ['category order', { op: 'lt', field: data('region'), value: 'north' }, 'slice.wrongType'],
    [
      'category range',
      { op: 'between', field: data('region'), low: 0, high: 1, closed: '[]' },
      'slice.wrongType',
    ],
    ['text order', { op: 'gt', field: data('note'), value: 'a' }, 'slice.wrongType'],
    ['no date', { op: 'eq', field: data('seen'), value: '2024-02-30' }, 'slice.badValue'],
    ['boolean for a date', { op: 'eq', field: data('seen'), value: true }, 'slice.badValue'],
  ])('%s', (_, where, code) => {
    expect(codeOf(where)).toBe(code);
  });

  it('can be had without the rows', () => {
    expect(() => requireFields({ op: 'missing', field: data('x') }, () => false)).toThrow(Problem);
    expect(() => requireFields({ op: 'missing', field: data('x') }, () => true)).not.toThrow();
  });
});

describe('against brute force', () => {
  const leaf: fc.Arbitrary<Predicate> = fc.oneof(
    fc.constant<Predicate>({ op: 'all' }),
    fc.constantFrom(...Object.keys(CELLS)).map((name): Predicate => ({ op: 'missing', field: data(name) })),
    fc.record({
      op: fc.constantFrom('eq', 'lt', 'le', 'gt', 'ge'),
      field: fc.constantFrom(data('age'), data('kids')),
      value: fc.constantFrom(0, 2, 17, 25, 39.5, 61),
    }) as fc.Arbitrary<Predicate>,
    fc.record({
      op: fc.constant('between' as const),
      field: fc.constantFrom(data('age'), data('kids')),
      low: fc.constantFrom(0, 17, 25),
      high: fc.constantFrom(1, 25, 61),
      closed: fc.constantFrom('[)' as const, '[]' as const),
    }),
    fc.record({
      op: fc.constant('in' as const),
      field: fc.constantFrom(data('region'), data('note')),
      values: fc.subarray(['north', 'é', '', 'late', 'nowhere']),
    }),
    fc.constant<Predicate>({ op: 'tag', tag: 'odd' }),
  );
  const { where } = fc.letrec<{ where: Predicate }>((tie) => ({
    where: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.record({
        op: fc.constantFrom('and' as const, 'or' as const),
        of: fc.array(tie('where'), { maxLength: 3 }),
      }),
      fc.record({ op: fc.constant('not' as const), of: tie('where') }),
    ),
  }));

  function holds(part: Predicate, row: number): boolean {
    if (part.op === 'all') return true;
    if (part.op === 'and') return part.of.every((p) => holds(p, row));
    if (part.op === 'or') return part.of.some((p) => holds(p, row));
    if (part.op === 'not') return !holds(part.of, row);
    if (part.op === 'tag') return row % 2 === 1;
    const { field } = part as { field: Field };
    const cell = CELLS[field.name]![row]!;
    if (part.op === 'missing') return cell === null;
    if (cell === null) return false;
    if (part.op === 'in') return part.values.includes(cell as string);
    if (part.op === 'between') {
      return (
        Number(cell) >= part.low &&
        (part.closed === '[]' ? Number(cell) <= part.high : Number(cell) < part.high)
      );
    }
    const { op, value } = part as Extract<Predicate, { value: unknown }>;
    return { eq: cell === value, lt: cell < value, le: cell <= value, gt: cell > value, ge: cell >= value }[
      op
    ];
  }

  it('any predicate selects the rows it holds for', () => {
    fc.assert(
      fc.property(where, (part) => {
        expect(select(part)).toBe([0, 1, 2, 3, 4, 5].map((row) => Number(holds(part, row))).join(''));
      }),
      { numRuns: 400 },
    );
  });
});

describe('fieldsOf and tagsOf', () => {
  it('list each once, in order', () => {
    const where: Predicate = {
      op: 'or',
      of: [
        { op: 'missing', field: data('b') },
        {
          op: 'not',
          of: {
            op: 'and',
            of: [
              { op: 'eq', field: data('a'), value: 1 },
              { op: 'tag', tag: 't' },
            ],
          },
        },
        { op: 'missing', field: { of: 'prediction', name: 'a' } },
        { op: 'gt', field: data('b'), value: 1 },
        { op: 'tag', tag: 't' },
      ],
    };
    expect(fieldsOf(where)).toEqual([data('b'), data('a'), { of: 'prediction', name: 'a' }]);
    expect(tagsOf(where)).toEqual(['t']);
    expect(fieldsOf({ op: 'all' })).toEqual([]);
  });
});
