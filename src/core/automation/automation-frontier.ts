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

/**
 * The pair of least total cost; of equal ones one that leaves more to people. `mostReviewed`: as many rows people can look at;
 * null where rows without a score are more already. O(K).
 */
export function cheapestThresholds(bench: AutomationBench, setting: FrontierSetting): FrontierPoint;
export function cheapestThresholds(
  bench: AutomationBench,
  setting: FrontierSetting,
  mostReviewed: number,
): FrontierPoint | null;
export function cheapestThresholds(
  bench: AutomationBench,
  setting: FrontierSetting,
  mostReviewed = Infinity,
): FrontierPoint | null {
  const { positives, negatives, unknown } = bench.unscored;
  const room = mostReviewed - positives - negatives - unknown;
  return room < 0 ? null : pointOf(bench, leastPair(bench, setting, 0, room), setting);
}

/**
 * Share automated against total cost: the corners of the lower hull over all pairs of thresholds, from people only to
 * the model only. Between two corners no pair is cheaper than their mixture. Each corner is found by one pass over the
 * scores: O(corners x K). With costs of 1, 1 and 0 it is share automated against errors.
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
 * The pair with the least of cost - price x rows automated, of those with at most `room` rows between. Cost is a sum of one
 * part for each threshold, so that for every high one the best low one is the least of a window that moves along.
 */
function leastPair(
  bench: AutomationBench,
  { human, costs, isOneSided }: FrontierSetting,
  price: number,
  room = Infinity,
): Pair {
  const { positives, negatives, unknown } = bench;
  const last = bench.scores.length;
  const onPositive = human.falseNegative * costs.falseNegative + costs.review;
  const onNegative = human.falsePositive * costs.falsePositive + costs.review;
  const rows = (step: number): number => positives[step]! + negatives[step]! + unknown[step]!;
  // Low steps of the window that may still be the best, from the least on; each is dearer than the one before it.
  const window = new Uint32Array(last + 1);
  const lows = new Float64Array(last + 1);
  let [head, tail] = [0, 0];
  let [best, least]: [Pair, number] = [[0, last], Infinity];
  for (let step = 0; step <= last; step++) {
    const ofPeople = positives[step]! * onPositive + negatives[step]! * onNegative;
    if (step === 0 || isOneSided !== true) {
      const falseNegatives = positives[0]! - positives[step]!;
      lows[step] = falseNegatives * costs.falseNegative + ofPeople - price * (rows(0) - rows(step));
      while (tail > head && lows[window[tail - 1]!]! > lows[step]!) tail--;
      window[tail++] = step;
    }
    while (head < tail && rows(window[head]!) - rows(step) > room) head++;
    if (head === tail) break;
    const high = negatives[step]! * costs.falsePositive - ofPeople - price * rows(step);
    const cost = lows[window[head]!]! + high;
    if (cost <= least) [best, least] = [[window[head]!, step], cost];
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
