import type { SheetSection } from '../sheet-spec.ts';

/** Two by two: structured or not, new or existing; what is asked follows from where one stands. */
export const FEASIBILITY: SheetSection = {
  key: 'feasibility',
  title: 'Feasibility',
  lede: 'The kind of data, and whether something is there already, say which questions are worth asking.',
  fields: [
    {
      key: 'dataKind',
      title: 'Kind of data',
      asks: 'Images, sound and text are unstructured; rows of a table are structured.',
      kind: 'choice',
      choices: [
        { value: 'unstructured', label: 'unstructured' },
        { value: 'structured', label: 'structured' },
      ],
      gate: true,
    },
    {
      key: 'newness',
      title: 'New or existing',
      asks: 'Whether a system for this is running already.',
      kind: 'choice',
      choices: [
        { value: 'new', label: 'new' },
        { value: 'existing', label: 'existing' },
      ],
      gate: true,
    },
    {
      key: 'humanLevel',
      title: 'Can a person do it?',
      asks: 'How well, from the very same data as the model gets, and nothing else.',
      kind: 'text',
      when: { dataKind: 'unstructured' },
      gate: true,
      help: { label: 'Measure agreement of people', stage: 'data', path: ['labels', 'new'] },
    },
    {
      key: 'predictive',
      title: 'Are there features that predict it?',
      asks: 'What is known before the outcome, and why it should tell something about it.',
      kind: 'text',
      when: { dataKind: 'structured', newness: 'new' },
      gate: true,
      help: { label: 'Look at the datasets', stage: 'data', path: [] },
    },
    {
      key: 'newFeatures',
      title: 'Which features are new?',
      asks: 'What the running system does not look at and could.',
      kind: 'text',
      when: { dataKind: 'structured', newness: 'existing' },
      gate: true,
    },
    {
      key: 'history',
      title: 'How fast did it improve so far?',
      asks: 'Figures of the past with their dates, and what each step took.',
      kind: 'lines',
      columns: [
        { key: 'when', title: 'When' },
        { key: 'figure', title: 'Figure' },
        { key: 'by', title: 'What brought it' },
      ],
      when: { newness: 'existing' },
    },
    {
      key: 'forecast',
      title: 'Where that leads',
      asks: 'If it goes on at this rate: which figure, and when.',
      kind: 'text',
      when: { newness: 'existing' },
      gate: true,
    },
    {
      key: 'benchmark',
      title: 'What others reach',
      asks: 'A paper, a competitor, another team: the figure, and on which data.',
      kind: 'text',
    },
  ],
};
