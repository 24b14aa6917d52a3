import type { Ratings } from './ratings.ts';

export interface DawidSkene {
  /** Probability of each class, by item, then class; an item without ratings has the shares of the classes. */
  posterior: Float64Array;
  /** Estimated share of each class. */
  prior: Float64Array;
  /** What annotator a says of items of class j: confusion[(a * classes + j) * classes + said], rows summing to 1. */
  confusion: Float64Array;
  /** Estimated share of right answers by annotator: the confusion's diagonal averaged with the classes' shares. */
  accuracy: Float64Array;
  iterations: number;
  /** False where the iterations ran out before the log-likelihood stood still. */
  converged: boolean;
  /** Log-likelihood of the ratings before each update of the probabilities; without smoothing it never falls. */
  logLikelihood: readonly number[];
}

export interface DawidSkeneOptions {
  /** At most; default 100. */
  iterations?: number;
  /** Done when an iteration changes the log-likelihood by less than this share of it; default 1e-6. */
  tolerance?: number;
  /** Added to every count of the annotators' confusions, so that no answer is held impossible; default .01. */
  smoothing?: number;
}

/**
 * The model of Dawid and Skene (1979) by expectation-maximisation: items have a true class, annotators their own
 * probabilities of saying each class given the true one. Starts from the shares of votes; products of probabilities
 * are sums of logarithms, scaled by the largest. Yields the number of each iteration, so that a worker can pause or
 * stop. Memory items x classes and annotators x classes^2; time ratings x classes an iteration.
 */
export function* dawidSkene(
  ratings: Ratings,
  options: DawidSkeneOptions = {},
): Generator<number, DawidSkene> {
  const { iterations = 100, tolerance = 1e-6, smoothing = 0.01 } = options;
  const classes = ratings.classes.length;
  const posterior = voteShares(ratings);
  const prior = new Float64Array(classes);
  const rates: Rates = new Float64Array(ratings.annotators.length * classes * classes);
  const logLikelihood: number[] = [];
  let done = 0;
  let converged = false;
  while (done < iterations && !converged) {
    maximise(ratings, posterior, prior, rates, smoothing);
    const likelihood = estimatePosterior(ratings, prior, rates, posterior);
    converged = Math.abs(likelihood - (logLikelihood.at(-1) ?? 0)) < tolerance * Math.abs(likelihood);
    logLikelihood.push(likelihood);
    yield ++done;
  }
  fillUnrated(ratings, prior, posterior);
  const confusion = new Float64Array(rates.length);
  const accuracy = new Float64Array(ratings.annotators.length);
  for (let annotator = 0; annotator < accuracy.length; annotator++) {
    const base = annotator * classes;
    for (let j = 0; j < classes; j++) {
      for (let said = 0; said < classes; said++) {
        confusion[(base + j) * classes + said] = rates[(base + said) * classes + j]!;
      }
      accuracy[annotator]! += prior[j]! * rates[(base + j) * classes + j]!;
    }
  }
  return { posterior, prior, confusion, accuracy, iterations: done, converged, logLikelihood };
}

/** Confusions turned about, so that what one rating touches lies together: [(annotator * classes + said) * classes + j]. */
type Rates = Float64Array;

function voteShares({ items, classes, offsets, codes }: Ratings): Float64Array {
  const shares = new Float64Array(items * classes.length);
  for (let item = 0; item < items; item++) {
    const from = offsets[item]!;
    const to = offsets[item + 1]!;
    for (let at = from; at < to; at++) shares[item * classes.length + codes[at]!]! += 1 / (to - from);
  }
  return shares;
}

/** Shares of the classes over items with ratings, and the annotators' confusions, from the probabilities. */
function maximise(
  { items, annotators, offsets, annotatorOf, codes }: Ratings,
  posterior: Float64Array,
  prior: Float64Array,
  rates: Rates,
  smoothing: number,
): void {
  const classes = prior.length;
  prior.fill(0);
  rates.fill(smoothing);
  let rated = 0;
  for (let item = 0; item < items; item++) {
    if (offsets[item] === offsets[item + 1]) continue;
    rated++;
    const own = item * classes;
    for (let j = 0; j < classes; j++) prior[j]! += posterior[own + j]!;
    for (let at = offsets[item]!; at < offsets[item + 1]!; at++) {
      const base = (annotatorOf[at]! * classes + codes[at]!) * classes;
      for (let j = 0; j < classes; j++) rates[base + j]! += posterior[own + j]!;
    }
  }
  for (let j = 0; j < classes; j++) prior[j] = rated === 0 ? 1 / classes : prior[j]! / rated;
  for (let annotator = 0; annotator < annotators.length; annotator++) {
    const block = rates.subarray(annotator * classes * classes, (annotator + 1) * classes * classes);
    for (let j = 0; j < classes; j++) {
      let sum = 0;
      for (let at = j; at < block.length; at += classes) sum += block[at]!;
      if (sum > 0) for (let at = j; at < block.length; at += classes) block[at]! /= sum;
    }
  }
}

/** Probabilities from shares and confusions; the log-likelihood of the ratings. */
function estimatePosterior(
  { items, offsets, annotatorOf, codes }: Ratings,
  prior: Float64Array,
  rates: Rates,
  posterior: Float64Array,
): number {
  const classes = prior.length;
  const logPrior = prior.map(Math.log);
  const logRates = rates.map(Math.log);
  const logs = new Float64Array(classes);
  let likelihood = 0;
  for (let item = 0; item < items; item++) {
    const from = offsets[item]!;
    const to = offsets[item + 1]!;
    if (from === to) continue;
    logs.set(logPrior);
    for (let at = from; at < to; at++) {
      const base = (annotatorOf[at]! * classes + codes[at]!) * classes;
      for (let j = 0; j < classes; j++) logs[j]! += logRates[base + j]!;
    }
    let largest = -Infinity;
    for (let j = 0; j < classes; j++) if (logs[j]! > largest) largest = logs[j]!;
    let sum = 0;
    for (let j = 0; j < classes; j++) {
      logs[j] = Math.exp(logs[j]! - largest);
      sum += logs[j]!;
    }
    likelihood += largest + Math.log(sum);
    for (let j = 0; j < classes; j++) posterior[item * classes + j] = logs[j]! / sum;
  }
  return likelihood;
}

function fillUnrated({ items, offsets }: Ratings, prior: Float64Array, posterior: Float64Array): void {
  for (let item = 0; item < items; item++) {
    if (offsets[item] === offsets[item + 1]) posterior.set(prior, item * prior.length);
  }
}
