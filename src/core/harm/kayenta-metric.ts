import { averageRanks } from '../stats/average-ranks.ts';
import { momentsOf } from '../stats/mean-interval.ts';
import { quantileSorted } from '../stats/quantile-sorted.ts';
import { rankShift, type RankShift } from '../stats/rank-shift.ts';

/** How one metric is to be judged; what is left out is Kayenta's default. */
export interface KayentaRule {
  /** Which change counts as bad; default either. */
  direction?: 'increase' | 'decrease' | 'either';
  /** A missing value is left out (default), or counts as 0. */
  missing?: 'remove' | 'replace';
  /** How many interquartile ranges beyond the quartiles a value is still kept, at least to the 1st and 99th percentile; null (default) keeps all. Kayenta's own is 3 once outliers are to go. */
  outlierFactor?: number | null;
  /** Failing fails the canary. */
  critical?: boolean;
  /** An arm without data counts as a failure. */
  mustHaveData?: boolean;
  /** Ratio of the means (default), or the chance that a canary's value is above a baseline's. */
  measure?: 'meanRatio' | 'cles';
  /** Least and greatest effect that count as high and low; and that fail the canary where the metric is critical. Default: no change (1, or .5 for cles). */
  allowedIncrease?: number;
  allowedDecrease?: number;
  criticalIncrease?: number;
  criticalDecrease?: number;
}

export type KayentaLabel = 'pass' | 'high' | 'low' | 'nodata' | 'nodataFail';

export interface KayentaVerdict {
  label: KayentaLabel;
  /** This alone fails the canary. */
  isCriticalFailure: boolean;
  /** By the rule's measure; null where a mean is 0 or nothing was compared. */
  effect: number | null;
  shift: RankShift | null;
  /** Values compared, after cleaning. */
  canary: number;
  baseline: number;
  /** Why, in words. */
  reason: string;
}

/** Level of its interval; like the tolerance written into Kayenta's code. */
export const KAYENTA_LEVEL = 0.98;
const TOLERANCE = 0.25;

/**
 * Kayenta's verdict (NetflixACAJudge) on one metric from its values by interval in both arms; NaN is a missing value.
 * High where the whole interval of the shift lies above a quarter of the estimate and the effect is as large as allowed;
 * low the same below. Its root finder stops within 1e-4 whatever the unit, so that for rates it may find other ends; here
 * they are exact, as for a metric that was rescaled. Two arms that do not vary are given noise there and the interval of
 * their difference here.
 */
export function judgeKayentaMetric(
  canaryValues: readonly number[],
  baselineValues: readonly number[],
  rule: KayentaRule = {},
): KayentaVerdict {
  const canary = cleanKayentaValues(canaryValues, rule);
  const baseline = cleanKayentaValues(baselineValues, rule);
  const isCritical = rule.critical === true;
  const plain = {
    isCriticalFailure: false,
    effect: null,
    shift: null,
    canary: canary.length,
    baseline: baseline.length,
  };
  if (canary.length === 0 || baseline.length === 0) {
    const arm =
      canary.length > 0 ? 'The baseline has' : baseline.length > 0 ? 'The canary has' : 'Both arms have';
    if (rule.missing === 'replace') {
      return {
        ...plain,
        label: 'pass',
        reason: `${arm} no values: passes, since missing values count as 0.`,
      };
    }
    if (rule.mustHaveData === true && !isCritical) {
      return { ...plain, label: 'nodataFail', reason: `${arm} no values, and this metric must have some.` };
    }
    const reason = isCritical
      ? `${arm} no values, and this metric is critical: the canary fails.`
      : `${arm} no values: not counted.`;
    return { ...plain, label: 'nodata', isCriticalFailure: isCritical, reason };
  }
  if (isSame(canary, baseline)) {
    return { ...plain, label: 'pass', effect: noEffect(rule), reason: 'Both arms have the same values.' };
  }
  const shift = rankShift(canary, baseline, KAYENTA_LEVEL)!;
  const effect = effectSize(canary, baseline, rule.measure ?? 'meanRatio');
  return { ...plain, effect, shift, ...compare(shift, effect, rule) };
}

function compare(
  shift: RankShift,
  effect: number | null,
  rule: KayentaRule,
): Pick<KayentaVerdict, 'label' | 'isCriticalFailure' | 'reason'> {
  const bound = TOLERANCE * Math.abs(shift.estimate);
  const found = `98% interval of the shift ${written(shift.low)} to ${written(shift.high)}`;
  const few = shift.isTooFew
    ? ' There are too few values for 98%: the interval is all differences there are.'
    : '';
  const side = shift.low > bound ? 'high' : shift.high < -bound ? 'low' : null;
  const pass = (why: string) => ({
    label: 'pass' as const,
    isCriticalFailure: false,
    reason: `${why}.${few}`,
  });
  if (side === null) {
    const holdsNone = shift.low <= 0 && shift.high >= 0;
    return pass(
      `No clear change: ${found} ${holdsNone ? 'holds 0' : `comes within ${written(bound)} of 0, a quarter of its estimate`}`,
    );
  }
  const isUp = side === 'high';
  const change = isUp ? 'Higher' : 'Lower';
  if (rule.direction === (isUp ? 'decrease' : 'increase'))
    return pass(`${change} than the baseline, which is no harm here: ${found}`);
  const reaches = (limit: number): boolean => effect === null || (isUp ? effect >= limit : effect <= limit);
  const allowed = (isUp ? rule.allowedIncrease : rule.allowedDecrease) ?? noEffect(rule);
  const size = `${rule.measure === 'cles' ? 'chance to be above' : 'ratio of means'} ${effect === null ? 'not known (a mean is 0)' : written(effect)}`;
  if (!reaches(allowed))
    return pass(`${change} than the baseline, but by less than matters: ${size}, limit ${written(allowed)}`);
  const critical = (isUp ? rule.criticalIncrease : rule.criticalDecrease) ?? noEffect(rule);
  const isCriticalFailure = rule.critical === true && reaches(critical);
  const end = isCriticalFailure ? ' This metric is critical: the canary fails.' : '';
  return {
    label: side,
    isCriticalFailure,
    reason: `${change} than the baseline: ${found}, ${size}.${few}${end}`,
  };
}

/**
 * Values as Kayenta compares them: missing ones gone or 0, then outliers beyond the fences gone. In their order. Infinite
 * ones, at which its search for the interval breaks down, count as missing here.
 */
export function cleanKayentaValues(values: readonly number[], rule: KayentaRule): number[] {
  const known =
    rule.missing === 'replace'
      ? values.map((value) => (Number.isFinite(value) ? value : 0))
      : values.filter(Number.isFinite);
  const factor = rule.outlierFactor ?? null;
  if (factor === null || known.length === 0) return known;
  const sorted = Float64Array.from(known).sort();
  const [first, third] = [quantileSorted(sorted, 0.25), quantileSorted(sorted, 0.75)];
  const low = Math.min(quantileSorted(sorted, 0.01), first - factor * (third - first));
  const high = Math.max(quantileSorted(sorted, 0.99), third + factor * (third - first));
  return known.filter((value) => value >= low && value <= high);
}

function effectSize(
  canary: readonly number[],
  baseline: readonly number[],
  measure: 'meanRatio' | 'cles',
): number | null {
  if (measure === 'meanRatio') {
    const [above, below] = [momentsOf(canary).mean, momentsOf(baseline).mean];
    return above === 0 || below === 0 ? null : above / below;
  }
  const [m, n] = [canary.length, baseline.length];
  const ranks = averageRanks(Float64Array.from([...canary, ...baseline]));
  const sum = ranks.subarray(0, m).reduce((total, rank) => total + rank, 0);
  return (sum - (m * (m + 1)) / 2) / (m * n);
}

function noEffect({ measure }: KayentaRule): number {
  return measure === 'cles' ? 0.5 : 1;
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  const other = b.toSorted((x, y) => x - y);
  return a.length === b.length && a.toSorted((x, y) => x - y).every((value, at) => value === other[at]);
}

/** Three digits, without an exponent where that is short. */
function written(value: number): string {
  return String(Number(value.toPrecision(3)));
}
