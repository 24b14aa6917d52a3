import type { InputKind } from './data-definition.ts';

export interface Question {
  key: string;
  text: string;
  /** What goes wrong where nobody asks. */
  why: string;
}

const OF_ALL: readonly Question[] = [
  {
    key: 'unit',
    text: 'What is one example?',
    why: 'A customer, a visit, a click: rows that mean different things cannot be compared.',
  },
  {
    key: 'agreement',
    text: 'Would two people who know the matter give the same label?',
    why: 'Where they do not, the model learns whom it happened to be shown.',
  },
  {
    key: 'border',
    text: 'Where does one class end and the next begin?',
    why: 'A scratch becomes a defect somewhere: say where, or every labeler does.',
  },
  {
    key: 'many',
    text: 'May an example be several things at once?',
    why: 'One box around three iguanas or three boxes: both are right until one is chosen.',
  },
  {
    key: 'perClass',
    text: 'How many examples of each class are needed?',
    why: 'A class with a handful of rows is neither learned nor measured.',
  },
  {
    key: 'unsure',
    text: 'What does a labeler do who cannot tell?',
    why: 'Without a place for it, guesses look like knowledge.',
  },
];

const BY_KIND: Readonly<Record<InputKind, readonly Question[]>> = {
  table: [
    {
      key: 'moment',
      text: 'At which moment is each column known?',
      why: 'A value that is filled in after the outcome tells the label away.',
    },
    {
      key: 'identity',
      text: 'When are two rows the same person, device or order?',
      why: 'The same one in training and test makes every number too good.',
    },
    {
      key: 'units',
      text: 'Which unit is each number in, and what stands for missing?',
      why: 'Months for years, or -1 for unknown, change a model without an error message.',
    },
  ],
  text: [
    {
      key: 'spelling',
      text: 'How are spelling, fillers and punctuation written?',
      why: '“Um, today’s weather”, “Um … today’s weather” and “Today’s weather” are one clip and three labels.',
    },
    {
      key: 'tone',
      text: 'How are irony and slang read?',
      why: '“Bad dude” is praise to some and not to others.',
    },
    {
      key: 'language',
      text: 'Which languages, and what of texts that mix them?',
      why: 'What labelers cannot read they still label.',
    },
  ],
  image: [
    {
      key: 'light',
      text: 'Which lighting, contrast and resolution must the picture have?',
      why: 'If a person cannot see the scratch in it, neither does the model: change the camera first.',
    },
    {
      key: 'boxes',
      text: 'How tight is a box, and what of things half out of the picture?',
      why: 'Boxes that are drawn by different rules do not overlap, however good the eyes.',
    },
  ],
  audio: [
    {
      key: 'silence',
      text: 'How much silence is kept before, after and within a clip?',
      why: 'Phones that cut differently make other inputs of the same words.',
    },
    {
      key: 'volume',
      text: 'Which volume and which noise are still in?',
      why: 'Clips that nobody understands teach guesses.',
    },
  ],
};

/** What to ask before anyone labels, for examples of a kind; the same for all kinds first. */
export function questionsFor(kind: InputKind): readonly Question[] {
  return [...OF_ALL, ...BY_KIND[kind]];
}
