import type { SheetField, SheetSpec } from '../sheet-spec.ts';

const text = (key: string, title: string, asks: string): SheetField => ({ key, title, asks, kind: 'text' });

/** Whom the system does good and harm, and what is done about the harm. */
export const IMPACT: SheetSpec = {
  kind: 'impact',
  name: 'Responsible-AI impact',
  title: 'Whom does it help, whom could it harm, and what is done about that?',
  lede: 'Per use, per person touched. Harms come with what is done against them, and somebody signs.',
  credit:
    'After the outline of the Responsible AI Impact Assessment Template, Microsoft, 2022 (published for others to learn from; © Microsoft); questions and wording ours.',
  example: {
    system: 'Marks likely scratches on pictures of phones for an inspector, who decides.',
    uses: [
      [
        'Help in inspection',
        'yes: scratches show in pictures',
        'works on 2,000 pictures',
        'decides',
        'one hall, fixed light',
      ],
    ],
    people: [
      ['Inspectors', 'less searching', 'blamed for a miss that was not marked'],
      ['Customers', 'fewer scratched phones', 'none known'],
      ['People who walk past', 'none', 'seen in pictures'],
    ],
    restricted: 'Not for judging inspectors, and not for sending phones back without one.',
    failures: {
      fp: ['a second look', 'nobody beyond that'],
      fn: ['a scratched phone is sold', 'customer; inspector is asked why'],
    },
    harms: [
      [
        'People seen in pictures',
        'frame cut at the camera, pictures kept 30 days',
        'line engineering',
        'open',
      ],
      ['Blame for misses', 'figures by inspector are not kept', 'head of the line', 'done'],
    ],
  },
  sections: [
    {
      key: 'system',
      title: 'System',
      lede: 'In words that somebody outside the team understands.',
      fields: [
        text('system', 'What it does', 'What it is, for whom, where it runs, and what it is part of.'),
      ],
    },
    {
      key: 'uses',
      title: 'Intended uses',
      lede: 'A system fit for one use may be unfit for the next.',
      fields: [
        {
          key: 'uses',
          title: 'Uses',
          asks: 'Of each: does it solve the problem, is it ready, what does the person do, where does it run.',
          kind: 'lines',
          columns: [
            { key: 'use', title: 'Use' },
            { key: 'fit', title: 'Fit for it, and why' },
            { key: 'ready', title: 'How ready' },
            {
              key: 'human',
              title: 'The person',
              choices: ['decides', 'approves', 'can step in', 'watches', 'is not there'],
            },
            { key: 'where', title: 'Surroundings' },
          ],
        },
        {
          key: 'people',
          title: 'People touched',
          asks: 'Those who use it, those it is about, and those who never asked for it.',
          kind: 'lines',
          columns: [
            { key: 'who', title: 'Who' },
            { key: 'benefit', title: 'Good for them' },
            { key: 'harm', title: 'Bad for them' },
          ],
        },
      ],
    },
    {
      key: 'limits',
      title: 'Limits',
      lede: 'What it is not for, and where it is known to be weak.',
      fields: [
        text('restricted', 'Uses that are ruled out', 'By law, by policy, or because it would do harm.'),
        text('limitations', 'Known limits', 'Conditions under which it should not be relied on.'),
        {
          key: 'failures',
          title: 'What failing does',
          asks: 'Of each kind of failure: what happens, and to whom.',
          kind: 'lines',
          rows: [
            { id: 'fp', title: 'False alarm' },
            { id: 'fn', title: 'Miss' },
          ],
          columns: [
            { key: 'what', title: 'What happens' },
            { key: 'who', title: 'To whom' },
          ],
        },
        text('misuse', 'Misuse', 'Who could use it against its purpose, and what they would gain.'),
        {
          ...text(
            'data',
            'What its data must be',
            'Who has to be in it, who agreed, how long it may be kept.',
          ),
          help: { label: 'Data cards', stage: 'data', path: [] },
        },
      ],
    },
    {
      key: 'harms',
      title: 'Harms and what is done',
      lede: 'Each harm named above, with what makes it less.',
      fields: [
        {
          key: 'harms',
          title: 'Harms',
          asks: 'One a line; what is done, by whom, and how far.',
          kind: 'lines',
          columns: [
            { key: 'harm', title: 'Harm' },
            { key: 'done', title: 'What is done' },
            { key: 'owner', title: 'Owner' },
            { key: 'state', title: 'State', choices: ['open', 'under way', 'done', 'accepted'] },
          ],
          help: { label: 'Audit fairness', stage: 'modeling', path: [] },
        },
        {
          key: 'signed',
          title: 'Signed off',
          asks: 'Who looked at it, when, and on what condition.',
          kind: 'lines',
          columns: [
            { key: 'who', title: 'Who' },
            { key: 'when', title: 'When' },
            { key: 'condition', title: 'On condition that' },
          ],
        },
      ],
    },
  ],
};
