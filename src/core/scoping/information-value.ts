/** What one would get from going on with a project, as draws of what may be; below 0 it is a loss. In money. */
export type ValueDraws = ArrayLike<number>;

export interface GoDecision {
  /** Chance that it pays. */
  pays: number;
  /** Expected value of going on. */
  go: number;
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
  let [sum, gains, paying] = [0, 0, 0];
  for (let at = 0; at < n; at++) {
    const value = values[at]!;
    sum += value;
    if (value > 0) {
      gains += value;
      paying++;
    }
  }
  const go = sum / n;
  const best = Math.max(0, go);
  return { pays: paying / n, go, best, perfectInformation: gains / n - best };
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
  values: ValueDraws,
  { cost, sensitivity, specificity }: ProofOfConcept,
): ProofValue | null {
  const decision = goDecision(values);
  if (!decision) return null;
  const n = values.length;
  let [yes, ifYes, no, ifNo] = [0, 0, 0, 0];
  for (let at = 0; at < n; at++) {
    const value = values[at]!;
    const chance = value > 0 ? sensitivity : 1 - specificity;
    yes += chance / n;
    ifYes += (chance * value) / n;
    no += (1 - chance) / n;
    ifNo += ((1 - chance) * value) / n;
  }
  const information = Math.max(0, Math.max(0, ifYes) + Math.max(0, ifNo) - decision.best);
  return {
    saysYes: yes,
    afterYes: yes > 0 ? ifYes / yes : null,
    afterNo: no > 0 ? ifNo / no : null,
    information,
    net: information - cost,
  };
}
