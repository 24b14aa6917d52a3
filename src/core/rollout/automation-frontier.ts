import type { AutomationBench } from './automation-bench.ts';
import {
  outcomeOfSteps,
  type AutomationCosts,
  type AutomationOutcome,
  type HumanError,
  type Thresholds,
} from './automation-outcome.ts';

export interface FrontierPoint extends Thresholds {
  outcome: AutomationOutcome;
}

export interface FrontierSetting {
  human: HumanError;
  costs: AutomationCosts;
  /** The model may answer on the high side only, as where the score is a confidence. */
  isOneSided?: boolean;
}

/** Steps of a pair of thresholds. */
type Pair = readonly [low: number, high: number];

/** The pair of least total cost; of equal ones one that leaves more to people. O(K). */
export function cheapestThresholds(bench: AutomationBench, setting: FrontierSetting): FrontierPoint {
  return pointOf(bench, leastPair(bench, setting, 0), setting);
}

/**
 * Share automated against total cost: the corners of the lower hull over all pairs of thresholds, from people only to
 * the model only. Between two corners no pair is cheaper than their mixture. Each corner is found by one pass over the
 * scores: O(corners x K).
 */
export function automationFrontier(
  bench: AutomationBench,
  setting: FrontierSetting,
): readonly FrontierPoint[] {
  const ofPair = (pair: Pair): FrontierPoint => pointOf(bench, pair, setting);
  const last = bench.scores.length;
  const first = ofPair([0, last]);
  const end = ofPair(cheapestSplit(bench, setting));
  if (first.outcome.automated === end.outcome.automated) return [first];
  return [first, ...cornersBetween(first, end), end];

  function cornersBetween(from: FrontierPoint, to: FrontierPoint): FrontierPoint[] {
    const gained = to.outcome.automated - from.outcome.automated;
    if (gained <= 1) return [];
    const price = (to.outcome.cost - from.outcome.cost) / gained;
    const middle = ofPair(leastPair(bench, setting, price));
    const below = ({ outcome }: FrontierPoint): number => outcome.cost - price * outcome.automated;
    const scale = Math.abs(from.outcome.cost) + Math.abs(to.outcome.cost);
    const isCorner =
      below(middle) < below(from) - 1e-9 * scale &&
      middle.outcome.automated > from.outcome.automated &&
      middle.outcome.automated < to.outcome.automated;
    return isCorner ? [...cornersBetween(from, middle), middle, ...cornersBetween(middle, to)] : [];
  }
}

/**
 * The pair with the least of cost - price x rows automated. Cost is a sum of one part for each threshold, so that for
 * every high one the best low one is the best so far.
 */
function leastPair(
  bench: AutomationBench,
  { human, costs, isOneSided }: FrontierSetting,
  price: number,
): Pair {
  const { positives, negatives, unknown } = bench;
  const last = bench.scores.length;
  const onPositive = human.falseNegative * costs.falseNegative + costs.review;
  const onNegative = human.falsePositive * costs.falsePositive + costs.review;
  const ofPeople = (step: number): number => positives[step]! * onPositive + negatives[step]! * onNegative;
  const rows = (step: number): number => positives[step]! + negatives[step]! + unknown[step]!;
  let [bestLow, leastLow] = [0, Infinity];
  let [best, least]: [Pair, number] = [[0, last], Infinity];
  for (let step = 0; step <= last; step++) {
    if (step === 0 || isOneSided !== true) {
      const falseNegatives = positives[0]! - positives[step]!;
      const low = falseNegatives * costs.falseNegative + ofPeople(step) - price * (rows(0) - rows(step));
      if (low < leastLow) [bestLow, leastLow] = [step, low];
    }
    const high = negatives[step]! * costs.falsePositive - ofPeople(step) - price * rows(step);
    if (leastLow + high <= least) [best, least] = [[bestLow, step], leastLow + high];
  }
  return best;
}

/** Of the pairs that leave nothing with a score to people, the cheapest. */
function cheapestSplit(
  { positives, negatives, scores }: AutomationBench,
  { costs, isOneSided }: FrontierSetting,
): Pair {
  let [best, least] = [0, Infinity];
  for (let step = 0; step <= (isOneSided === true ? 0 : scores.length); step++) {
    const cost =
      (positives[0]! - positives[step]!) * costs.falseNegative + negatives[step]! * costs.falsePositive;
    if (cost < least) [best, least] = [step, cost];
  }
  return [best, best];
}

function pointOf(
  bench: AutomationBench,
  [low, high]: Pair,
  { human, costs }: FrontierSetting,
): FrontierPoint {
  return {
    low: low === 0 ? -Infinity : (bench.scores[low] ?? Infinity),
    high: bench.scores[high] ?? Infinity,
    outcome: outcomeOfSteps(bench, low, high, human, costs),
  };
}
