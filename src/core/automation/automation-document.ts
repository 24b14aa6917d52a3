import type { Digest, Doc } from '../kernel/objects.ts';
import type { AutomationDegree } from './automation-degrees.ts';
import type { AutomationCosts, HumanError, Thresholds } from './automation-outcome.ts';
import type { ReviewTeam } from './review-queue.ts';

/** How often people err, and who says so. */
export interface SaidHumanError extends HumanError {
  source: 'assumed' | 'typed' | 'labeling' | 'column' | 'baseline';
  /** Name of the labeling, the column or the baseline; empty where it was typed. */
  name: string;
  /** Labels or rows behind it; null where nobody said. */
  n: number | null;
}

/** How much a model may decide alone, as it stands for one evaluation: there is one such document for each. */
export type Automation = Doc<
  'automation',
  Thresholds & {
    evaluation: Digest;
    human: SaidHumanError;
    costs: AutomationCosts;
    team: ReviewTeam;
    /** Column that makes the groups whose harm is looked at; null = none. */
    by: string | null;
    degree: AutomationDegree;
    /** Of assistance: how often the model's answer is taken over unexamined, and the time of a review relative to one without help. */
    reliance: number;
    effort: number;
    note: string;
  }
>;

/** Above every probability: a threshold that no score reaches. */
export const NEVER = 1.01;

/** How it begins: thresholds around the model's own, and an error of people that is only assumed. */
export function firstAutomation(evaluation: Digest, isOneSided: boolean): Automation['body'] {
  return {
    evaluation,
    low: isOneSided ? 0 : 0.2,
    high: 0.8,
    human: { falsePositive: 0.05, falseNegative: 0.05, source: 'assumed', name: '', n: null },
    costs: { falsePositive: 1, falseNegative: 1, review: 0.1 },
    team: { people: 2, minutes: 5, hours: 8, cases: 200, busy: 0.85 },
    by: null,
    degree: 'partial',
    reliance: 0.5,
    effort: 0.6,
    note: '',
  };
}
