import type { SheetField, SheetSpec } from '../sheet-spec.ts';

const text = (key: string, title: string, asks: string): SheetField => ({ key, title, asks, kind: 'text' });

/** What others should know of a model before they use it. One a model. */
export const MODEL_CARD: SheetSpec = {
  kind: 'modelCard',
  name: 'Model card',
  title: 'What should others know of this model?',
  lede: 'It goes with the model. What the workbench knows stands beside the fields; the rest only you know.',
  credit: 'After the sections of “Model Cards for Model Reporting”, 2019 (arXiv:1810.03993); wording ours.',
  example: {},
  sections: [
    {
      key: 'details',
      title: '1 Model details',
      lede: 'Who made it, when, and how.',
      facts: 'model',
      fields: [
        text('developer', 'Made by', 'Person or team, and when.'),
        text(
          'training',
          'How it was made',
          'Kind of model, training, choices that mattered; a paper if there is one.',
        ),
        text('terms', 'Licence and contact', 'What one may do with it, and whom to ask.'),
      ],
    },
    {
      key: 'use',
      title: '2 Intended use',
      lede: 'What it is for, and what it is not for.',
      fields: [
        text('uses', 'Uses', 'What it was made to do.'),
        text('users', 'Users', 'Who was it made for?'),
        text('outOfScope', 'Out of scope', 'What it looks fit for and is not.'),
      ],
    },
    {
      key: 'factors',
      title: '3 Factors',
      lede: 'What its quality hangs on: groups, devices, surroundings.',
      fields: [
        text('factors', 'Factors', 'Which ones matter, which were looked at, which were not and why.'),
      ],
    },
    {
      key: 'metrics',
      title: '4 Metrics',
      lede: 'How it is measured, and what counts as good.',
      facts: 'metrics',
      fields: [
        text('metrics', 'Why these', 'Why these measures and this threshold; how their spread was got.'),
      ],
    },
    {
      key: 'evaluationData',
      title: '5 Evaluation data',
      lede: 'What it was judged on.',
      facts: 'evaluationData',
      fields: [
        text('evaluationData', 'Why this data', 'How it was chosen and prepared, and whom it leaves out.'),
      ],
    },
    {
      key: 'trainingData',
      title: '6 Training data',
      lede: 'What it learned from.',
      facts: 'trainingData',
      fields: [
        text(
          'trainingData',
          'What it learned from',
          'As for the evaluation data; if it may not be told, how it is spread.',
        ),
      ],
    },
    {
      key: 'analyses',
      title: '7 Quantitative analyses',
      lede: 'By group, alone and crossed.',
      facts: 'analyses',
      fields: [text('analyses', 'What they say', 'Where it is weaker, and what that means for who uses it.')],
    },
    {
      key: 'ethics',
      title: '8 Ethics',
      lede: 'Harm it could do, and what was done about it.',
      fields: [
        text('ethics', 'Considerations', 'Sensitive data, lives touched, risks and what makes them less.'),
      ],
    },
    {
      key: 'caveats',
      title: '9 Caveats and advice',
      lede: 'What else one should know.',
      fields: [text('caveats', 'Caveats', 'What was not tested, what to watch, what comes next.')],
    },
  ],
};
