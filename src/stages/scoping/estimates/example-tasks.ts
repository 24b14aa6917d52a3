import type { TimelineTask } from '../../../core/scoping/timeline.ts';

/** A first model for the visual inspection, from the idea to production; the days are made up. */
export const EXAMPLE_TASKS: readonly TimelineTask[] = [
  { id: 'scope', name: 'Agree on the problem and its targets', low: 3, likely: 5, high: 12, after: [] },
  { id: 'collect', name: 'Collect pictures', low: 5, likely: 10, high: 30, after: ['scope'] },
  { id: 'define', name: 'Define what a scratch is', low: 2, likely: 4, high: 10, after: ['scope'] },
  { id: 'label', name: 'Label them', low: 5, likely: 8, high: 20, after: ['collect', 'define'] },
  { id: 'baseline', name: 'A quick baseline', low: 2, likely: 3, high: 6, after: ['label'] },
  { id: 'model', name: 'Train and analyse errors', low: 8, likely: 15, high: 45, after: ['baseline'] },
  {
    id: 'serve',
    name: 'Camera, edge device, prediction server',
    low: 10,
    likely: 20,
    high: 50,
    after: ['scope'],
  },
  { id: 'shadow', name: 'Run in shadow', low: 10, likely: 10, high: 15, after: ['model', 'serve'] },
  { id: 'rollout', name: 'Roll out', low: 3, likely: 5, high: 15, after: ['shadow'] },
];
