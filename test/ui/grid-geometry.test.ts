import { describe, expect, it } from 'vitest';
import {
  bodyHeight,
  columnEdges,
  MAX_BODY_PX,
  offsetOf,
  offsetToShow,
  scrollTopOf,
  visibleColumns,
  visibleRows,
} from '../../src/ui/grid-geometry.ts';

describe('grid geometry', () => {
  it('does not scale short bodies', () => {
    expect(bodyHeight(1000, 32)).toBe(32_000);
    expect(offsetOf(1234, 1000, 32, 400)).toBeCloseTo(1234, 9);
    expect(bodyHeight(1_000_000, 32)).toBe(MAX_BODY_PX);
  });

  it('reaches the first and the last row of ten million', () => {
    const rows = 10_000_000;
    expect(offsetOf(0, rows, 32, 400)).toBe(0);
    const end = offsetOf(MAX_BODY_PX - 400, rows, 32, 400);
    expect(end).toBe(rows * 32 - 400);
    expect(visibleRows(end, rows, 32, 400)).toEqual({ from: rows - 16, to: rows });
  });

  it('goes from offset to scroll position and back', () => {
    for (const offset of [0, 31, 1_000_000, 15_999_999, 31_999_600])
      expect(offsetOf(scrollTopOf(offset, 1_000_000, 32, 400), 1_000_000, 32, 400)).toBeCloseTo(offset, 3);
  });

  it('stays at zero where everything fits or nothing is there', () => {
    expect(offsetOf(50, 3, 32, 400)).toBe(0);
    expect(scrollTopOf(50, 0, 32, 400)).toBe(0);
    expect(visibleRows(0, 0, 32, 400)).toEqual({ from: 0, to: 0 });
  });

  it('draws a few rows beyond the edges', () => {
    expect(visibleRows(3200, 1000, 32, 320)).toEqual({ from: 97, to: 113 });
  });

  it('finds the columns that show', () => {
    const edges = columnEdges([100, 50, 200, 100]);
    expect(edges).toEqual([0, 100, 150, 350, 450]);
    expect(visibleColumns(edges, 0, 120)).toEqual({ from: 0, to: 3 });
    expect(visibleColumns(edges, 150, 160)).toEqual({ from: 1, to: 4 });
    expect(visibleColumns(edges, 449, 1000)).toEqual({ from: 2, to: 4 });
    expect(visibleColumns(columnEdges([]), 0, 100)).toEqual({ from: 0, to: 0 });
  });

  it('moves as little as it must to show a row', () => {
    expect(offsetToShow(10, 0, 32, 320)).toBe(32);
    expect(offsetToShow(5, 0, 32, 320)).toBe(0);
    expect(offsetToShow(2, 320, 32, 320)).toBe(64);
  });
});
