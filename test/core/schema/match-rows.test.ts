import { describe, expect, it } from 'vitest';
import { matchRows, rowSkew } from '../../../src/core/schema/match-rows.ts';
import { columnFrom, numberColumn, textColumn } from '../column-from.ts';

describe('training against serving, row by row', () => {
  const trained = columnFrom('id', [10, 11, 12, 13]);
  const served = textColumn('id', ['13', null, '10', '99', '11']);
  const matched = matchRows(trained, served);

  it('pairs rows by a key, in whatever order and type it comes', () => {
    expect([...matched.first]).toEqual([0, 1, 3]);
    expect([...matched.second]).toEqual([2, 4, 0]);
    expect(matched).toMatchObject({ onlyFirst: 1, onlySecond: 1 });
  });

  it('counts what differs, and shows it', () => {
    const was = numberColumn('x', [1, 2, 3, 0.1]);
    const is = numberColumn('x', [Math.fround(0.1), 7, 1, 7, NaN]);
    expect(rowSkew(was, is, matched)).toEqual({
      ...{ column: 'x', compared: 3, different: 1 },
      examples: [{ first: 1, second: 4, was: 2, is: null }],
    });
    expect(rowSkew(was, is, matched, 0).different).toBe(2);
    const words = columnFrom('c', ['a', null, 'b', 'c']);
    const others = columnFrom('c', ['C', 'z', 'a', 'z', null]);
    expect(rowSkew(words, others, matched)).toMatchObject({ compared: 3, different: 1 });
  });

  it('refuses a key that comes twice', () => {
    expect(() => matchRows(columnFrom('id', [1, 2, 1]), trained)).toThrow('does not tell rows apart');
    expect(() => matchRows(trained, columnFrom('id', ['a', 'a']))).toThrow('does not tell rows apart');
  });
});
