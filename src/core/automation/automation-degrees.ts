import type { AutomationBench } from './automation-bench.ts';
import {
  automationOutcome,
  costOfErrors,
  outcomeOfSteps,
  type AutomationCosts,
  type AutomationOutcome,
  type HumanError,
  type Thresholds,
} from './automation-outcome.ts';

export type AutomationDegree = 'human' | 'shadow' | 'assist' | 'partial' | 'full';

/** The five degrees from people to the model, each with what it means for the outcome. */
export const AUTOMATION_DEGREES: readonly { id: AutomationDegree; name: string; means: string }[] = [
  { id: 'human', name: 'Human only', means: 'A person decides every case; the model does not run.' },
  {
    id: 'shadow',
    name: 'Shadow',
    means: 'A person decides every case; the model answers too, unseen, and is only compared.',
  },
  {
    id: 'assist',
    name: 'AI assistance',
    means:
      'A person decides every case and sees the model’s answer first; the more it is followed, the more its errors count.',
  },
  {
    id: 'partial',
    name: 'Partial automation',
    means:
      'The model decides where it is sure, below one threshold and above another; a person decides the rest.',
  },
  { id: 'full', name: 'Full automation', means: 'The model decides every case that it can score.' },
];

export interface DegreeSetting {
  human: HumanError;
  costs: AutomationCosts;
  /** Of partial automation; `high` alone is the model's threshold elsewhere. */
  thresholds: Thresholds;
  /** Of assistance: share of cases in which the model's answer is taken over unexamined, and the time a review takes relative to one without help. */
  reliance: number;
  effort: number;
}

/**
 * What a degree of automation comes to. Assistance is a simple account: with chance `reliance` a person takes over the
 * model's answer, else decides as without it; cases without a score are decided without help. O(log K).
 */
export function degreeOutcome(
  bench: AutomationBench,
  degree: AutomationDegree,
  { human, costs, thresholds, reliance, effort }: DegreeSetting,
): AutomationOutcome {
  const at = (low: number, high: number): AutomationOutcome =>
    automationOutcome(bench, { low, high }, human, costs);
  const nobody = outcomeOfSteps(bench, 0, bench.scores.length, human, costs);
  if (degree === 'human' || degree === 'shadow') return nobody;
  if (degree === 'partial') return at(thresholds.low, thresholds.high);
  const all = at(thresholds.high, thresholds.high);
  if (degree === 'full') return all;
  const mixed = (kind: 'falsePositives' | 'falseNegatives'): number =>
    reliance * (all.model[kind] + all.people[kind]) + (1 - reliance) * nobody.people[kind];
  const people = { falsePositives: mixed('falsePositives'), falseNegatives: mixed('falseNegatives') };
  const assisted = all.labeled - all.labeledReviewed;
  const reviews = all.labeledReviewed + assisted * effort;
  return { ...nobody, people, cost: costOfErrors(people, costs) + reviews * costs.review };
}

/** The degree that a setting comes to: partial automation that leaves nothing to one side is none. */
export function standingDegree(
  chosen: AutomationDegree,
  { unscored }: Pick<AutomationBench, 'unscored'>,
  { automated, reviewed }: Pick<AutomationOutcome, 'automated' | 'reviewed'>,
): AutomationDegree {
  if (chosen !== 'partial') return chosen;
  if (automated === 0) return 'human';
  return reviewed === unscored.positives + unscored.negatives + unscored.unknown ? 'full' : 'partial';
}
