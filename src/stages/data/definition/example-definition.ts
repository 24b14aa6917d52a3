import type { DefinitionText } from '../../../core/labels/data-definition.ts';

/** A definition of visual inspection, to see what one says: the scratch that two inspectors see differently. */
export const EXAMPLE_DEFINITION: DefinitionText = {
  inputKind: 'table',
  input:
    'One phone screen that leaves the line, as its inspection record: scratches with length in mm, pits, lamp used.',
  label: 'Whether the screen is sent back, judged by what a customer would see at arm’s length.',
  classes: [
    { name: 'ok', meaning: 'No scratch of 0.3 mm or longer, and no pit.' },
    { name: 'defect', meaning: 'At least one scratch of 0.3 mm or longer, or any pit.' },
  ],
  edgeCases: [
    {
      words: 'Several scratches, each shorter than 0.3 mm, side by side',
      ruling: 'Defect where they lie within 1 mm of each other: a customer sees one.',
      examples: [],
    },
    {
      words: 'The record was taken under the old lamp',
      ruling: 'Not labeled: inspect again. Under that lamp nobody sees 0.3 mm.',
      examples: [],
    },
  ],
  answers: {
    unit: 'One screen, once. A screen that was inspected again is a new example.',
    agreement: 'Two inspectors agree once 0.3 mm is the limit; before, they did on 8 of 10.',
    unsure: 'They mark the row, and the lead inspector rules on it.',
  },
};
