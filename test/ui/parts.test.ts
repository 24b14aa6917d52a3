import { describe, expect, it } from 'vitest';
import { filterOptions } from '../../src/ui/filter-options.ts';
import { placement } from '../../src/ui/place-popover.ts';
import { readNumber, writeNumber } from '../../src/ui/read-number.ts';
import { sortRows, type TableColumn } from '../../src/ui/table-column.ts';
import { toTsv } from '../../src/ui/tsv.ts';

describe('readNumber', () => {
  it.each([
    ['12', 12],
    [' -1,234.5 ', -1234.5],
    ['1 204 331', 1_204_331],
    ['.5', 0.5],
    ['−3', -3],
    ['1e-3', 0.001],
    ['', null],
  ])('reads %j', (text, value) => {
    expect(readNumber(text)).toEqual({ value, problem: null });
  });

  it.each([
    ['1,5', 'Write 1.5 with a point.'],
    ['abc', '“abc” is not a number.'],
    ['1e999', '“1e999” is not a number.'],
    ['0x10', '“0x10” is not a number.'],
  ])('refuses %j', (text, problem) => {
    expect(readNumber(text)).toEqual({ value: null, problem });
  });

  it('holds limits', () => {
    expect(readNumber('101', { max: 100 }).problem).toBe('At most 100.');
    expect(readNumber('-1', { min: 0 }).problem).toBe('At least 0.');
    expect(readNumber('1.5', { whole: true }).problem).toBe('A whole number is needed.');
    expect(readNumber(' ', { required: true }).problem).toBe('A number is needed here.');
    expect(writeNumber(0.1)).toBe('0.1');
    expect(writeNumber(null)).toBe('');
  });
});

describe('sortRows', () => {
  type Row = { name: string; n: number | null };
  const rows: Row[] = [
    { name: 'b', n: 2 },
    { name: 'a', n: null },
    { name: 'c', n: 10 },
    { name: 'd', n: NaN },
    { name: 'e', n: 2 },
  ];
  const columns: TableColumn<Row>[] = [
    { key: 'n', header: 'n', text: (row) => String(row.n), sortBy: (row) => row.n },
    { key: 'name', header: 'name', text: (row) => row.name, sortBy: (row) => row.name },
    { key: 'plain', header: 'plain', text: () => '' },
  ];
  const names = (key: string, descending: boolean): string =>
    sortRows(rows, columns, { key, descending })
      .map((row) => row.name)
      .join('');

  it('sorts numbers as numbers, stable, without values last', () => {
    expect(names('n', false)).toBe('becad');
    expect(names('n', true)).toBe('cbead');
    expect(names('name', true)).toBe('edcba');
  });

  it('keeps the order without a column to sort by', () => {
    expect(names('plain', true)).toBe('bacde');
    expect(sortRows(rows, columns, null)).toBe(rows);
  });
});

describe('small parts', () => {
  it('quotes what would break a pasted table', () => {
    expect(
      toTsv([
        ['a', 'b\tc'],
        ['say "x"', '1\n2'],
      ]),
    ).toBe('a\t"b\tc"\n"say ""x"""\t"1\n2"');
  });

  it('finds options by words, beginnings first', () => {
    const options = ['applied_at', 'self employed', 'employed since'].map((label) => ({ label }));
    expect(filterOptions(options, 'Employed').map((option) => option.label)).toEqual([
      'employed since',
      'self employed',
    ]);
    expect(filterOptions(options, 'emp se')).toEqual([{ label: 'self employed' }]);
    expect(filterOptions(options, ' ')).toBe(options);
  });

  it('keeps what floats inside the window', () => {
    const view = { width: 390, height: 800 };
    const size = { width: 200, height: 300 };
    const below = placement({ left: 300, right: 340, top: 100, bottom: 130 }, size, view, 'start');
    expect(below).toEqual({ left: 182, top: 134, maxHeight: 658 });
    const above = placement({ left: 0, right: 40, top: 700, bottom: 730 }, size, view, 'end');
    expect(above).toEqual({ left: 8, top: 396, maxHeight: 688 });
  });
});
