import type { SheetField, SheetSpec } from '../sheet-spec.ts';

const text = (key: string, title: string, asks: string): SheetField => ({ key, title, asks, kind: 'text' });

/** One page on how a model would be used, fed and built. */
export const CANVAS: SheetSpec = {
  kind: 'canvas',
  name: 'Machine-learning canvas',
  title: 'How will predictions turn into value?',
  lede: 'Begin in the middle, with what it is for; then what it predicts, then what it learns from.',
  credit: 'After the Machine Learning Canvas by Louis Dorard (CC BY-SA 4.0); questions put in our own words.',
  example: {
    value: 'Inspectors find scratches they miss today, and search less. Fewer phones come back.',
    task: [['picture of one phone screen', 'where a scratch is, or none', 'at once: the inspector says']],
    decisions: 'Places above 0.4 are marked on the screen. The inspector looks there first, and decides.',
    when: 'As each phone passes, within 200 ms, on a computer beside the line.',
    initial: '2,000 pictures of last month, each labeled by two inspectors.',
    features: 'The picture alone, cut to the phone; lamp and camera as metadata for error analysis.',
    baseline: 'Edges longer than 0.3 mm found by a filter: what the line tried in spring.',
    monitoring: 'Brightness of pictures, marks a phone, and the weekly sample that is inspected twice.',
  },
  sections: [
    {
      key: 'goal',
      title: 'Goal',
      lede: 'For whom, and what changes for them.',
      fields: [
        text('value', 'What it is for', 'Who uses it, what they want, and how they would work with it.'),
        {
          key: 'task',
          title: 'What is predicted',
          asks: 'Of what, which outcomes there are, and how long one waits until the true one is known.',
          kind: 'lines',
          columns: [
            { key: 'entity', title: 'Of what' },
            { key: 'outcomes', title: 'Possible outcomes' },
            { key: 'wait', title: 'Known after' },
          ],
        },
        text(
          'decisions',
          'What is done with it',
          'How a prediction becomes a decision or something one sees.',
        ),
        text(
          'impact',
          'What it would bring, tried on the past',
          'On which test data; the gain of a right answer, the cost of a wrong one; fairness. When is it good enough to ship?',
        ),
      ],
    },
    {
      key: 'predict',
      title: 'Predicting',
      lede: 'What happens when it runs.',
      fields: [
        text('when', 'When and how fast', 'In real time or in batches; time there is; on which machine.'),
        text('baseline', 'What does it without learning', 'A rule of thumb or today’s way, as a baseline.'),
        text('monitoring', 'How one sees that it works', 'Figures of value and of the model, and who looks.'),
      ],
    },
    {
      key: 'learn',
      title: 'Learning',
      lede: 'Where examples come from and how models are made of them.',
      fields: [
        {
          key: 'sources',
          title: 'Where data comes from',
          asks: 'Inside and outside, each with what it holds.',
          kind: 'lines',
          columns: [
            { key: 'source', title: 'Source' },
            { key: 'holds', title: 'What it holds' },
            { key: 'cost', title: 'Cost, limits' },
          ],
          help: { label: 'Plan the sources', stage: 'data', path: ['sources'] },
        },
        text('initial', 'First examples', 'How many, from when, labeled by whom.'),
        text(
          'update',
          'New examples',
          'How many a week, what is held out so that one sees the truth, and the cost.',
        ),
        text(
          'features',
          'What the model looks at',
          'What is known at the moment of predicting, raw and derived.',
        ),
        text('models', 'How models are made', 'How many models, how often again, and how long that takes.'),
      ],
    },
  ],
};
