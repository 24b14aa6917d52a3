/** What one would get from going on with a project, as draws of what may be; below 0 it is a loss. In money. */
export type ValueDraws = ArrayLike<number>;

export interface GoDecision {
  /** Chance that it pays. */
  pays: number;
  /** Expected value of going on: gains less losses, each a mean over all that may be. */
  go: number;
  gains: number;
  losses: number;
  /** Of the better of going on and not: at least 0. */
  best: number;
  /**
   * What it would be worth at most to know beforehand whether it pays: the expected value of perfect information
   * (Raiffa and Schlaifer 1961).
   */
  perfectInformation: number;
}

/** Whether to go on, and what knowing more could be worth. Null without draws. */
export function goDecision(values: ValueDraws): GoDecision | null {
  const n = values.length;
  if (n === 0) return null;
  let [gains, losses, paying] = [0, 0, 0];
  for (let at = 0; at < n; at++) {
    const value = values[at]!;
    if (value > 0) {
      gains += value / n;
      paying++;
    } else losses -= value / n;
  }
  const go = gains - losses;
  const best = Math.max(0, go);
  return { pays: paying / n, go, gains, losses, best, perfectInformation: gains - best };
}

/** A proof of concept as a test of whether the project pays. */
export interface ProofOfConcept {
  cost: number;
  /** Chance that it says yes where the project pays, and no where it does not. */
  sensitivity: number;
  specificity: number;
}

export interface ProofValue {
  /** Chance that it says yes. */
  saysYes: number;
  /** Expected value of going on after a yes, and after a no; null where it never says so. */
  afterYes: number | null;
  afterNo: number | null;
  /** What it adds to the expected value of the decision: at most that of perfect information. */
  information: number;
  /** That less its cost: above 0 it is worth doing. */
  net: number;
}

/** Whether a proof of concept is worth its cost: the expected value of the information in its answer. */
export function proofValue(
  decision: GoDecision,
  { cost, sensitivity, specificity }: ProofOfConcept,
): ProofValue {
  const { pays, gains, losses, best, go } = decision;
  const yes = sensitivity * pays + (1 - specificity) * (1 - pays);
  const ifYes = sensitivity * gains - (1 - specificity) * losses;
  const no = 1 - yes;
  const ifNo = go - ifYes;
  const information = Math.max(0, Math.max(0, ifYes) + Math.max(0, ifNo) - best);
  return {
    saysYes: yes,
    afterYes: yes > 0 ? ifYes / yes : null,
    afterNo: no > 0 ? ifNo / no : null,
    information,
    net: information - cost,
  };
}

/** A proof that is as often right where the project pays as where it does not; 1/2 is a coin. */
export function proofOfQuality(quality: number, cost: number): ProofOfConcept {
  return { cost, sensitivity: quality, specificity: quality };
}

/** The quality from which on such a proof is worth its cost; null where none is. */
export function breakEvenQuality(decision: GoDecision, cost: number): number | null {
  const isWorth = (quality: number): boolean => proofValue(decision, proofOfQuality(quality, cost)).net >= 0;
  if (!isWorth(1)) return null;
  let [from, to] = [0.5, 1];
  if (isWorth(from)) return from;
  // It rises with the quality.
  for (let step = 0; step < 40; step++) {
    const middle = (from + to) / 2;
    if (isWorth(middle)) to = middle;
    else from = middle;
  }
  return to;
}
