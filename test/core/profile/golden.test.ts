import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../../src/core/kernel/estimate.ts';
import { profileColumn } from '../../../src/core/profile/profile-column.ts';
import { averageRanks } from '../../../src/core/stats/average-ranks.ts';
import { contingencyOf } from '../../../src/core/stats/contingency.ts';
import { pearson, spearman } from '../../../src/core/stats/correlation.ts';
import { correlationRatio } from '../../../src/core/stats/correlation-ratio.ts';
import { chiSquare, cramersV, cramersVCorrected } from '../../../src/core/stats/cramers-v.ts';
import golden from '../../golden/profile.json' with { type: 'json' };
import { numberColumn } from '../column-from.ts';

/** Reference values of pandas and SciPy: test/golden/sections/profile.py. */
function close(got: number | null, wanted: number | null, relative = 1e-10): void {
  if (wanted === null) expect(got).toBeNull();
  else expect(Math.abs(got! - wanted)).toBeLessThanOrEqual(relative * Math.max(1e-300, Math.abs(wanted)));
}

const valueOf = ({ value }: Estimate): number => {
  if (value === null) throw new Error('undefined');
  return value;
};

const numberFrom = (value: number | string | null): number =>
  value === null ? NaN : typeof value === 'number' ? value : value === 'inf' ? Infinity : -Infinity;

describe('profiles of numbers as pandas makes them', () => {
  it.each(golden.numbers.map((wanted) => [wanted.name, wanted] as const))('%s', (_, wanted) => {
    const profile = profileColumn(numberColumn('x', wanted.values.map(numberFrom)));
    const numbers = profile.numbers!;
    expect(profile.missing).toBe(wanted.missing);
    expect(profile.distinct).toBe(wanted.distinct);
    close(numbers.low, wanted.low);
    close(numbers.high, wanted.high);
    close(numbers.mean, wanted.mean, 1e-12);
    close(numbers.deviation, wanted.deviation, 1e-9);
    close(numbers.skewness, wanted.skewness, 1e-6);
    wanted.quantiles.forEach((quantile, i) => {
      close(numbers.quantiles[i]!, quantile, 1e-12);
    });
    expect(profile.top.map(({ value, count }) => [value, count])).toEqual(wanted.top);
  });
});

describe('association as SciPy measures it', () => {
  it.each(golden.ranks)('ranks %#', (values, ranks) => {
    expect([...averageRanks(Float64Array.from(values as number[]))]).toEqual(ranks);
  });
  it.each(golden.correlations.map((wanted) => [wanted.name, wanted] as const))(
    'correlation: %s',
    (_, wanted) => {
      const [x, y] = [Float64Array.from(wanted.x), Float64Array.from(wanted.y)];
      const made = pearson(x, y);
      close(valueOf(made), wanted.pearson, 1e-9);
      if (made.value !== null && Math.abs(wanted.pearson) < 1 - 1e-12) {
        close(made.interval!.low, wanted.interval[0]!, 1e-7);
        close(made.interval!.high, wanted.interval[1]!, 1e-7);
      }
      close(valueOf(spearman(x, y)), wanted.spearman, 1e-12);
    },
  );
  it.each(golden.categories.map((wanted) => [wanted.name, wanted] as const))(
    'categories: %s',
    (_, wanted) => {
      const table = contingencyOf(Int32Array.from(wanted.a), Int32Array.from(wanted.b))!;
      close(chiSquare(table), wanted.chiSquare, 1e-12);
      close(valueOf(cramersV(table)), wanted.v, 1e-12);
      close(valueOf(cramersVCorrected(table)), wanted.corrected, 1e-9);
    },
  );
  it.each(golden.ratios.map((wanted) => [wanted.name, wanted] as const))('ratio: %s', (_, wanted) => {
    const eta = correlationRatio(Int32Array.from(wanted.codes), Float64Array.from(wanted.values));
    close(valueOf(eta), wanted.eta, 1e-9);
  });
});
