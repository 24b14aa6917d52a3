import type { EstimateBody } from '../../../core/scoping/estimate-document.ts';
import type { MenuItem } from '../../../ui/menu-item.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import { addEstimate } from './add-estimate.ts';
import { EXAMPLE_TASKS } from './example-tasks.ts';
import { GOING_ON, INSPECTION, SERVING, VOICE_SEARCH } from './fermi-examples.ts';

type BodyOf<Of extends EstimateBody['of']> = Extract<EstimateBody, { of: Of }>;

const NEW_FERMI: BodyOf<'fermi'> = {
  ...{ of: 'fermi', fermi: { formula: '', factors: [], unit: '' }, note: '' },
};

export const NEW_PROOF: BodyOf<'proof'> = {
  ...{ of: 'proof', fermi: { formula: '', factors: [], unit: '€' }, note: '' },
  proof: { cost: 10_000, sensitivity: 0.85, specificity: 0.8 },
};

const NEW_TIMELINE: BodyOf<'timeline'> = {
  ...{ of: 'timeline', tasks: [], startMs: null, days: 'working', note: '' },
};

const NEW_ERRORS: BodyOf<'errors'> = {
  ...{ of: 'errors', evaluation: null, currency: '€', casesAYear: null, note: '' },
  values: { truePositive: 0, falsePositive: -1, falseNegative: -1, trueNegative: 0 },
  counts: { truePositive: 0, falsePositive: 0, falseNegative: 0, trueNegative: 0 },
};

interface NewEstimate {
  label: string;
  hint: string;
  name: string;
  body: EstimateBody;
}

const NEW: readonly NewEstimate[] = [
  {
    label: 'Size of something',
    hint: 'from factors you can guess, after Fermi',
    name: 'Estimate',
    body: NEW_FERMI,
  },
  {
    label: 'Timeline',
    hint: 'when all is done, and how sure that is',
    name: 'Timeline',
    body: NEW_TIMELINE,
  },
  {
    label: 'Cost of errors',
    hint: 'the confusion matrix in money',
    name: 'Cost of errors',
    body: NEW_ERRORS,
  },
  {
    label: 'Proof of concept',
    hint: 'is it worth finding out first?',
    name: 'Proof of concept',
    body: NEW_PROOF,
  },
];

const EXAMPLES: readonly NewEstimate[] = [
  {
    label: 'Value of the visual inspection',
    hint: 'scratched phones that do not leave the factory',
    name: 'Value of the visual inspection',
    body: { ...NEW_FERMI, fermi: INSPECTION },
  },
  {
    label: 'Time saved by voice search',
    hint: 'searches that are heard at once',
    name: 'Time saved by voice search',
    body: { ...NEW_FERMI, fermi: VOICE_SEARCH },
  },
  {
    label: 'Cost of serving',
    hint: 'workers for so many requests',
    name: 'Cost of serving',
    body: { ...NEW_FERMI, fermi: SERVING },
  },
  {
    label: 'Timeline of the visual inspection',
    hint: 'nine tasks from the problem to production',
    name: 'Timeline of the visual inspection',
    body: { ...NEW_TIMELINE, tasks: EXAMPLE_TASKS },
  },
  {
    label: 'Cost of missed scratches',
    hint: 'and of false alarms',
    name: 'Cost of missed scratches',
    // Counts of the course's example of skewed classes.
    body: {
      ...NEW_ERRORS,
      values: { truePositive: 20, falsePositive: -4, falseNegative: -30, trueNegative: 0 },
      counts: { truePositive: 68, falsePositive: 9, falseNegative: 18, trueNegative: 905 },
      casesAYear: 240_000,
    },
  },
  {
    label: 'Proof of concept of the visual inspection',
    hint: 'for 10,000 €, before anything is built',
    name: 'Proof of concept of the visual inspection',
    body: { ...NEW_PROOF, fermi: GOING_ON },
  },
];

/** What can be estimated, and examples of it. */
export function newEstimateItems(workbench: Workbench): readonly MenuItem[] {
  const item = ({ label, hint, name, body }: NewEstimate): MenuItem => ({
    ...{ label, hint },
    onselect: () => void addEstimate(workbench, name, body),
  });
  return [
    ...NEW.map(item),
    ...EXAMPLES.map((example, at) => ({
      ...item(example),
      ...(at === 0 ? { separated: true, heading: 'Examples, with figures made up' } : {}),
    })),
  ];
}
