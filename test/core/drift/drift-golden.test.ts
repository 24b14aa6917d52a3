import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { adwin } from '../../../src/core/drift/adwin.ts';
import { ddm } from '../../../src/core/drift/ddm.ts';
import { eddm } from '../../../src/core/drift/eddm.ts';
import { HDDM_A, hddmA } from '../../../src/core/drift/hddm-a.ts';
import { HDDM_W, hddmW } from '../../../src/core/drift/hddm-w.ts';
import { homogeneity } from '../../../src/core/drift/homogeneity.ts';
import { kolmogorovSmirnov, limitTail } from '../../../src/core/drift/kolmogorov-smirnov.ts';
import { kswin } from '../../../src/core/drift/kswin.ts';
import { PAGE_HINKLEY, pageHinkley } from '../../../src/core/drift/page-hinkley.ts';
import {
  hellinger,
  jsDistanceBase2,
  klDivergence,
  lInfinity,
  psi,
  totalVariation,
} from '../../../src/core/drift/share-distances.ts';
import { signalsOf, type StreamDetector } from '../../../src/core/drift/stream-detector.ts';
import { wasserstein } from '../../../src/core/drift/wasserstein.ts';
import { chiSquareTail } from '../../../src/core/stats/chi-square-tail.ts';

interface Golden {
  samples: Record<string, { a: number[]; b: number[]; ks: number; exact_p: number; wasserstein: number }>;
  counts: Record<
    string,
    Record<'psi' | 'kl' | 'js_distance' | 'hellinger' | 'total_variation' | 'l_infinity', number> &
      Record<'chi' | 'df' | 'chi_p' | 'least_expected', number> & { reference: number[]; current: number[] }
  >;
  limit: { t: number; tail: number }[];
  chi_square: { x: number; df: number; tail: number }[];
  streams: {
    name: string;
    values: string;
    said: Record<string, { warnings: string; drifts: string; drawn?: string }>;
  }[];
}
const golden = JSON.parse(readFileSync(new URL('../../golden/drift.json', import.meta.url), 'utf8')) as {
  [K in keyof Golden]: Golden[K];
};

/** Equal to so many parts of the value. */
function expectNear(found: number, wanted: number, relative = 1e-9): void {
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(relative * Math.abs(wanted) + 1e-14);
}

describe('samples, as SciPy has them', () => {
  it.each(Object.entries(golden.samples))('%s', (_, { a, b, ks, exact_p, wasserstein: area }) => {
    const [reference, current] = [Float64Array.from(a), Float64Array.from(b)];
    const found = kolmogorovSmirnov(reference, current)!;
    expectNear(found.distance, ks);
    expectNear(found.p, exact_p);
    expectNear(wasserstein(reference, current)!, area);
    expect(kolmogorovSmirnov(current, reference)!.distance).toBe(found.distance);
  });

  it('Kolmogorov’s limit', () => {
    for (const { t, tail } of golden.limit) expectNear(limitTail(t), tail, 1e-8);
  });
});

describe('counts, as SciPy has them', () => {
  it.each(Object.entries(golden.counts))('%s', (_, wanted) => {
    expectNear(psi(wanted)!.value, wanted.psi);
    expectNear(klDivergence(wanted)!.value, wanted.kl);
    expect(jsDistanceBase2(wanted)!).toBeCloseTo(wanted.js_distance, 9);
    expect(hellinger(wanted)!).toBeCloseTo(wanted.hellinger, 12);
    expectNear(totalVariation(wanted)!, wanted.total_variation);
    expectNear(lInfinity(wanted)!, wanted.l_infinity);
    const test = homogeneity(wanted)!;
    expectNear(test.statistic, wanted.chi, 1e-8);
    expect(test.df).toBe(wanted.df);
    expectNear(test.p, wanted.chi_p, 1e-8);
    expectNear(test.leastExpected, wanted.least_expected);
  });

  it('chi-square’s tail', () => {
    for (const { x, df, tail } of golden.chi_square) expectNear(chiSquareTail(x, df), tail, 1e-10);
  });
});

const DETECTORS: Record<string, (drawn: readonly number[]) => StreamDetector> = {
  adwin: () => adwin(),
  ddm: () => ddm(),
  eddm: () => eddm(),
  hddm_a: () => hddmA(),
  hddm_a_two: () => hddmA({ ...HDDM_A, isTwoSided: true }),
  hddm_w: () => hddmW(),
  hddm_w_two: () => hddmW({ ...HDDM_W, isTwoSided: true }),
  page_hinkley: () => pageHinkley(),
  page_hinkley_low: () => pageHinkley({ ...PAGE_HINKLEY, threshold: 10, direction: 'up' }),
  kswin: (drawn) => {
    let at = 0;
    return kswin((_, count) => drawn.slice(at, (at += count)));
  },
};

const numbersOf = (text: string): number[] => (text === '' ? [] : text.split(' ').map(Number));

describe('streams, as River sees them', () => {
  for (const { name, values, said } of golden.streams) {
    it.each(Object.entries(said))(`${name}: %s`, (detector, { warnings, drifts, drawn = '' }) => {
      const found = signalsOf(DETECTORS[detector]!(numbersOf(drawn)), numbersOf(values));
      expect(found.drifts).toEqual(numbersOf(drifts));
      expect(found.warnings).toEqual(numbersOf(warnings));
    });
  }
});
