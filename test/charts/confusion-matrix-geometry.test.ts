import { describe, expect, it } from 'vitest';
import { confusionShape } from '../../src/charts/confusion-matrix/confusion-matrix-geometry.ts';
import type { Confusion } from '../../src/core/evaluation/evaluation.ts';

const loans: Confusion = {
  classes: ['yes', 'no'],
  counts: [
    [1122, 96],
    [312, 402],
  ],
  unlabeled: 0,
  failed: 0,
};

function many(n: number, name = 'class'): Confusion {
  const counts = Array.from({ length: n }, (_, a) =>
    Array.from({ length: n }, (_, p) => (a === p ? 100 : 1)),
  );
  return { classes: Array.from({ length: n }, (_, i) => `${name} ${i}`), counts, unlabeled: 0, failed: 0 };
}

describe('confusionShape', () => {
  it('shares of all, of the actual and of the predicted class', () => {
    const cell = (of: 'all' | 'actual' | 'predicted') => confusionShape(loans, 330, of).cells[2]!;
    expect(cell('all').share).toBeCloseTo(312 / 1932, 12);
    expect(cell('actual').share).toBeCloseTo(312 / 714, 12);
    expect(cell('predicted').share).toBeCloseTo(312 / 1434, 12);
    expect(cell('all')).toMatchObject({ actual: 1, predicted: 0, count: 312, right: false });
    expect(cell('all').words).toBe('actual no, predicted yes: 312, 16.1% of all');
    expect(cell('actual').words).toBe('actual no, predicted yes: 312, 43.7% of actual no');
  });

  it('draws two classes big and thirty as a heat map, inside the width where it can', () => {
    expect(confusionShape(loans, 330).detail).toBe('big');
    expect(confusionShape(many(10, 'd'), 520).detail).toBe('counts');
    const heat = confusionShape(many(30), 600);
    expect(heat.detail).toBe('heat');
    expect(heat.cells).toHaveLength(900);
    for (const [shape, width] of [
      [confusionShape(loans, 330), 330],
      [confusionShape(many(10), 520), 520],
      [heat, 600],
    ] as const)
      expect(shape.width).toBeLessThanOrEqual(width);
  });

  it('lays cells in rows of actual and columns of predicted, without overlap', () => {
    const { cells, cellWidth, cellHeight, left, top, width, height } = confusionShape(many(4), 500);
    expect([cells[0]!.x, cells[0]!.y]).toEqual([left, top]);
    expect(cells[1]!.x - cells[0]!.x).toBeGreaterThan(cellWidth);
    expect(cells[4]!.y - cells[0]!.y).toBeGreaterThan(cellHeight);
    const last = cells.at(-1)!;
    expect(last.x + cellWidth).toBeLessThanOrEqual(width);
    expect(last.y + cellHeight).toBeLessThanOrEqual(height);
  });

  it('is strongest where most are, and empty where none are', () => {
    const { cells } = confusionShape(loans, 330);
    expect(cells[0]!.strength).toBe(1);
    expect(cells[3]!.strength).toBeCloseTo(0.35 + 0.65 * (402 / 1122), 12);
    const empty = confusionShape(
      {
        ...loans,
        counts: [
          [0, 0],
          [0, 0],
        ],
      },
      330,
    );
    expect(empty.cells.map((cell) => [cell.strength, cell.share])).toEqual(Array(4).fill([0, null]));
  });

  it('says what matters in words', () => {
    expect(confusionShape(loans, 330).summary).toBe(
      'Confusion matrix of 2 classes: 1,524 of 1,932 right. Most often wrong: actual no predicted as yes, 312.',
    );
  });

  it('shortens long names in the middle, where names that differ at the end stay apart', () => {
    const { labels } = confusionShape(many(30, 'a very long class name'), 400);
    expect(new Set(labels).size).toBe(30);
    for (const label of labels) expect(label.length).toBeLessThanOrEqual(16);
  });
});
