import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../../src/core/kernel/estimate.ts';
import { boxMetrics, type BoxMetrics } from '../../../src/core/metrics/box-average-precision.ts';
import { boxOverlap, type Boxes } from '../../../src/core/metrics/box-overlap.ts';
import { matchBoxes, type DetectedBoxes } from '../../../src/core/metrics/match-boxes.ts';
import golden from '../../golden/boxes.json' with { type: 'json' };

type Rows = readonly (readonly number[])[];

const placed = (rows: Rows, from: number): Boxes => ({
  left: Float64Array.from(rows, (r) => r[from]!),
  top: Float64Array.from(rows, (r) => r[from + 1]!),
  width: Float64Array.from(rows, (r) => r[from + 2]!),
  height: Float64Array.from(rows, (r) => r[from + 3]!),
});

/** Rows of image, class, left, top, width, height and, of detections, score. */
const boxes = (rows: Rows): DetectedBoxes => ({
  ...placed(rows, 2),
  image: Int32Array.from(rows, (r) => r[0]!),
  class: Int32Array.from(rows, (r) => r[1]!),
  score: Float64Array.from(rows, (r) => r[6] ?? 0),
});

function expectValue(got: Estimate, wanted: number | null): void {
  if (wanted === null) expect(got).toEqual({ value: null, reason: 'noPositives', n: 0 });
  else expect(got.value).toBeCloseTo(wanted, 12);
}

describe('reference values: test/golden/sections/boxes.py', () => {
  it('overlaps', () => {
    for (const [a, b, wanted] of golden.overlaps as [number[], number[], number][]) {
      expect(boxOverlap(placed([a], 0), 0, placed([b], 0), 0)).toBeCloseTo(wanted, 12);
    }
  });

  it.each(golden.cases)('$name', ({ truth, detected, classes, at50, at50to95, mean }) => {
    const got = boxMetrics(boxes(truth), boxes(detected), classes);
    got.byClass.forEach((its, k) => {
      expectValue(its.at50, at50[k]!);
      expectValue(its.at50to95, at50to95[k]!);
    });
    expectValue(got.mean.at50, mean[0]!);
    expectValue(got.mean.at50to95, mean[1]!);
  });
});

const place = fc.tuple(
  fc.integer({ min: 0, max: 2 }),
  fc.integer({ min: 0, max: 1 }),
  fc.integer({ min: 0, max: 9 }),
  fc.integer({ min: 0, max: 9 }),
  fc.integer({ min: 1, max: 9 }),
  fc.integer({ min: 1, max: 9 }),
);
const truths = fc.array(place, { maxLength: 8 });
const detections = truths.map((rows) => rows.map((row, i) => [...row, ((i * 7) % 11) + i / 100]));
const valuesOf = ({ byClass }: BoxMetrics): (number | null)[] =>
  byClass.flatMap((its) => [its.at50.value, its.at50to95.value]);

describe('properties', () => {
  it('an overlap is symmetric, within 0 and 1, 1 with itself, and has no unit', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        const [one, other] = [placed([a], 2), placed([b], 2)];
        const overlap = boxOverlap(one, 0, other, 0);
        expect(boxOverlap(other, 0, one, 0)).toBe(overlap);
        expect(boxOverlap(one, 0, one, 0)).toBe(1);
        expect(overlap).toBeGreaterThanOrEqual(0);
        expect(overlap).toBeLessThanOrEqual(1);
        const scaled = (row: readonly number[]): Boxes => placed([row.map((v) => 4 * v)], 2);
        expect(boxOverlap(scaled(a), 0, scaled(b), 0)).toBe(overlap);
      }),
    );
    const flat = placed([[1, 1, 0, 0]], 0);
    expect(boxOverlap(flat, 0, flat, 0)).toBeNaN();
  });

  it('the order of the detections, the scale of the scores and images written twice change nothing', () => {
    fc.assert(
      fc.property(truths, detections, (truth, found) => {
        const of = (t: Rows, d: Rows): (number | null)[] => valuesOf(boxMetrics(boxes(t), boxes(d), 2));
        const plain = of(truth, found);
        expect(of(truth, [...found].reverse())).toEqual(plain);
        const rescored = found.map((r) => [...r.slice(0, 6), 3 * r[6]! + 1]);
        expect(of(truth, rescored)).toEqual(plain);
        const elsewhere = (rows: Rows): Rows => rows.map(([image, ...rest]) => [image! + 5, ...rest]);
        expect(of(elsewhere(truth), elsewhere(found))).toEqual(plain);
      }),
    );
  });

  it('a truth box is found once at most, by a detection of its image that overlaps enough', () => {
    fc.assert(
      fc.property(truths, detections, (truth, found) => {
        const [t, d] = [boxes(truth), boxes(found)];
        const match = matchBoxes(t, d, 0, 0.3);
        const taken = [...match.found].filter((box) => box >= 0);
        expect(new Set(taken).size).toBe(taken.length);
        match.found.forEach((box, at) => {
          if (box < 0) return;
          const detection = match.detections[at]!;
          expect(t.image[box]).toBe(d.image[detection]);
          expect(boxOverlap(t, box, d, detection)).toBeGreaterThanOrEqual(0.3);
        });
      }),
    );
  });

  it('detecting the truth itself scores 1 at every overlap', () => {
    fc.assert(
      fc.property(truths, (truth) => {
        for (const value of valuesOf(boxMetrics(boxes(truth), boxes(truth), 2))) {
          if (value !== null) expect(value).toBeCloseTo(1, 12);
        }
      }),
    );
  });
});
