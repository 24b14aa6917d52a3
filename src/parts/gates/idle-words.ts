import type { GuardrailUse } from '../../core/rollout/guardrail-uses.ts';

/** Why the bound of a target stops nothing in a plan. */
export const IDLE_WORDS: Readonly<Record<NonNullable<GuardrailUse['idle']>, string>> = {
  notLookedAt: 'no step looks at it, so it stops nothing',
  dryRun: 'a dry run: shown, without effect',
  testDecides: 'its test decides, not this bound',
};
