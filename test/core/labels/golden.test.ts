import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../../src/core/kernel/estimate.ts';
import { agreementByPair } from '../../../src/core/labels/annotator-pairs.ts';
import { agreementOf } from '../../../src/core/labels/agreement.ts';
import type { KappaWeights } from '../../../src/core/labels/cohen-kappa.ts';
import {
  confidentJoint,
  confidentThresholds,
  countConfident,
} from '../../../src/core/labels/confident-joint.ts';
import { dawidSkene } from '../../../src/core/labels/dawid-skene.ts';
import type { Level } from '../../../src/core/labels/disagreement-metric.ts';
import { findLabelIssues } from '../../../src/core/labels/label-issues.ts';
import type { QualityScore } from '../../../src/core/labels/label-quality.ts';
import type { PruneBy } from '../../../src/core/labels/prune-labels.ts';
import golden from '../../golden/labels.json' with { type: 'json' };
import { finish } from '../finish.ts';
import { ratingsFrom } from './ratings-from.ts';

/** Reference values of statsmodels, krippendorff, cleanlab and plain formulas: test/golden/sections/labels.py. */
function close(got: number | null, wanted: number, slack = 1e-10): void {
  expect(got).not.toBeNull();
  expect(Math.abs(got! - wanted)).toBeLessThanOrEqual(slack * Math.max(1, Math.abs(wanted)));
}

function allClose(got: ArrayLike<number>, wanted: ArrayLike<number>, slack = 1e-10): void {
  expect(got.length).toBe(wanted.length);
  for (let i = 0; i < wanted.length; i++) close(got[i]!, wanted[i]!, slack);
}

describe.each(golden.agreement)('agreement: $name', (wanted) => {
  const ratings = ratingsFrom(wanted.codes, { values: wanted.values });
  const of = (level: Level): ReturnType<typeof agreementOf> => agreementOf(ratings, { level, seed: 1, B: 0 });

  it('percent', () => {
    close(of('nominal').percent.value, wanted.percent);
  });
  it('Fleiss, refused where raters are unequal', () => {
    const { fleiss } = of('nominal');
    if (wanted.fleiss !== null) close(fleiss.value, wanted.fleiss);
    else expect(fleiss).toMatchObject({ value: null, reason: 'unequalRaters' });
  });
  it.each(['nominal', 'ordinal', 'interval', 'ratio'] as const)('alpha, %s', (level) => {
    close(of(level).alpha.value, wanted.alpha[level]);
  });
  it('each class: specific agreement, alpha and Fleiss against the rest', () => {
    const { classes } = of('nominal');
    expect(classes.map(({ code }) => code)).toEqual(wanted.classes.map((_, k) => k));
    classes.forEach(({ specific, alpha, fleiss }, k) => {
      close(specific.value, wanted.classes[k]!.specific);
      close(alpha.value, wanted.classes[k]!.alpha);
      if (wanted.classFleiss) close(fleiss.value, wanted.classFleiss[k]!);
    });
  });
});

describe('published examples', () => {
  const named = (name: string): (typeof golden.agreement)[number] =>
    golden.agreement.find((example) => example.name === name)!;
  const alphaOf = (name: string, level: Level): number => {
    const { codes, values } = named(name);
    return agreementOf(ratingsFrom(codes, { values }), { level, seed: 1, B: 0 }).alpha.value!;
  };

  it.each([
    ['A', 'nominal', 0.095],
    ['B', 'nominal', 0.692],
    ['C', 'nominal', 0.743],
    ['C', 'ordinal', 0.815],
    ['C', 'interval', 0.849],
    ['C', 'ratio', 0.797],
  ] as const)('Krippendorff (2011), section %s, %s: %d', (section, level, wanted) => {
    expect(alphaOf(`Krippendorff 2011 ${section}`, level)).toBeCloseTo(wanted, 3);
  });

  it.each([
    ['Fleiss 1971', 0.43],
    ['fourteen raters', 0.21],
  ])('%s: kappa %d', (name, wanted) => {
    const { codes, values } = named(name);
    const { fleiss } = agreementOf(ratingsFrom(codes, { values }), { seed: 1, B: 0 });
    expect(fleiss.value).toBeCloseTo(wanted, 3);
  });

  it('Cohen (1960): kappa .492', () => {
    expect(golden.cohen[0]!.none).toBeCloseTo(0.492, 3);
  });
});

describe.each(golden.cohen.map((wanted, at) => ({ ...wanted, at })))("Cohen's kappa: table $at", (wanted) => {
  const codes = wanted.table.flatMap((row, a) =>
    row.flatMap((count, b) => Array.from({ length: count }, () => [a, b])),
  );
  const kappaOf = (weights: KappaWeights, B = 0): Estimate =>
    agreementByPair(ratingsFrom(codes, { classes: wanted.table.length }), { weights, seed: 1, B }).pairs[0]!
      .kappa;

  it.each(['none', 'linear', 'quadratic'] as const)('weights: %s', (weights) => {
    close(kappaOf(weights).value, wanted[weights]);
  });
  it('has an interval near that of the asymptotic standard error', () => {
    const { interval } = kappaOf('none', 1000) as Estimate & { value: number };
    const half = (interval!.high - interval!.low) / 2;
    expect(half / (1.96 * wanted.standardError)).toBeGreaterThan(0.8);
    expect(half / (1.96 * wanted.standardError)).toBeLessThan(1.2);
  });
});

describe.each(golden.dawidSkene.map((wanted, at) => ({ ...wanted, at })))(
  'Dawid and Skene, case $at',
  (wanted) => {
    const { iterations, smoothing } = wanted;
    const got = finish(
      dawidSkene(ratingsFrom(wanted.codes, { classes: wanted.classes }), {
        iterations,
        smoothing,
        tolerance: 0,
      }),
    );
    it('probabilities', () => {
      allClose(got.posterior, wanted.posterior, 1e-9);
    });
    it('shares and confusions', () => {
      allClose(got.prior, wanted.prior, 1e-9);
      allClose(got.confusion, wanted.confusion, 1e-9);
    });
    it('log-likelihood by iteration', () => {
      allClose(got.logLikelihood, wanted.logLikelihood, 1e-9);
      expect(got.iterations).toBe(iterations);
    });
  },
);

describe.each(golden.issues.map((wanted, at) => ({ ...wanted, at })))('label issues, case $at', (wanted) => {
  const classes = wanted.thresholds.map((_, k) => String(k));
  const labels = Int32Array.from(wanted.labels);
  const probabilities = classes.map((_, k) => Float64Array.from(wanted.probabilities, (row) => row[k]!));
  const counts = new Float64Array(classes.length);
  for (const label of labels) counts[label]!++;
  const input = { classes, labels, probabilities, outOfSample: true };
  const confidence = { labels, probabilities, counts };
  const thresholds = confidentThresholds(confidence);

  it('thresholds', () => {
    allClose(thresholds, wanted.thresholds, 1e-12);
  });
  it('confident counts and joint', () => {
    expect([...countConfident(confidence, thresholds)]).toEqual(wanted.counts.flat());
    expect([...confidentJoint(confidence, thresholds)]).toEqual(wanted.joint.flat());
  });
  it('noise matrices', () => {
    const { noise } = findLabelIssues(input);
    allClose(noise.prior, wanted.prior, 1e-12);
    allClose(noise.givenOfTrue, wanted.givenOfTrue.flat(), 1e-12);
    allClose(noise.trueOfGiven, wanted.trueOfGiven.flat(), 1e-12);
  });
  describe.each(['selfConfidence', 'normalizedMargin'] as QualityScore[])('ranked by %s', (rankBy) => {
    it.each(['noiseRate', 'class', 'both'] as PruneBy[])('rows by %s, in order', (by) => {
      const found = findLabelIssues(input, { by, rankBy });
      expect([...found.rows]).toEqual(wanted[rankBy][by]);
    });
    it('quality of every row', () => {
      allClose(findLabelIssues(input, { rankBy }).quality, wanted.quality[rankBy], 1e-12);
    });
  });
});
