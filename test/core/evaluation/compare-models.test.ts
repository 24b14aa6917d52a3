import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracyDifference, bonettPrice } from '../../../src/core/evaluation/compare-accuracy.ts';
import { compareModels, mainDifference } from '../../../src/core/evaluation/compare-models.ts';
import { compareAuc } from '../../../src/core/evaluation/compare-ranking.ts';
import { compareGroups, compareSlices } from '../../../src/core/evaluation/compare-slices.ts';
import { countFlips, flipCodes, FLIPS } from '../../../src/core/evaluation/flips.ts';
import type { PairedClasses, PairedValues } from '../../../src/core/evaluation/pair-outcomes.ts';
import { createRandom } from '../../../src/core/kernel/random.ts';
import golden from '../../golden/comparison.json' with { type: 'json' };

interface Rows {
  truth: readonly number[];
  first: readonly number[];
  second: readonly number[];
}

function classes({ truth, first, second }: Rows, K: number, scores: Rows | null = null): PairedClasses {
  return {
    type: 'classification',
    classes: Array.from({ length: K }, (_, k) => `c${String(k)}`),
    truth: Int32Array.from(truth),
    first: Int32Array.from(first),
    second: Int32Array.from(second),
    positive: K === 2 ? 1 : null,
    firstScores: scores && Float64Array.from(scores.first),
    secondScores: scores && Float64Array.from(scores.second),
  };
}

const values = ({ truth, first, second }: Rows): PairedValues => ({
  type: 'regression',
  truth: Float64Array.from(truth),
  first: Float64Array.from(first),
  second: Float64Array.from(second),
});

function expectScores(
  metrics: ReturnType<typeof compareModels>['metrics'],
  expected: Readonly<Record<string, readonly number[] | undefined>>,
): void {
  for (const [metric, [first, second]] of Object.entries(expected) as [string, [number, number]][]) {
    const pair = metrics.find(({ measure }) => measure.metric === metric)!;
    expect(pair.first, metric).toBeCloseTo(first, 10);
    expect(pair.second, metric).toBeCloseTo(second, 10);
    expect(pair.difference.value, metric).toBeCloseTo(second - first, 10);
  }
}

describe('metrics of two models on the same rows, as scikit-learn', () => {
  it.each(golden.counted.map((each, at) => [at, each] as const))('by counts, case %d', (_, each) => {
    expectScores(compareModels(classes(each, each.classes)).metrics, each.expected);
  });
  it.each(golden.values.map((each, at) => [at, each] as const))('by errors, case %d', (_, each) => {
    expectScores(compareModels(values(each)).metrics, each.expected);
  });
  it('by probabilities', () => {
    const { truth, expected, ...scores } = golden.probabilities;
    const said = truth.map(() => 0);
    const paired = classes({ truth, first: said, second: said }, 2, { truth, ...scores });
    expectScores(compareModels(paired).metrics, expected);
  });
});

describe('paired DeLong', () => {
  it.each(golden.ranked.map((each, at) => [at, each] as const))(
    'as from its definition, case %d',
    (_, each) => {
      const said = each.truth.map(() => 0);
      const got = compareAuc(classes({ truth: each.truth, first: said, second: said }, 2, each));
      const [first, second, difference, error, p] = each.expected as (number | null)[];
      expect(got.first).toBeCloseTo(first!, 12);
      expect(got.second).toBeCloseTo(second!, 12);
      expect(got.difference.value).toBeCloseTo(difference!, 12);
      const interval = got.difference.value === null ? null : got.difference.interval;
      if (error === null) {
        expect(interval).toBeNull();
        expect(got.p).toBeNull();
        return;
      }
      expect(interval!.high - interval!.low).toBeCloseTo(2 * 1.959963984540054 * error!, 9);
      expect(got.p).toBeCloseTo(p!, 9);
    },
  );

  it('says why where a class or the scores are not there', () => {
    const said = { truth: [1, 1], first: [1, 1], second: [1, 0] };
    expect(compareAuc(classes(said, 2)).difference).toMatchObject({ value: null, reason: 'noScores' });
    expect(compareAuc(classes(said, 2, said)).difference).toMatchObject({ reason: 'noNegatives' });
    const none = { ...said, truth: [-1, -1] };
    expect(compareAuc(classes(none, 2, none)).difference).toMatchObject({ reason: 'emptySlice' });
  });
});

describe('intervals of differences', () => {
  it.each(golden.bonettPrice)('%d and %d of %d by Bonett and Price', (first, second, n, low, high) => {
    expect(bonettPrice(first!, second!, n!)).toMatchObject({
      low: expect.closeTo(low!, 12) as number,
      high: expect.closeTo(high!, 12) as number,
    });
  });

  it('are those of rows drawn one by one', () => {
    const { metrics } = compareModels(classes(golden.bootstraps, 2));
    for (const [metric, [low, high]] of Object.entries(golden.bootstraps.expected) as [string, number[]][]) {
      const { difference } = metrics.find(({ measure }) => measure.metric === metric)!;
      const interval = difference.value === null ? null : difference.interval;
      expect(Math.abs(interval!.low - low!), metric).toBeLessThan(0.12 * (high! - low!));
      expect(Math.abs(interval!.high - high!), metric).toBeLessThan(0.12 * (high! - low!));
    }
  });

  it('of the accuracy hold the truth about as often as they say, few disagreements or many', () => {
    const random = createRandom(5);
    for (const [n, lost, won] of [
      [60, 0.05, 0.1],
      [400, 0.1, 0.16],
    ] as const) {
      let held = 0;
      for (let run = 0; run < 400; run++) {
        const counts = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 };
        for (let row = 0; row < n; row++) {
          const u = random.uniform();
          counts[u < lost ? 'onlyFirst' : u < lost + won ? 'onlySecond' : 'both']++;
        }
        const got = accuracyDifference(counts, createRandom(run));
        const { low, high } = got.value === null ? { low: 1, high: 0 } : got.interval!;
        held += Number(low <= won - lost && won - lost <= high);
      }
      expect(held / 400).toBeGreaterThan(0.92);
      expect(held / 400).toBeLessThan(0.985);
    }
  });
});

const answer = fc.integer({ min: -1, max: 2 });
const rowsOf = fc.array(fc.tuple(answer, answer, answer), { maxLength: 60 });
const asRows = (rows: readonly (readonly number[])[]): Rows => ({
  truth: rows.map(([t]) => t!),
  first: rows.map(([, a]) => a!),
  second: rows.map(([, , b]) => b!),
});

describe('flips', () => {
  it('are those of a count by hand, and turn round with the models', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const kept = rows.filter((row) => row.every((code) => code >= 0));
        const by = (holds: (t: number, a: number, b: number) => boolean): number =>
          kept.filter(([t, a, b]) => holds(t, a, b)).length;
        const { flips, n, unlabeled, failed, test } = compareModels(classes(asRows(rows), 3));
        expect(flips).toEqual([
          by((t, a, b) => a === t && b !== t),
          by((t, a, b) => a !== t && b === t),
          by((t, a, b) => a !== t && b !== t && a !== b),
          by((t, a, b) => a === t && b === t),
          by((t, a, b) => a !== t && a === b),
        ]);
        expect([n, unlabeled, failed]).toEqual([
          kept.length,
          rows.filter(([t]) => t < 0).length,
          rows.filter(([t, a, b]) => t >= 0 && (a < 0 || b < 0)).length,
        ]);
        const { truth, first, second } = asRows(rows);
        const turned = compareModels(classes({ truth, first: second, second: first }, 3));
        expect([turned.flips[0], turned.flips[1]]).toEqual([flips[1], flips[0]]);
        expect(turned.test?.p ?? null).toBe(test?.p ?? null);
      }),
      { numRuns: 60 },
    );
  });

  it('of values are closer, farther or as far', () => {
    const paired = values({ truth: [0, 0, 0, NaN, 0], first: [1, 2, -3, 1, NaN], second: [2, 1, 3, 1, 1] });
    expect([...flipCodes(paired)]).toEqual([0, 1, 2, -1, -1]);
    expect(countFlips(flipCodes(paired), FLIPS.regression.length)).toEqual([1, 1, 1]);
  });
});

describe('slices of a comparison', () => {
  it('groups in one pass say what masks say, the largest losses first', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const paired = classes(asRows(rows), 3);
        const groups = [0, 1].map((k) => ({
          name: `g${String(k)}`,
          where: { op: 'tag', tag: String(k) } as const,
        }));
        const codes = Int32Array.from(rows, (_, row) => (row % 3 === 2 ? -1 : row % 3));
        const masks = groups.map((group, k) => ({
          ...group,
          rows: Uint8Array.from(codes, (code) => Number(code === k)),
        }));
        const byGroup = compareGroups(paired, groups, codes, createRandom(1));
        const byMask = compareSlices(paired, masks, createRandom(1));
        expect(byGroup).toEqual(byMask);
        const [a, b] = byGroup.map(({ difference }) => difference.value);
        if (typeof a === 'number' && typeof b === 'number') expect(a).toBeLessThanOrEqual(b);
      }),
      { numRuns: 40 },
    );
  });

  it('of values lose where the error grows', () => {
    const paired = values({ truth: [0, 0, 0, 0], first: [1, 1, 2, 2], second: [3, 4, 1, 0] });
    const found = compareGroups(
      paired,
      ['a', 'b'].map((tag) => ({ name: tag, where: { op: 'tag', tag } })),
      Int32Array.of(0, 0, 1, 1),
      createRandom(1),
    );
    expect(found.map(({ name, difference }) => [name, difference.value])).toEqual([
      ['a', 2.5],
      ['b', -1.5],
    ]);
  });
});

describe('degenerate comparisons', () => {
  it.each([
    ['no rows', { truth: [], first: [], second: [] }],
    ['no labels', { truth: [-1, -1], first: [0, 1], second: [1, 1] }],
    ['no answers', { truth: [0, 1], first: [-1, -1], second: [1, 1] }],
  ])('%s: a reason in place of a number', (_, rows) => {
    const got = compareModels(classes(rows, 2));
    expect(got.metrics[0]!.difference).toMatchObject({ value: null, reason: 'emptySlice' });
    expect(got.test).toBeNull();
    expect(mainDifference(classes(rows, 2)).value).toBeNull();
  });

  it('one row, one class, the same model twice', () => {
    const same = { truth: [1, 1, 1], first: [1, 1, 1], second: [1, 1, 1] };
    const { metrics, test } = compareModels(classes(same, 2));
    expect(test).toBeNull();
    expect(metrics[0]!.difference).toMatchObject({ value: 0, interval: { method: 'Bonett–Price' } });
    expect(metrics.find(({ measure }) => measure.metric === 'mcc')!.difference).toMatchObject({
      value: null,
      reason: 'singleClass',
    });
    const one = compareModels(values({ truth: [1], first: [2], second: [3] }));
    expect(one.metrics[0]!.difference).toMatchObject({ value: 1, interval: null });
    expect(one.metrics[2]!.difference).toMatchObject({ value: null, reason: 'constant' });
  });
});
