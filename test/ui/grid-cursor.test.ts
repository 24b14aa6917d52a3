import { describe, expect, it } from 'vitest';
import { GridCursor, HEADER, inRange } from '../../src/ui/grid-cursor.svelte.ts';

const NONE = { ctrlKey: false, metaKey: false, shiftKey: false };

function walk(cursor: GridCursor, ...keys: string[]): [number, number] {
  for (const each of keys) {
    const parts = each.split('+');
    const key = parts.at(-1) ?? '';
    cursor.press(
      { ...NONE, key, ctrlKey: parts.includes('Ctrl'), shiftKey: parts.includes('Shift') },
      1000,
      50,
      10,
    );
  }
  return [cursor.row, cursor.column];
}

describe('grid cursor', () => {
  it('follows the keys and stays inside', () => {
    const cursor = new GridCursor();
    expect(walk(cursor, 'ArrowDown', 'ArrowRight', 'PageDown')).toEqual([11, 1]);
    expect(walk(cursor, 'End')).toEqual([11, 49]);
    expect(walk(cursor, 'Ctrl+End', 'ArrowDown', 'ArrowRight')).toEqual([999, 49]);
    expect(walk(cursor, 'Home', 'ArrowLeft')).toEqual([999, 0]);
    expect(walk(cursor, 'Ctrl+Home')).toEqual([0, 0]);
    expect(walk(cursor, 'ArrowUp', 'ArrowUp')).toEqual([HEADER, 0]);
  });

  it('stretches a range with Shift and drops it without', () => {
    const cursor = new GridCursor();
    walk(cursor, 'ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowRight');
    expect(cursor.range).toEqual({ fromRow: 1, toRow: 2, fromColumn: 0, toColumn: 1 });
    expect(inRange(cursor.range, 2, 1)).toBe(true);
    expect(inRange(cursor.range, 3, 1)).toBe(false);
    walk(cursor, 'Shift+ArrowUp', 'Shift+ArrowUp', 'Shift+ArrowUp');
    expect(cursor.range).toEqual({ fromRow: 0, toRow: 1, fromColumn: 0, toColumn: 1 });
    walk(cursor, 'ArrowDown');
    expect(cursor.range).toEqual({ fromRow: 1, toRow: 1, fromColumn: 1, toColumn: 1 });
  });

  it('leaves other keys alone', () => {
    expect(new GridCursor().press({ ...NONE, key: 'x' }, 10, 10, 5)).toBe(false);
  });
});
