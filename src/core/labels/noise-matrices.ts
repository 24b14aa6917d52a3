/** How labels go wrong, estimated from a confident joint. Matrices are row-major, classes x classes. */
export interface NoiseMatrices {
  /** Chance of a given label (row) for a true class (column); columns sum to 1. */
  givenOfTrue: Float64Array;
  /** Chance of a true class (row) for a given label (column); columns sum to 1. */
  trueOfGiven: Float64Array;
  /** Estimated share of each true class. */
  prior: Float64Array;
}

/** A rate off the diagonal is at most this. */
const MOST_NOISE = 0.9999;
const LEAST_SHARE = 1e-6;
const TINY = 1e-100;

/** `counts` are the rows by given label. Every share of a true class is at least about 1e-6. */
export function noiseMatrices(joint: Float64Array, counts: Float64Array): NoiseMatrices {
  const classes = counts.length;
  const givenSums = new Float64Array(classes);
  const trueSums = new Float64Array(classes);
  let total = 0;
  for (let given = 0; given < classes; given++) {
    total += counts[given]!;
    for (let k = 0; k < classes; k++) {
      givenSums[given]! += joint[given * classes + k]!;
      trueSums[k]! += joint[given * classes + k]!;
    }
  }
  const givenOfTrue = new Float64Array(classes * classes);
  const trueOfGiven = new Float64Array(classes * classes);
  for (let given = 0; given < classes; given++) {
    for (let k = 0; k < classes; k++) {
      const rows = joint[given * classes + k]!;
      givenOfTrue[given * classes + k] = rows / Math.max(TINY, trueSums[k]!);
      trueOfGiven[k * classes + given] = rows / Math.max(TINY, givenSums[given]!);
    }
  }
  const prior = counts.map((rows, k) => {
    const at = k * classes + k;
    const share = ((trueOfGiven[at]! / Math.max(TINY, givenOfTrue[at]!)) * rows) / total;
    return Math.min(1, Math.max(LEAST_SHARE, share));
  });
  const sum = prior.reduce((a, b) => a + b, 0);
  return {
    givenOfTrue: withValidRates(givenOfTrue, classes),
    trueOfGiven: withValidRates(trueOfGiven, classes),
    prior: prior.map((share) => share / sum),
  };
}

function withValidRates(matrix: Float64Array, classes: number): Float64Array {
  const valid = matrix.map((rate, at) => (at % (classes + 1) === 0 ? rate : Math.min(MOST_NOISE, rate)));
  for (let column = 0; column < classes; column++) {
    let sum = 0;
    for (let row = 0; row < classes; row++) sum += valid[row * classes + column]!;
    for (let row = 0; row < classes; row++) valid[row * classes + column]! /= Math.max(TINY, sum);
  }
  return valid;
}
