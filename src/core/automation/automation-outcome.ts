import { stepAt } from '../evaluation/score-steps.ts';
import type { AutomationBench } from './automation-bench.ts';

/** Chances that a person errs: on negatives, and on positives. Typed, or measured against a reference. */
export interface HumanError {
  falsePositive: number;
  falseNegative: number;
}

/** What a false positive, a false negative and one row looked at by a person cost, in one unit. */
export interface AutomationCosts {
  falsePositive: number;
  falseNegative: number;
  review: number;
}

/** A score of at least `high`: the model says positive; below `low`: negative; between, a person decides. low <= high. */
export interface Thresholds {
  low: number;
  high: number;
}

/** Errors that are counted (the model's) or to be expected (people's), of the rows with truth. */
export interface Errors {
  falsePositives: number;
  falseNegatives: number;
}

export interface AutomationOutcome {
  /** Rows that the model answers, and that people look at, of all rows. */
  automated: number;
  reviewed: number;
  /** Share of all rows that the model answers; null without rows. */
  share: number | null;
  model: Errors;
  people: Errors;
  /** Rows with truth, which errors and costs are of, and those of them that people look at. */
  labeled: number;
  labeledReviewed: number;
  /** Errors and reviews of the rows with truth, in the unit of the costs. */
  cost: number;
}

/** What a pair of thresholds comes to; O(log K). Throws RangeError where low is above high. */
export function automationOutcome(
  bench: AutomationBench,
  { low, high }: Thresholds,
  human: HumanError,
  costs: AutomationCosts,
): AutomationOutcome {
  if (low > high) throw new RangeError(`automationOutcome: ${String(low)} is above ${String(high)}`);
  return outcomeOfSteps(bench, stepAt(bench, low), stepAt(bench, high), human, costs);
}

/** The same by steps of the bench: from `high` on positive, below `low` negative. */
export function outcomeOfSteps(
  { positives, negatives, unknown, unscored, n }: AutomationBench,
  low: number,
  high: number,
  human: HumanError,
  costs: AutomationCosts,
): AutomationOutcome {
  const positivesOfPeople = positives[low]! - positives[high]! + unscored.positives;
  const negativesOfPeople = negatives[low]! - negatives[high]! + unscored.negatives;
  const labeledReviewed = positivesOfPeople + negativesOfPeople;
  const reviewed = labeledReviewed + unknown[low]! - unknown[high]! + unscored.unknown;
  const model = { falsePositives: negatives[high]!, falseNegatives: positives[0]! - positives[low]! };
  const people = {
    falsePositives: negativesOfPeople * human.falsePositive,
    falseNegatives: positivesOfPeople * human.falseNegative,
  };
  return {
    automated: n - reviewed,
    reviewed,
    share: n === 0 ? null : (n - reviewed) / n,
    model,
    people,
    labeled: positives[0]! + negatives[0]! + unscored.positives + unscored.negatives,
    labeledReviewed,
    cost: costOfErrors(model, costs) + costOfErrors(people, costs) + labeledReviewed * costs.review,
  };
}

/** Errors times what they cost. */
export function costOfErrors({ falsePositives, falseNegatives }: Errors, costs: AutomationCosts): number {
  return falsePositives * costs.falsePositive + falseNegatives * costs.falseNegative;
}
