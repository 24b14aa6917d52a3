import type { StandingFacts } from './standing-facts.ts';
import { STEP_RULES, type Step } from './step-rules.ts';

export type RuleName = keyof typeof STEP_RULES;

/** Something that would help the project on. */
export interface NextStep extends Step {
  rule: RuleName;
}

/** What would help on, what weighs most first; no two lead to the same place. Empty where nothing is known to be missing. */
export function nextSteps(facts: StandingFacts): readonly NextStep[] {
  const steps = Object.entries(STEP_RULES).flatMap(([rule, ask]) => {
    const step = ask(facts);
    return step ? [{ rule: rule as RuleName, ...step }] : [];
  });
  const placeOf = ({ stage, path }: NextStep): string => [stage, ...path].join('/');
  return steps.filter((step, i) => steps.findIndex((other) => placeOf(other) === placeOf(step)) === i);
}
