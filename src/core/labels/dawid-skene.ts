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
  /** False where the iterations ran out before the probabilities stood still. */
  converged: boolean;
  /** Log-likelihood of the ratings before each update of the probabilities; without smoothing it never falls. */
  logLikelihood: readonly number[];
}

export interface DawidSkeneOptions {
  /** At most; default 100. */
  iterations?: number;
  /** Done when no probability changes by more; default 1e-6. */
  tolerance?: number;
  /** Added to every count of the annotators' confusions, so that no answer is held impossible; default .01. */
  smoothing?: number;
}

/**
 * The model of Dawid and Skene (1979) by expectation-maximisation: items have a true class, annotators their own
 * probabilities of saying each class given the true one. Starts from the shares of votes; products of probabilities
 * are sums of logarithms, scaled by the largest. Memory items x classes and annotators x classes^2; time ratings x
 * classes an iteration: expensive with a million ratings.
 */
export function dawidSkene(ratings: Ratings, options: DawidSkeneOptions = {}): DawidSkene {
  const { iterations = 100, tolerance = 1e-6, smoothing = 0.01 } = options;
  const classes = ratings.classes.length;
  const posterior = voteShares(ratings);
  const prior = new Float64Array(classes);
  const confusion = new Float64Array(ratings.annotators.length * classes * classes);
  const logLikelihood: number[] = [];
  let done = 0;
  let converged = false;
  while (done < iterations && !converged) {
    maximise(ratings, posterior, prior, confusion, smoothing);
    const { change, likelihood } = estimatePosterior(ratings, prior, confusion, posterior);
    logLikelihood.push(likelihood);
    converged = change <= tolerance;
    done++;
  }
  fillUnrated(ratings, prior, posterior);
  const accuracy = Float64Array.from(ratings.annotators, (_, annotator) => {
    let sum = 0;
    for (let j = 0; j < classes; j++) sum += prior[j]! * confusion[(annotator * classes + j) * classes + j]!;
    return sum;
  });
  return { posterior, prior, confusion, accuracy, iterations: done, converged, logLikelihood };
}

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
  { items, classes: names, offsets, annotatorOf, codes }: Ratings,
  posterior: Float64Array,
  prior: Float64Array,
  confusion: Float64Array,
  smoothing: number,
): void {
  const classes = names.length;
  prior.fill(0);
  confusion.fill(smoothing);
  let rated = 0;
  for (let item = 0; item < items; item++) {
    if (offsets[item] === offsets[item + 1]) continue;
    rated++;
    for (let j = 0; j < classes; j++) {
      const probability = posterior[item * classes + j]!;
      if (probability === 0) continue;
      prior[j]! += probability;
      for (let at = offsets[item]!; at < offsets[item + 1]!; at++) {
        confusion[(annotatorOf[at]! * classes + j) * classes + codes[at]!]! += probability;
      }
    }
  }
  for (let j = 0; j < classes; j++) prior[j] = rated === 0 ? 1 / classes : prior[j]! / rated;
  for (let row = 0; row < confusion.length; row += classes) {
    let sum = 0;
    for (let said = 0; said < classes; said++) sum += confusion[row + said]!;
    if (sum > 0) for (let said = 0; said < classes; said++) confusion[row + said]! /= sum;
  }
}

/** Probabilities from shares and confusions; how far they moved, and the log-likelihood of the ratings. */
function estimatePosterior(
  { items, classes: names, offsets, annotatorOf, codes }: Ratings,
  prior: Float64Array,
  confusion: Float64Array,
  posterior: Float64Array,
): { change: number; likelihood: number } {
  const classes = names.length;
  const logPrior = prior.map(Math.log);
  const logConfusion = confusion.map(Math.log);
  const logs = new Float64Array(classes);
  let change = 0;
  let likelihood = 0;
  for (let item = 0; item < items; item++) {
    const from = offsets[item]!;
    const to = offsets[item + 1]!;
    if (from === to) continue;
    logs.set(logPrior);
    for (let at = from; at < to; at++) {
      const base = annotatorOf[at]! * classes * classes + codes[at]!;
      for (let j = 0; j < classes; j++) logs[j]! += logConfusion[base + j * classes]!;
    }
    let largest = -Infinity;
    for (let j = 0; j < classes; j++) if (logs[j]! > largest) largest = logs[j]!;
    let sum = 0;
    for (let j = 0; j < classes; j++) {
      logs[j] = Math.exp(logs[j]! - largest);
      sum += logs[j]!;
    }
    likelihood += largest + Math.log(sum);
    for (let j = 0; j < classes; j++) {
      const probability = logs[j]! / sum;
      const moved = Math.abs(probability - posterior[item * classes + j]!);
      if (moved > change) change = moved;
      posterior[item * classes + j] = probability;
    }
  }
  return { change, likelihood };
}

function fillUnrated({ items, offsets }: Ratings, prior: Float64Array, posterior: Float64Array): void {
  for (let item = 0; item < items; item++) {
    if (offsets[item] === offsets[item + 1]) posterior.set(prior, item * prior.length);
  }
}
