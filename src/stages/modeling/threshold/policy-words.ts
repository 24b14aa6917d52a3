import type { Policy } from './threshold-state.svelte.ts';

/** What each policy is called and what it holds. */
export const POLICY_WORDS: Readonly<Record<Policy, { title: string; holds: string }>> = {
  one: { title: 'One threshold, as set', holds: 'the same for all' },
  cheapest: { title: 'One threshold, least cost', holds: 'the same for all' },
  demographicParity: { title: 'Demographic parity', holds: 'equal shares predicted positive' },
  equalOpportunity: { title: 'Equal opportunity', holds: 'equal recall (TPR)' },
  equalAccuracy: { title: 'Equal accuracy', holds: 'equal shares predicted right' },
};
