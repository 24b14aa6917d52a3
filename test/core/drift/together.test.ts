import { describe, expect, it } from 'vitest';
import { DOMAIN_OPTIONS, domainScores, separation } from '../../../src/core/drift/domain-classifier.ts';
import {
  isSure,
  mostChangedFirst,
  pairChange,
  type SideOfWindows,
} from '../../../src/core/drift/pair-change.ts';
import { principalComponents } from '../../../src/core/drift/principal-components.ts';
import { reconstruction } from '../../../src/core/drift/reconstruction.ts';
import { sampledColumn, sampleWindows } from '../../../src/core/drift/sampled-columns.ts';
import { wordDrift } from '../../../src/core/drift/word-drift.ts';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { readySide } from '../../../src/core/profile/pair-sides.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { columnFrom, numberColumn, textColumn, timestampColumn } from '../column-from.ts';
import { finish } from '../finish.ts';

const rows = (from: number, to: number): Uint32Array =>
  Uint32Array.from({ length: to - from }, (_, at) => from + at);

/** Roughly normal. */
function draws(n: number, seed: number): number[] {
  const random = createRandom(seed);
  return Array.from({ length: n }, () => 2 * (random.uniform() + random.uniform() + random.uniform() - 1.5));
}

describe('a sample of two windows', () => {
  it('is all rows where they are few, else rows of each without repetition, the same for the same seed', () => {
    const all = sampleWindows(rows(5, 15), rows(20, 24), 1);
    expect([...all.rows]).toEqual([...rows(5, 15), ...rows(20, 24)]);
    expect(all).toMatchObject({ drawn: [10, 4], among: [10, 4] });
    const some = sampleWindows(rows(0, 500), rows(500, 530), 1, 40);
    expect(some.drawn).toEqual([40, 30]);
    expect(new Set(some.rows).size).toBe(70);
    expect(some.rows.subarray(0, 40).every((row) => row < 500)).toBe(true);
    expect(some.rows).toEqual(sampleWindows(rows(0, 500), rows(500, 530), 1, 40).rows);
  });

  it('takes no times, and infinite numbers as missing', () => {
    expect(sampledColumn(timestampColumn('at', ['2026-01-01T00:00:00Z']), rows(0, 1))).toBeNull();
    const column = sampledColumn(numberColumn('x', [1, Infinity, NaN]), rows(0, 3));
    expect([...column!.data]).toEqual([1, NaN, NaN]);
  });
});

describe('rows told apart', () => {
  const few = { ...DOMAIN_OPTIONS, trees: 15 };

  it('without drift the interval holds 0.5 about as often as it says, and the error stays in its band', () => {
    let [apart, beyond] = [0, 0];
    for (let seed = 0; seed < 20; seed++) {
      const sample = sampleWindows(rows(0, 150), rows(150, 300), seed);
      const columns = ['a', 'b', 'c'].map((name, at) =>
        sampledColumn(numberColumn(name, draws(300, 7 * seed + at)), sample.rows)!,
      );
      const { scores } = finish(domainScores(columns, sample.isCurrent, seed, few));
      const { interval } = separation(scores, sample.isCurrent) as { interval: { low: number } };
      if (interval.low > 0.5) apart++;
      const found = reconstruction(columns, sample, seed)!;
      if (found.current.mean < found.band.low || found.current.mean > found.band.high) beyond++;
    }
    // Of 20 at one in forty and one in twenty.
    expect(apart).toBeLessThanOrEqual(4);
    expect(beyond).toBeLessThanOrEqual(5);
  });

  it('a column that is missing more often is enough', () => {
    const sample = sampleWindows(rows(0, 200), rows(200, 400), 1);
    const values = draws(400, 3).map((value, at) => (at >= 200 && at % 2 === 0 ? NaN : value));
    const column = sampledColumn(numberColumn('a', values), sample.rows)!;
    const { scores } = finish(domainScores([column], sample.isCurrent, 1, few));
    expect(separation(scores, sample.isCurrent).value).toBeGreaterThan(0.65);
  });

  it('too few rows, and columns that do not vary, have no components', () => {
    const tiny = sampleWindows(rows(0, 20), rows(20, 40), 1);
    expect(reconstruction([sampledColumn(numberColumn('a', draws(40, 1)), tiny.rows)!], tiny, 1)).toBeNull();
    const sample = sampleWindows(rows(0, 100), rows(100, 200), 1);
    const same = sampledColumn(numberColumn('a', draws(200, 1).fill(4)), sample.rows)!;
    expect(reconstruction([same], sample, 1)).toBeNull();
    const missing = sampledColumn(numberColumn('a', draws(200, 1).fill(NaN)), sample.rows)!;
    expect(reconstruction([missing], sample, 1)).toBeNull();
    expect(principalComponents({ rows: 1, features: 1, data: Float64Array.of(1) }, 0.65)).toBeNull();
  });
});

describe('pairs', () => {
  const sides = (name: string, before: Column, now: Column): SideOfWindows => ({
    name,
    reference: readySide(before)!,
    current: readySide(now)!,
  });
  const side = (name: string, before: readonly number[], now: readonly number[]): SideOfWindows =>
    sides(name, numberColumn(name, before), numberColumn(name, now));
  const [x, noise, y, other] = [1, 2, 3, 4].map((seed) => draws(200, seed)) as [
    number[],
    number[],
    number[],
    number[],
  ];

  it('numbers that turned against each other', () => {
    const follows = x.map((value, at) => value + 0.5 * noise[at]!);
    const turned = y.map((value, at) => -value + 0.5 * other[at]!);
    const change = pairChange(side('x', x, y), side('y', follows, turned), createRandom(1));
    expect(change.measure).toBe('spearman');
    expect(change.change.value).toBeLessThan(-1.5);
    expect(isSure(change)).toBe(true);
    expect(change.p).toBeLessThan(1e-6);
  });

  it('the interval of no change holds 0 about 95% of the time', () => {
    let misses = 0;
    for (let seed = 0; seed < 60; seed++) {
      const part = (at: number): number[] => draws(60, 1000 + 4 * seed + at);
      const [a, b] = [side('a', part(0), part(1)), side('b', part(2), part(3))];
      if (isSure(pairChange(a, b, createRandom(1)))) misses++;
    }
    expect(misses).toBeLessThanOrEqual(8);
  });

  it('a category that comes to say something about a number, and of two categories', () => {
    const group = (values: readonly number[]): Column =>
      columnFrom(
        'g',
        values.map((value) => (value > 0 ? 'up' : 'down')),
      );
    const toNumber = pairChange(side('x', x, y), sides('g', group(noise), group(y)), createRandom(1));
    expect(toNumber.measure).toBe('correlationRatio');
    expect(toNumber.change.value).toBeGreaterThan(0.5);
    expect(isSure(toNumber)).toBe(true);
    const toCategory = pairChange(
      sides('h', group(x), group(y)),
      sides('g', group(noise), group(y)),
      createRandom(1),
    );
    expect(toCategory.measure).toBe('cramersV');
    expect(isSure(toCategory)).toBe(true);
    const same = pairChange(
      sides('h', group(x), group(y)),
      sides('g', group(noise), group(other)),
      createRandom(1),
    );
    expect(isSure(same)).toBe(false);
    expect(mostChangedFirst([same, toNumber])[0]).toBe(toNumber);
  });

  it('what does not vary in a window has no change', () => {
    const flat = pairChange(
      side('x', x, y),
      side(
        'y',
        noise,
        other.map(() => 1),
      ),
      createRandom(1),
    );
    expect(flat).toMatchObject({ change: { value: null, reason: 'constant' }, p: null });
  });
});

describe('texts', () => {
  const drift = (before: readonly (string | null)[], now: readonly (string | null)[]) =>
    wordDrift(textColumn('note', before), textColumn('note', now), 1);

  it('new words, words that went, and the share of words that were never seen', () => {
    const found = drift(
      ['A new car', 'a CAR, an old car', 'kitchen', null],
      ['crypto wallet', 'a crypto wallet', 'kitchen', 'kitchen'],
    );
    expect(found.texts).toEqual([3, 4]);
    expect(found.freshest.map(({ word }) => word)).toEqual(['crypto', 'wallet']);
    expect(found.freshest[0]).toMatchObject({ reference: 0, current: 2 });
    expect(found.lost[0]).toMatchObject({ word: 'car', reference: 2, current: 0 });
    expect(found.vocabulary).toEqual([6, 4]);
    // Of 7 words 4 are new ones.
    expect(found.unknown).toMatchObject({ value: 4 / 7, n: 7 });
    expect(found.words.current.mean).toBe(7 / 4);
    expect(found.moved.map(({ word }) => word)).toEqual(['a', 'kitchen']);
  });

  it('words of other scripts are words; texts without any, and none at all', () => {
    expect(drift(['naïve Fußgänger'], ['東京 кофе naïve']).freshest.map(({ word }) => word)).toEqual([
      'кофе',
      '東京',
    ]);
    const none = drift([null], ['…']);
    expect(none.unknown).toMatchObject({ value: null });
    expect(none).toMatchObject({ texts: [0, 1], fresh: 0, gone: 0 });
  });
});
