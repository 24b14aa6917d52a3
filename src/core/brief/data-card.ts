import type { Doc, Id } from '../kernel/objects.ts';

/** What is known of a dataset, for those who did not make it: filled in by hand beside what the data itself says. */
export type DataCard = Doc<
  'dataCard',
  {
    /** The dataset's entry on the shelf. */
    dataset: Id;
    /** By the key of the field. */
    answers: Readonly<Record<string, string>>;
  }
>;

export interface CardField {
  key: string;
  title: string;
  /** What to write there. */
  asks: string;
}

/** Whose outline the fields follow; their wording is ours. */
export const CARD_CREDIT =
  'After the outline of the Data Cards Playbook, Google PAIR (CC BY-SA 4.0); questions put in our own words.';

export const CARD_FIELDS: readonly CardField[] = [
  {
    key: 'authorship',
    title: 'Who made it',
    asks: 'Who collected and owns it, who paid for it, and whom to ask.',
  },
  {
    key: 'overview',
    title: 'In short',
    asks: 'What it holds, how sensitive that is, and how often it is brought up to date.',
  },
  {
    key: 'examples',
    title: 'Typical and odd rows',
    asks: 'One row that is like most, one that is not, and why it is in there.',
  },
  {
    key: 'motivation',
    title: 'What it is for',
    asks: 'Why it was made, and what it should not be used for.',
  },
  {
    key: 'access',
    title: 'Access and keeping',
    asks: 'Who may see it, where it is kept, for how long, and how it is deleted.',
  },
  { key: 'provenance', title: 'Where it comes from', asks: 'How, when and where the rows were collected.' },
  {
    key: 'people',
    title: 'People in it',
    asks: 'Which columns tell of people, such as age, gender or origin, even in a roundabout way; whether they agreed.',
  },
  {
    key: 'transformations',
    title: 'What was done to it',
    asks: 'Cleaning, filling in, joining and leaving out, with the reason for each.',
  },
  {
    key: 'labeling',
    title: 'How it was labeled',
    asks: 'By whom, by which instruction, and how far they agreed.',
  },
  {
    key: 'validation',
    title: 'How it was checked',
    asks: 'What was looked for, what was found, and what was done about it.',
  },
  {
    key: 'sampling',
    title: 'What was drawn from what',
    asks: 'All there is, or a sample; how it was drawn, and who is missing from it.',
  },
  {
    key: 'uses',
    title: 'Known uses',
    asks: 'Which models were made or judged with it, and how well they did.',
  },
  { key: 'terms', title: 'Terms', asks: 'Licence, contracts, and what they forbid.' },
  {
    key: 'reflections',
    title: 'What else to know',
    asks: 'What surprised you, and what the next person should do differently.',
  },
];
