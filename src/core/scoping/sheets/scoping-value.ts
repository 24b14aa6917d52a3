import type { SheetSection } from '../sheet-spec.ts';

/** From the metric of the model to that of the business, and what it is worth. */
export const VALUE: SheetSection = {
  key: 'value',
  title: 'Value',
  lede: 'A chain from what the model is measured by to what the business is measured by. Each link loses something.',
  fields: [
    {
      key: 'chain',
      title: 'The chain',
      asks: 'The figure at each link, and how much one step up moves the next.',
      kind: 'lines',
      rows: [
        { id: 'model', title: 'Model' },
        { id: 'software', title: 'Software' },
        { id: 'user', title: 'Outcome for the user' },
        { id: 'business', title: 'Business' },
      ],
      columns: [
        { key: 'metric', title: 'Metric' },
        { key: 'moves', title: 'Moves the next by' },
      ],
    },
    {
      key: 'agreed',
      title: 'The metric both sides accept',
      asks: 'One that the engineers can reach for and the business believes in.',
      kind: 'text',
      gate: true,
      help: { label: 'Set targets', stage: 'scoping', path: ['targets'] },
    },
    {
      key: 'worth',
      title: 'What it is worth a year',
      asks: 'Roughly. A factor of two is fine, a factor of a hundred decides.',
      kind: 'lines',
      rows: [{ id: 'worth', title: 'A year' }],
      columns: [
        { key: 'low', title: 'Low' },
        { key: 'likely', title: 'Likely' },
        { key: 'high', title: 'High' },
        { key: 'from', title: 'From what' },
      ],
      gate: true,
      estimated: true,
      help: { label: 'Estimate it with its uncertainty', stage: 'scoping', path: ['estimates'] },
    },
  ],
};
