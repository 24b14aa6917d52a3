import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confusionOf } from '../../../src/core/evaluation/confusion-of.ts';
import { errorSheet } from '../../../src/core/evaluation/make-error-sheet.ts';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { headline } from '../../../src/core/metrics/headline.ts';
import type { ClassOutcome, ValueOutcome } from '../../../src/core/predictions/outcome.ts';
import { groupRows } from '../../../src/core/slices/group-rows.ts';
import { predicateKey } from '../../../src/core/slices/predicate-key.ts';
import { columnFrom } from '../column-from.ts';

const classes = (truth: number[], predicted: number[], positive: number | null = null): ClassOutcome => ({
  type: 'classification',
  classes: ['0', '1'],
  truth: Int32Array.from(truth),
  predicted: Int32Array.from(predicted),
  scores: null,
  positive,
});
const repeat = <T>(value: T, times: number): T[] => Array.from({ length: times }, () => value);
const field = { of: 'data', name: 'kind' } as const;

describe("the course's figures", () => {
  it('TN 905, FN 18, FP 9, TP 68: precision 88.3%, recall 79.1%, F1 83.4%', () => {
    const outcome = classes(
      [...repeat(0, 914), ...repeat(1, 86)],
      [...repeat(0, 905), ...repeat(1, 9), ...repeat(0, 18), ...repeat(1, 68)],
      1,
    );
    expect(confusionOf(outcome)).toEqual({
      classes: ['0', '1'],
      counts: [
        [905, 9],
        [18, 68],
      ],
      unlabeled: 0,
      failed: 0,
    });
    const values = new Map(
      headline(outcome, createRandom(1)).map((r) => [r.measure.metric, r.estimate.value]),
    );
    expect(values.get('precision')!).toBeCloseTo(68 / 77, 12);
    expect(values.get('recall')!).toBeCloseTo(68 / 86, 12);
    expect(values.get('f1')!.toFixed(3)).toBe('0.834');
  });

  it('speech: shares 60/4/30/6, gaps 1/4/2/0 give gains .60/.16/.60/0', () => {
    const slices = [
      { name: 'clean', n: 6000, accuracy: 0.94, human: 0.95 },
      { name: 'car noise', n: 400, accuracy: 0.89, human: 0.93 },
      { name: 'people noise', n: 3000, accuracy: 0.87, human: 0.89 },
      { name: 'low bandwidth', n: 600, accuracy: 0.7, human: 0.7 },
    ];
    const column = columnFrom(
      'kind',
      slices.flatMap(({ name, n }) => repeat(name, n)),
    );
    const predicted = slices.flatMap(({ n, accuracy }) => {
      const right = Math.round(n * accuracy);
      return [...repeat(1, right), ...repeat(0, n - right)];
    });
    const rowBaselines = Object.fromEntries(
      slices.map(({ name, human }) => [
        predicateKey({ op: 'eq', field, value: name }),
        { value: human, source: 'human level' },
      ]),
    );
    const sheet = errorSheet(classes(repeat(1, 10_000), predicted), {
      groups: groupRows(column, field, { maxGroups: 10 }),
      slices: [],
      baseline: null,
      rowBaselines,
    });
    const gains = slices.map(({ name }) => {
      const row = sheet.rows.find((r) => r.name === `kind = ${name}`)!;
      return row.gain!.value!.toFixed(2);
    });
    expect(gains).toEqual(['0.60', '0.16', '0.60', '0.00']);
    expect(sheet.all.gain).toBeNull();
    expect(sheet.all.baseline).toBeNull();
  });
});

describe('a sheet of classifications', () => {
  // Row: truth, predicted, kind. The last three have no label or answer.
  const outcome = classes([1, 0, 1, 1, 0, 1, -1, 1, -1], [1, 0, 0, 1, 1, 1, 1, -1, -1]);
  const column = columnFrom('kind', ['a', 'a', 'a', 'b', 'b', null, 'a', 'c', 'b']);
  const slices = [
    {
      name: 'first three',
      where: { op: 'tag', tag: 'x' } as const,
      rows: Uint8Array.of(1, 1, 1, 0, 0, 0, 0, 0, 0),
    },
    {
      name: 'unlabeled',
      where: { op: 'tag', tag: 'y' } as const,
      rows: Uint8Array.of(0, 0, 0, 0, 0, 0, 1, 1, 1),
    },
  ];
  const sheet = errorSheet(outcome, {
    groups: groupRows(column, field, { maxGroups: 2 }),
    slices,
    baseline: { value: 0.9, source: 'older model' },
    rowBaselines: { [predicateKey({ op: 'tag', tag: 'x' })]: { value: 0.5, source: 'human' } },
  });

  it('counts labeled and answered rows only', () => {
    expect(sheet).toMatchObject({ metric: { metric: 'accuracy' }, unlabeled: 2, failed: 1, notShown: 1 });
    expect(sheet.all).toMatchObject({ name: 'all rows', n: 6, share: 1, errors: 2, shareOfErrors: 1 });
    expect(sheet.rows.map(({ name, n, errors }) => [name, n, errors])).toEqual([
      ['kind = a', 3, 1],
      ['kind = b', 2, 1],
      ['kind missing', 1, 0],
      ['first three', 3, 1],
      ['unlabeled', 0, 0],
    ]);
  });
  it('gives shares, gaps and gains with bounds', () => {
    const [a] = sheet.rows;
    expect(a).toMatchObject({ share: 0.5, shareOfErrors: 0.5, baseline: { value: 0.9 } });
    expect(a!.metric).toMatchObject({ value: 2 / 3, n: 3, interval: { method: 'Wilson' } });
    expect(a!.gap).toBeCloseTo(0.9 - 2 / 3, 12);
    if (!a!.gain || a!.gain.value === null || a!.metric.value === null) throw new Error('undefined');
    expect(a!.gain.value).toBeCloseTo((0.9 - 2 / 3) * 50, 12);
    expect(a!.gain.interval!.low).toBeCloseTo(Math.max(0, 0.9 - a!.metric.interval!.high) * 50, 12);
    expect(a!.gain.interval!.high).toBeCloseTo((0.9 - a!.metric.interval!.low) * 50, 12);
  });
  it('lets a row have its own level, and shows no negative gain', () => {
    const own = sheet.rows[3]!;
    expect(own.baseline!.source).toBe('human');
    expect(own.gap).toBeCloseTo(0.5 - 2 / 3, 12);
    expect(own.gain!.value).toBe(0);
  });
  it('explains an empty slice', () => {
    const empty = sheet.rows[4]!;
    expect(empty.metric).toEqual({ value: null, reason: 'emptySlice', n: 0 });
    expect(empty.gap).toBeNull();
    expect(empty.gain).toEqual({ value: null, reason: 'emptySlice', n: 0 });
  });
  it('says nothing of shares where nothing is wrong', () => {
    const perfect = errorSheet(classes([1], [1]), {
      groups: null,
      slices: [],
      baseline: null,
      rowBaselines: {},
    });
    expect(perfect.all).toMatchObject({ errors: 0, shareOfErrors: null, gap: null, gain: null });
  });
  it('survives an empty table', () => {
    const none = errorSheet(classes([], []), { groups: null, slices: [], baseline: null, rowBaselines: {} });
    expect(none.all).toMatchObject({ n: 0, share: 0, metric: { value: null } });
  });
});

describe('a sheet of a regression', () => {
  it('is judged by mean absolute error, where less is better', () => {
    const outcome: ValueOutcome = {
      type: 'regression',
      truth: Float64Array.of(1, 2, 3, 4, NaN, 5, 6),
      predicted: Float64Array.of(2, 2, 5, 4, 1, NaN, Infinity),
      unit: 'EUR',
    };
    const column = columnFrom('kind', ['a', 'a', 'b', 'b', 'a', 'a', 'a']);
    const sheet = errorSheet(outcome, {
      groups: groupRows(column, field, { maxGroups: 9 }),
      slices: [],
      baseline: { value: 0.25, source: 'published' },
      rowBaselines: {},
    });
    expect(sheet).toMatchObject({ metric: { metric: 'mae' }, unlabeled: 1, failed: 2 });
    expect(sheet.all).toMatchObject({
      n: 4,
      metric: { value: 0.75 },
      errors: null,
      shareOfErrors: 1,
      gap: 0.5,
    });
    expect(sheet.rows.map((r) => [r.name, r.n, r.metric.value, r.gap, r.gain!.value])).toEqual([
      ['kind = a', 2, 0.5, 0.25, 0.125],
      ['kind = b', 2, 1, 0.75, 0.375],
    ]);
    const { gain } = sheet.all;
    if (!gain || gain.value === null) throw new Error('undefined');
    expect(gain.interval!.low).toBe(0);
    expect(gain.interval!.high).toBeGreaterThan(0.5);
  });
});

describe('against brute force', () => {
  it('groups, slices and confusion matrix count what filtering would', () => {
    const row = fc.tuple(
      fc.integer({ min: -1, max: 1 }),
      fc.integer({ min: -1, max: 1 }),
      fc.constantFrom('a', 'b', 'c', null),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        const outcome = classes(
          rows.map((r) => r[0]),
          rows.map((r) => r[1]),
        );
        const column = columnFrom(
          'kind',
          rows.map((r) => r[2]),
        );
        const mask = Uint8Array.from(rows, (r) => Number(r[2] === 'a'));
        const where = { op: 'eq', field, value: 'a' } as const;
        const sheet = errorSheet(outcome, {
          groups: groupRows(column, field, { maxGroups: 9 }),
          slices: [{ name: 'a', where, rows: mask }],
          baseline: null,
          rowBaselines: {},
        });
        const counted = rows.filter((r) => r[2] === 'a' && r[0] >= 0 && r[1] >= 0);
        const wrong = counted.filter((r) => r[0] !== r[1]).length;
        expect(sheet.rows.at(-1)).toMatchObject({ n: counted.length, errors: wrong });
        const group = sheet.rows.find((r) => r.name === 'kind = a');
        expect(group?.n ?? 0).toBe(counted.length);
        expect(group?.errors ?? 0).toBe(wrong);
        const { counts } = confusionOf(outcome, mask);
        expect(counts[0]![1]! + counts[1]![0]!).toBe(wrong);
        expect(counts.flat().reduce((a, b) => a + b, 0)).toBe(counted.length);
      }),
      { numRuns: 150 },
    );
  });
});
