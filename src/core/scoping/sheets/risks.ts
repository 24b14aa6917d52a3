import type { SheetSpec } from '../sheet-spec.ts';

/** What could go wrong, how likely and how bad, and who does what about it. */
export const RISKS: SheetSpec = {
  kind: 'risks',
  name: 'Risk register',
  title: 'What could go wrong, and who does what about it?',
  lede: 'Likelihood times impact says where to look first. A risk without an owner is nobody’s.',
  credit: 'A risk register as commonly used in project work; questions and wording ours.',
  example: {
    risks: [
      [
        'Lamps age: pictures get darker and recall falls',
        'likely',
        'grave',
        'lower',
        'alarm on brightness, lamps changed every quarter',
        'line engineering',
        'open',
      ],
      [
        'Inspectors stop looking where nothing is marked',
        'possible',
        'grave',
        'lower',
        'ten phones a day without marks',
        'lead inspector',
        'open',
      ],
      [
        'A new phone model has a screen we never saw',
        'almost certain',
        'middling',
        'avoid',
        'no marks for it until 200 pictures are labeled',
        'us',
        'open',
      ],
    ],
    stop: 'Recall in the weekly sample below 85% twice in a row, or anybody hurt by a reject.',
  },
  sections: [
    {
      key: 'risks',
      title: 'Risks',
      lede: 'Think of the data, the model, the people who use it, the machines, the law and the business.',
      fields: [
        {
          key: 'risks',
          title: 'Register',
          asks: 'One a line. Likelihood and impact from 1 to 5; their product is worked out.',
          kind: 'lines',
          columns: [
            { key: 'risk', title: 'Risk' },
            {
              key: 'likelihood',
              title: 'Likelihood',
              choices: ['rare', 'unlikely', 'possible', 'likely', 'almost certain'],
            },
            {
              key: 'impact',
              title: 'Impact',
              choices: ['negligible', 'small', 'middling', 'grave', 'ruinous'],
            },
            { key: 'weight', title: 'L × I', product: ['likelihood', 'impact'] },
            { key: 'answer', title: 'Answer', choices: ['lower', 'avoid', 'pass on', 'accept'] },
            { key: 'measure', title: 'What is done' },
            { key: 'owner', title: 'Owner' },
            { key: 'state', title: 'State', choices: ['open', 'under control', 'happened', 'gone'] },
          ],
        },
        {
          key: 'stop',
          title: 'When the project is stopped',
          asks: 'What would have to happen, said while nobody has to defend anything.',
          kind: 'text',
        },
      ],
    },
  ],
};
