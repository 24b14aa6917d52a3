import { chiSquareTail } from '../stats/chi-square-tail.ts';
import { binned, type Binning } from './binning.ts';
import { homogeneity } from './homogeneity.ts';
import { kolmogorovSmirnov } from './kolmogorov-smirnov.ts';
import { hellinger, jsDivergenceBase2, lInfinity, type CountPair } from './share-distances.ts';
import { wasserstein } from './wasserstein.ts';

export type ConventionMeasure =
  | 'ks'
  | 'wassersteinOverSigma'
  | 'psi'
  | 'kl'
  | 'jsDistance'
  | 'jsDivergence'
  | 'hellinger'
  | 'lInfinity'
  | 'chiSquareFit'
  | 'chiSquare';

/** What another tool, as it is set by default, makes of the same two windows. */
export interface ConventionAnswer {
  tool:
    | 'Evidently'
    | 'NannyML'
    | 'Alibi Detect'
    | 'whylogs'
    | 'Great Expectations'
    | 'SageMaker'
    | 'TFDV'
    | 'Credit scoring';
  measure: ConventionMeasure;
  bins: { by: Binning | 'none' | 'values'; count: number | null };
  /** Of the logarithm taken; null = none. */
  logBase: 2 | 'e' | null;
  /** Infinity where an empty bin makes it so. */
  value: number;
  /** Where the tool judges by it. */
  p: number | null;
  /** On p: drift below it; otherwise drift above. `drift` above `watch` where there are two. */
  threshold: { on: 'value' | 'p'; drift: number; watch: number | null };
  /** Whose the threshold is: the tool's own, custom of the field, or one that its user must choose. */
  thresholdBy: 'tool' | 'custom' | 'user';
  verdict: 'drift' | 'watch' | 'none';
  /** Bins that hold nothing on one side, where that matters to the value. */
  emptyBins: number | null;
}

/** Rows of the reference up to which Evidently tests, and beyond which it measures. */
export const EVIDENTLY_ROWS = 1000;
/** Numbers with so few different values are taken for categories by it. */
const EVIDENTLY_DISTINCT = 5;

/** Numbers of both windows, sorted ascending and not empty. */
export function numberConventions(a: Float64Array, b: Float64Array): readonly ConventionAnswer[] {
  const ks = kolmogorovSmirnov(a, b)!;
  const pair = { reference: a, current: b };
  const plain = { bins: { by: 'none', count: null }, logBase: null, emptyBins: null } as const;
  return [
    evidentlyNumbers(pair, ks),
    ofShares('NannyML', 'jsDistance', 'doane', binned('doane', a, b), 2, above(0.1), 'tool'),
    judged({ tool: 'Alibi Detect', measure: 'ks', ...plain, value: ks.distance, p: ks.p, ...pBelow() }),
    ofShares('whylogs', 'hellinger', 'sturges', binned('sturges', a, b), null, above(0.4, 0.15), 'tool'),
    ofShares('Great Expectations', 'kl', 'tenths', binned('tenths', a, b), 'e', above(0.5), 'user'),
    judged({
      tool: 'SageMaker',
      measure: 'ks',
      ...plain,
      value: ks.distance,
      p: null,
      threshold: above(0.1),
      thresholdBy: 'tool',
    }),
    ofShares('TFDV', 'jsDivergence', 'tenEqual', binned('tenEqual', a, b), 2, above(0.1), 'user'),
    ofShares('Credit scoring', 'psi', 'tenths', binned('tenths', a, b), 'e', above(0.25, 0.1), 'custom'),
  ];
}

/** Values of both windows, counted; both sides hold some. */
export function valueConventions(pair: CountPair): readonly ConventionAnswer[] {
  const same = homogeneity(pair);
  return [
    evidentlyValues(pair),
    ofShares('NannyML', 'jsDistance', 'values', pair, 2, above(0.1), 'tool'),
    judged({
      ...{ tool: 'Alibi Detect', measure: 'chiSquare', ...overValues(pair), logBase: null, emptyBins: null },
      ...{ value: same?.statistic ?? 0, p: same?.p ?? 1, ...pBelow() },
    }),
    ofShares('whylogs', 'hellinger', 'values', pair, null, above(0.4, 0.15), 'tool'),
    ofShares('Great Expectations', 'kl', 'values', pair, 'e', above(0.5), 'user'),
    ofShares('SageMaker', 'lInfinity', 'values', pair, null, above(0.1), 'tool'),
    ofShares('TFDV', 'lInfinity', 'values', pair, null, above(0.1), 'user'),
    ofShares('Credit scoring', 'psi', 'values', pair, 'e', above(0.25, 0.1), 'custom'),
  ];
}

function evidentlyNumbers(
  { reference: a, current: b }: { reference: Float64Array; current: Float64Array },
  ks: { distance: number; p: number },
): ConventionAnswer {
  const values = distinctUpTo(a, b, EVIDENTLY_DISTINCT);
  if (values) return evidentlyValues(countsOf(values, a, b));
  const plain = {
    tool: 'Evidently',
    bins: { by: 'none', count: null },
    logBase: null,
    emptyBins: null,
  } as const;
  if (a.length <= EVIDENTLY_ROWS)
    return judged({ ...plain, measure: 'ks', value: ks.distance, p: ks.p, ...pBelow() });
  const mean = a.reduce((sum, value) => sum + value, 0) / a.length;
  const sigma = Math.sqrt(a.reduce((sum, value) => sum + (value - mean) ** 2, 0) / a.length);
  // A deviation below .001 counts as .001.
  const value = wasserstein(a, b)! / Math.max(sigma, 0.001);
  return judged({
    ...plain,
    measure: 'wassersteinOverSigma',
    value,
    p: null,
    threshold: above(0.1),
    thresholdBy: 'tool',
  });
}

function evidentlyValues(pair: CountPair): ConventionAnswer {
  if (total(pair.reference) > EVIDENTLY_ROWS)
    return ofShares('Evidently', 'jsDistance', 'values', pair, 'e', above(0.1), 'tool');
  const base = { tool: 'Evidently', ...overValues(pair), logBase: null } as const;
  if (base.bins.count <= 2) {
    // A test of two shares is the one of homogeneity on two values.
    const same = homogeneity(pair);
    return judged({
      ...base,
      measure: 'chiSquare',
      value: same?.statistic ?? 0,
      p: same?.p ?? 1,
      emptyBins: null,
      ...pBelow(),
    });
  }
  const { statistic, p, empty } = goodnessOfFit(pair);
  return judged({ ...base, measure: 'chiSquareFit', value: statistic, p, emptyBins: empty, ...pBelow() });
}

/** The reference taken for the truth: a value that it has not is impossible, and p = 0. */
function goodnessOfFit({ reference, current }: CountPair): { statistic: number; p: number; empty: number } {
  const [m, n] = [total(reference), total(current)];
  let [statistic, held, empty] = [0, 0, 0];
  for (let at = 0; at < reference.length; at++) {
    if (reference[at]! + current[at]! === 0) continue;
    held++;
    const wanted = (reference[at]! / m) * n;
    if (wanted === 0) empty++;
    statistic += wanted === 0 ? Infinity : (current[at]! - wanted) ** 2 / wanted;
  }
  return { statistic, p: statistic === Infinity ? 0 : chiSquareTail(statistic, held - 1), empty };
}

function ofShares(
  tool: ConventionAnswer['tool'],
  measure: ConventionMeasure,
  by: Binning | 'values',
  pair: CountPair,
  logBase: ConventionAnswer['logBase'],
  threshold: ConventionAnswer['threshold'],
  thresholdBy: ConventionAnswer['thresholdBy'],
): ConventionAnswer {
  const bins = { by, count: heldBins(pair) };
  const matters = measure === 'psi' || measure === 'kl';
  const emptyBins = matters
    ? Array.from(pair.reference).filter((count, at) => (count === 0) !== (pair.current[at] === 0)).length
    : null;
  const value = shareDistance(measure, pair, logBase);
  return judged({ tool, measure, bins, logBase, value, p: null, threshold, thresholdBy, emptyBins });
}

function shareDistance(
  measure: ConventionMeasure,
  pair: CountPair,
  logBase: ConventionAnswer['logBase'],
): number {
  const divergence = (): number => jsDivergenceBase2(pair)! * (logBase === 'e' ? Math.LN2 : 1);
  switch (measure) {
    case 'jsDistance':
      return Math.sqrt(divergence());
    case 'jsDivergence':
      return divergence();
    case 'hellinger':
      return hellinger(pair)!;
    case 'lInfinity':
      return lInfinity(pair)!;
    case 'kl':
      return plainKl(pair);
    case 'psi':
      return liftedPsi(pair);
    default:
      throw new TypeError(`${measure} is not one of shares`);
  }
}

/** KL(current || reference) without smoothing: infinite where only the current window holds something. */
function plainKl({ reference, current }: CountPair): number {
  const [m, n] = [total(reference), total(current)];
  let sum = 0;
  for (let bin = 0; bin < reference.length; bin++) {
    const [p, q] = [reference[bin]! / m, current[bin]! / n];
    if (q > 0) sum += p === 0 ? Infinity : q * Math.log(q / p);
  }
  return Math.max(0, sum);
}

/** PSI where an empty bin counts as a ten-thousandth, as is the custom. */
function liftedPsi({ reference, current }: CountPair): number {
  const [m, n] = [total(reference), total(current)];
  let sum = 0;
  for (let bin = 0; bin < reference.length; bin++) {
    if (reference[bin]! + current[bin]! === 0) continue;
    const [p, q] = [reference[bin]! / m || 1e-4, current[bin]! / n || 1e-4];
    sum += (q - p) * Math.log(q / p);
  }
  return sum;
}

function judged(answer: Omit<ConventionAnswer, 'verdict'>): ConventionAnswer {
  const { threshold, value, p } = answer;
  const isDrift = threshold.on === 'p' ? p! < threshold.drift : value >= threshold.drift;
  const isWatched = threshold.watch !== null && value >= threshold.watch;
  return { ...answer, verdict: isDrift ? 'drift' : isWatched ? 'watch' : 'none' };
}

function above(drift: number, watch: number | null = null): ConventionAnswer['threshold'] {
  return { on: 'value', drift, watch };
}

function pBelow(): Pick<ConventionAnswer, 'threshold' | 'thresholdBy'> {
  return { threshold: { on: 'p', drift: 0.05, watch: null }, thresholdBy: 'tool' };
}

function overValues(pair: CountPair): { bins: { by: 'values'; count: number } } {
  return { bins: { by: 'values', count: heldBins(pair) } };
}

function heldBins({ reference, current }: CountPair): number {
  let held = 0;
  for (let at = 0; at < reference.length; at++) if (reference[at]! + current[at]! > 0) held++;
  return held;
}

function total(counts: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < counts.length; at++) sum += counts[at]!;
  return sum;
}

/** The different values of both, ascending; null where there are more than `most`. */
function distinctUpTo(a: Float64Array, b: Float64Array, most: number): Float64Array | null {
  const found = new Set<number>();
  for (const sorted of [a, b]) {
    for (let at = 0; at < sorted.length; at++) {
      if (at > 0 && sorted[at] === sorted[at - 1]) continue;
      found.add(sorted[at]!);
      if (found.size > most) return null;
    }
  }
  return Float64Array.from(found).sort();
}

function countsOf(values: Float64Array, a: Float64Array, b: Float64Array): CountPair {
  const counted = (sorted: Float64Array): Float64Array => {
    const counts = new Float64Array(values.length);
    for (const value of sorted) counts[values.indexOf(value)]!++;
    return counts;
  };
  return { reference: counted(a), current: counted(b) };
}
