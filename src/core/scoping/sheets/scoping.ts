import type { SheetSpec } from '../sheet-spec.ts';
import { FEASIBILITY } from './scoping-feasibility.ts';
import { VALUE } from './scoping-value.ts';
import { SCOPING_EXAMPLE } from './scoping-example.ts';

/** Whether to do the project at all, in the order in which one finds out. */
export const SCOPING: SheetSpec = {
  kind: 'scoping',
  name: 'Scoping sheet',
  title: 'Is this project worth doing, and can it be done?',
  lede: 'The problem before the solution, and the decision last. It decides on what stands above it.',
  credit:
    'After the order of scoping taught in the course “Machine Learning in Production” (DeepLearning.AI, slides CC BY-SA 2.0); wording ours.',
  example: SCOPING_EXAMPLE,
  sections: [
    {
      key: 'problem',
      title: 'Business problem',
      lede: 'In the words of who has it. No model appears here yet.',
      fields: [
        {
          key: 'problem',
          title: 'The problem',
          asks: 'What goes wrong today, how often, and what it costs.',
          kind: 'text',
          gate: true,
        },
        {
          key: 'whose',
          title: 'Who has it',
          asks: 'Who would notice if it were gone, and who would pay for that.',
          kind: 'text',
          gate: true,
        },
        {
          key: 'wishes',
          title: 'What they wish worked better',
          asks: 'The top three, as they say it.',
          kind: 'lines',
          columns: [
            { key: 'wish', title: 'Wish' },
            { key: 'today', title: 'How it is today' },
          ],
        },
      ],
    },
    {
      key: 'ideas',
      title: 'Ideas for a solution',
      lede: 'Many first, then few. Some need no machine learning.',
      fields: [
        {
          key: 'ideas',
          title: 'Ideas',
          asks: 'One a line; say of each whether it goes on, and why.',
          kind: 'lines',
          columns: [
            { key: 'idea', title: 'Idea' },
            { key: 'learns', title: 'Needs learning', choices: ['yes', 'no', 'perhaps'] },
            { key: 'fate', title: 'Goes on', choices: ['chosen', 'later', 'dropped'] },
            { key: 'why', title: 'Why' },
          ],
        },
        {
          key: 'chosen',
          title: 'What is pursued',
          asks: 'The one that goes on, in a sentence, and what it takes off whose hands.',
          kind: 'text',
          gate: true,
        },
      ],
    },
    FEASIBILITY,
    VALUE,
    {
      key: 'ethics',
      title: 'Ethics',
      lede: 'Asked before anything is built, when saying no is still cheap.',
      fields: [
        {
          key: 'good',
          title: 'Is it a net good for society?',
          asks: 'For all it touches, not only for who buys it.',
          kind: 'choice',
          choices: [
            { value: 'yes', label: 'yes' },
            { value: 'unsure', label: 'not clear yet' },
            { value: 'no', label: 'no', blocks: true },
          ],
          gate: true,
        },
        {
          key: 'fair',
          title: 'Is it fair?',
          asks: 'Which groups could fare worse, and how that would be seen.',
          kind: 'text',
          gate: true,
        },
        {
          key: 'concerns',
          title: 'Concerns that were aired',
          asks: 'What somebody said against it, and what came of that.',
          kind: 'lines',
          columns: [
            { key: 'concern', title: 'Concern' },
            { key: 'answer', title: 'Answer' },
            { key: 'state', title: 'State', choices: ['open', 'answered', 'accepted'] },
          ],
        },
      ],
    },
    {
      key: 'milestones',
      title: 'Milestones and resources',
      lede: 'If these cannot be filled in, a benchmark or a proof of concept comes first.',
      fields: [
        {
          key: 'metrics',
          title: 'What it has to reach',
          asks: 'For the model, the software (latency, throughput) and the business.',
          kind: 'lines',
          columns: [
            { key: 'kind', title: 'Of', choices: ['model', 'software', 'business'] },
            { key: 'metric', title: 'Metric' },
            { key: 'bound', title: 'At least, or at most' },
          ],
          gate: true,
          help: { label: 'Set targets', stage: 'scoping', path: ['targets'] },
        },
        {
          key: 'resources',
          title: 'What it needs',
          asks: 'Data, people, and help from other teams: who gives it, and whether they said so.',
          kind: 'lines',
          columns: [
            { key: 'what', title: 'What' },
            { key: 'from', title: 'From whom' },
            { key: 'state', title: 'State', choices: ['asked', 'promised', 'there'] },
          ],
          gate: true,
        },
        {
          key: 'timeline',
          title: 'Timeline',
          asks: 'The dates that matter, and what each waits for.',
          kind: 'text',
          gate: true,
          help: { label: 'Estimate a timeline', stage: 'scoping', path: ['estimates'] },
        },
      ],
    },
    {
      key: 'decision',
      title: 'Decision',
      lede: 'On what stands above. Where feasibility or value is not known, a proof of concept finds out.',
      fields: [
        {
          key: 'decision',
          title: 'Decision',
          asks: 'It is kept in the decision log, with who decided and why.',
          kind: 'choice',
          choices: [
            { value: 'go', label: 'Go' },
            { value: 'proof', label: 'Proof of concept' },
            { value: 'noGo', label: 'No-go' },
          ],
          decides: true,
        },
      ],
    },
  ],
};
