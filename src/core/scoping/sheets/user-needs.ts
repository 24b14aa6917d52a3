import type { SheetSpec } from '../sheet-spec.ts';

/** Whether people need this, and what each kind of answer does to them. */
export const USER_NEEDS: SheetSpec = {
  kind: 'userNeeds',
  name: 'User needs',
  title: 'Who needs this, and what do right and wrong answers do to them?',
  lede: 'A wrong alarm and a miss seldom weigh the same. Say which is worse before a metric is chosen.',
  credit: 'After the People + AI Guidebook, Google PAIR (CC BY-NC-SA 4.0); questions put in our own words.',
  example: {
    evidence: [['Inspectors find 8 of 10 scratches after lunch', 'double inspection in March', 'measured']],
    does: 'augment',
    why: 'Searching is tiring; deciding is what they are trained for and answer for.',
    rewards: {
      tp: ['A scratch is found that would have passed', '3'],
      fp: ['A second look for nothing; with many of them, marks are ignored', '-1'],
      fn: ['As today; worse, if they stop looking where nothing is marked', '-3'],
      tn: ['Nothing to do', '1'],
    },
    success: [['scratches found', 'marking', 'falls below', '93% in a week', 'go back to full search']],
    second: 'Inspectors may unlearn to search. Ten phones a day are shown without marks.',
  },
  sections: [
    {
      key: 'need',
      title: 'Need',
      lede: 'What people told or showed, rather than what one supposes.',
      fields: [
        {
          key: 'evidence',
          title: 'Evidence of the need',
          asks: 'What was seen or said, and where it comes from.',
          kind: 'lines',
          columns: [
            { key: 'finding', title: 'Finding' },
            { key: 'source', title: 'From' },
            { key: 'how', title: 'How', choices: ['measured', 'observed', 'told', 'supposed'] },
          ],
        },
        {
          key: 'does',
          title: 'Take over or help',
          asks: 'Take over what is dull, dangerous or needs scale; help where people like it, answer for it, or care how it is done.',
          kind: 'choice',
          choices: [
            { value: 'automate', label: 'take it over' },
            { value: 'augment', label: 'help a person' },
            { value: 'neither', label: 'neither: it needs no model' },
          ],
          help: { label: 'Degrees of automation', stage: 'deployment', path: ['automation'] },
        },
        { key: 'why', title: 'Why', asks: 'What speaks for that, and what against.', kind: 'text' },
      ],
    },
    {
      key: 'reward',
      title: 'Reward matrix',
      lede: 'What each kind of answer does to the user, and how much it weighs.',
      fields: [
        {
          key: 'rewards',
          title: 'Rewards',
          asks: 'Weights from 3, very good for the user, to -3, very bad.',
          kind: 'lines',
          rows: [
            { id: 'tp', title: 'Right alarm' },
            { id: 'fp', title: 'False alarm' },
            { id: 'fn', title: 'Miss' },
            { id: 'tn', title: 'Rightly quiet' },
          ],
          columns: [
            { key: 'effect', title: 'Effect on the user' },
            { key: 'weight', title: 'Weight', choices: ['-3', '-2', '-1', '0', '1', '2', '3'] },
          ],
          help: { label: 'Choose a threshold by cost', stage: 'modeling', path: [] },
        },
      ],
    },
    {
      key: 'success',
      title: 'Success',
      lede: 'Said beforehand, with what follows.',
      fields: [
        {
          key: 'success',
          title: 'If … then we will …',
          asks: 'One rule a line: if this metric of that feature crosses the limit, what is done.',
          kind: 'lines',
          columns: [
            { key: 'metric', title: 'If' },
            { key: 'feature', title: 'for' },
            { key: 'crosses', title: 'goes', choices: ['falls below', 'rises above'] },
            { key: 'limit', title: 'Limit' },
            { key: 'action', title: 'we will' },
          ],
        },
        {
          key: 'second',
          title: 'What follows from success',
          asks: 'If everybody used it every day for a year: what would change that nobody asked for?',
          kind: 'text',
        },
      ],
    },
  ],
};
