import { describe, expect, it } from 'vitest';
import { lineFor, markPicture, seriesPicture } from '../../../src/core/report/mark-picture.ts';
import type { Piece } from '../../../src/core/report/markup.ts';

function childOf({ children }: Piece, name: string): Piece {
  return children.find(
    (child): child is Piece =>
      typeof child !== 'string' && (child.tag === name || child.attributes.class === name),
  )!;
}

const MARK = { from: 0, to: 1, value: 0.5, low: 0.25, high: 0.75, target: 1, tone: 'good' } as const;

describe('pictures of a report', () => {
  it('places a value, its interval and its target on the line', () => {
    const picture = markPicture(MARK);
    const { x1: from, x2: to } = childOf(picture, 'ground').attributes;
    const width = Number(to) - Number(from);
    expect(childOf(picture, 'circle').attributes.cx).toBeCloseTo(Number(from) + 0.5 * width, 1);
    expect(childOf(picture, 'interval').attributes.x1).toBeCloseTo(Number(from) + 0.25 * width, 1);
    expect(childOf(picture, 'interval').attributes.x2).toBeCloseTo(Number(from) + 0.75 * width, 1);
    expect(childOf(picture, 'target').attributes.x1).toBe(to);
  });

  it('keeps what lies beyond the line, or is no number, within the picture', () => {
    for (const value of [-7, 7, Infinity, NaN]) {
      const at = Number(childOf(markPicture({ ...MARK, value }), 'circle').attributes.cx);
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThanOrEqual(132);
    }
  });

  it('draws a line that holds all it is given', () => {
    expect(lineFor([0, 10])).toEqual({ from: -0.8, to: 10.8 });
    expect(lineFor([5])).toEqual({ from: 4.6, to: 5.4 });
    expect(lineFor([NaN])).toEqual({ from: 0, to: 1 });
  });

  it('breaks the line where nothing was measured, and leads a thin one over it', () => {
    const picture = seriesPicture({
      ...{ of: 'series', title: '', values: [1, 2, null, 4, null], limit: null, text: 'rises' },
      words: { most: '4', least: '1', limit: '', first: 'a', last: 'b' },
    });
    expect(childOf(picture, 'between').attributes.d).toMatch(/^M[^M]+L[^M]+L[^M]+$/);
    const measured = picture.children.find(
      (child): child is Piece => typeof child !== 'string' && child.tag === 'path' && !child.attributes.class,
    );
    expect(String(measured!.attributes.d).match(/M/g)).toHaveLength(2);
    expect(picture.attributes['aria-label']).toBe('rises');
  });
});
