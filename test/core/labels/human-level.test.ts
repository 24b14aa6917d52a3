import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../../src/core/kernel/estimate.ts';
import { HUMAN_LEVEL_WORDS } from '../../../src/core/labels/human-level-words.ts';
import { humanLevel } from '../../../src/core/labels/human-level.ts';
import { takeItems } from '../../../src/core/labels/ratings.ts';
import { referencesFromCodes, referencesFromOthers } from '../../../src/core/labels/references.ts';
import { ratingsFrom } from './ratings-from.ts';

function against(
  codes: readonly (readonly number[])[],
  reference: readonly number[],
): ReturnType<typeof humanLevel> {
  const ratings = ratingsFrom(codes, { classes: 3 });
  return humanLevel(ratings, referencesFromCodes(ratings, Int32Array.from(reference)), { seed: 1 });
}

describe('against a reference', () => {
  it('six labels against an inspector: 66.7%', () => {
    const truth = [1, 1, 1, 0, 0, 0];
    const inspector = [1, 0, 1, 0, 0, 1];
    const level = against(
      inspector.map((code) => [code]),
      truth,
    );
    expect((100 * level.overall.value!).toFixed(1)).toBe('66.7');
    const { interval, n } = level.overall as Estimate & { value: number };
    expect([n, interval!.method]).toEqual([6, 'Wilson']);
    expect([interval!.low, interval!.high].map((end) => end.toFixed(2))).toEqual(['0.30', '0.90']);
    expect(level.classes.map(({ code, estimate }) => [code, estimate.value])).toEqual([
      [0, 2 / 3],
      [1, 2 / 3],
    ]);
  });

  it('of several annotators resamples items, so that copies of a person add no certainty', () => {
    const truth = Array.from({ length: 80 }, (_, i) => i % 3);
    const person = truth.map((t, i) => (i % 5 === 0 ? (t + 1) % 3 : t));
    const one = against(
      person.map((code) => [code]),
      truth,
    ).overall as Estimate & { value: number };
    const ten = against(
      person.map((code) => Array.from({ length: 10 }, () => code)),
      truth,
    ).overall as Estimate & { value: number };
    expect(ten.value).toBeCloseTo(one.value, 12);
    expect(ten.n).toBe(10 * one.n);
    expect(ten.interval!.method).toBe('percentile bootstrap over 80 items, seed 1, B = 1000');
    const width = ({ interval }: Estimate & { value: number }): number => interval!.high - interval!.low;
    expect(Math.abs(width(ten) / width(one) - 1)).toBeLessThan(0.15);
  });

  it('has Wilson over items where all are right', () => {
    const { overall } = against(
      [
        [0, 0],
        [1, 1],
        [2, 2],
      ],
      [0, 1, 2],
    ) as { overall: Estimate & { value: number } };
    expect(overall.interval).toMatchObject({ method: 'Wilson over items', high: 1 });
    expect(overall.interval!.low).toBeCloseTo(0.4385, 3);
  });

  it('counts ratings without a reference, and says where there is none at all', () => {
    expect(against([[0], [1], [1]], [0, -1, 0]).overall).toMatchObject({
      value: 0.5,
      dropped: { unlabeled: 1 },
    });
    expect(against([[0], [1]], [-1, -1])).toMatchObject({
      overall: { value: null, reason: 'unlabeled' },
      annotators: [],
      classes: [],
      items: 0,
    });
  });

  it('of a slice is of its items alone', () => {
    const ratings = ratingsFrom(
      [
        [0, 1],
        [1, 1],
        [0, 0],
      ],
      { classes: 2 },
    );
    const rows = Uint32Array.of(0, 2);
    const some = takeItems(ratings, rows);
    const references = referencesFromCodes(some, Int32Array.of(0, 0));
    expect(humanLevel(some, references, { seed: 1 }).overall).toMatchObject({ value: 0.75, n: 4 });
    expect(() => referencesFromCodes(some, Int32Array.of(0))).toThrow(RangeError);
  });
});

describe('against the others', () => {
  it('has no vote of its own in what it is compared with', () => {
    const ratings = ratingsFrom([
      [0, 0, 1],
      [0, 1, -1],
      [2, -1, -1],
      [0, 1, 2],
      [0, 0, 1, 1, 1],
    ]);
    expect([...referencesFromOthers(ratings)]).toEqual([-1, -1, 0, 1, 0, -1, -1, -1, -1, 1, 1, -1, -1, -1]);
  });

  it('is what counting anew for every rating gives', () => {
    const matrix = fc.array(fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 4, maxLength: 4 }), {
      maxLength: 10,
    });
    fc.assert(
      fc.property(matrix, (codes) => {
        const wanted = codes.flatMap((row) =>
          row.flatMap((own, annotator) => {
            if (own < 0) return [];
            const votes = [0, 1, 2].map(
              (k) => row.filter((code, other) => code === k && other !== annotator).length,
            );
            const most = Math.max(...votes);
            return [most > 0 && votes.filter((v) => v === most).length === 1 ? votes.indexOf(most) : -1];
          }),
        );
        expect([...referencesFromOthers(ratingsFrom(codes, { classes: 3 }))]).toEqual(wanted);
      }),
      { seed: 1 },
    );
  });
});

it('has short words for what it means', () => {
  for (const text of Object.values(HUMAN_LEVEL_WORDS)) {
    expect(text.length).toBeLessThan(260);
    expect(text.endsWith('.')).toBe(true);
  }
});
