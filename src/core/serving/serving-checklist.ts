import type { ServingAnswer } from './serving-plan.ts';

/** One question of the checklist before a model is served. */
export interface ServingItem {
  key: string;
  title: string;
  question: string;
  /** What can be chosen, where that says most of it. */
  choices?: readonly { value: string; label: string }[];
}

/** Whose list the questions follow; their wording is ours. */
export const SERVING_CREDIT =
  'After the deployment checklist taught in the course “Machine Learning in Production” (DeepLearning.AI, slides CC BY-SA 2.0); questions put in our own words.';

/** In the order one thinks of them; keys stay the same over versions. */
export const SERVING_CHECKLIST: readonly ServingItem[] = [
  {
    key: 'mode',
    title: 'Realtime or batch',
    question: 'Does somebody wait for the answer, or can it be computed beforehand?',
    choices: [
      { value: 'realtime', label: 'realtime' },
      { value: 'batch', label: 'batch' },
      { value: 'both', label: 'both' },
    ],
  },
  {
    key: 'place',
    title: 'Cloud, device or browser',
    question: 'Where does the model run, and does it work without a connection?',
    choices: [
      { value: 'cloud', label: 'server' },
      { value: 'device', label: 'device' },
      { value: 'browser', label: 'browser' },
      { value: 'several', label: 'several' },
    ],
  },
  {
    key: 'hardware',
    title: 'Own hardware or rented',
    question: 'Who owns the machines, patches them and is called when they stop?',
    choices: [
      { value: 'onPremises', label: 'on premises' },
      { value: 'cloud', label: 'cloud' },
      { value: 'service', label: 'model as a service' },
      { value: 'none', label: 'the user’s own' },
    ],
  },
  {
    key: 'compute',
    title: 'Compute',
    question: 'How much processor, graphics processor and memory does one worker need?',
  },
  {
    key: 'demand',
    title: 'Latency and throughput',
    question: 'How many requests a second, on average and at the busiest, answered within what time?',
  },
  {
    key: 'logging',
    title: 'Logging',
    question: 'Which inputs, outputs and versions are kept, for how long, and who may read them?',
  },
  {
    key: 'privacy',
    title: 'Security and privacy',
    question: 'What must not leave the device or the house, and how is access limited?',
  },
  {
    key: 'model',
    title: 'A model made for inference',
    question: 'Which file is served, and was it evaluated in that form (smaller numbers, another engine)?',
  },
  {
    key: 'processing',
    title: 'Before and after the model',
    question: 'Is what happens to the input and the output the same code as in training?',
  },
  {
    key: 'feedback',
    title: 'Feedback',
    question: 'How does one learn whether an answer was right, and how long does that take?',
  },
  {
    key: 'retraining',
    title: 'Retraining',
    question: 'What sets it off, is it done by hand, and on which data?',
  },
  {
    key: 'versions',
    title: 'Versions and data schema',
    question: 'How is it known which model and which schema were live when, and how does one go back?',
  },
  {
    key: 'owner',
    title: 'Who is told',
    question: 'Who owns it once it runs, and who is told when it misbehaves?',
  },
];

export const NO_ANSWER: ServingAnswer = { choice: '', words: '', evidence: '', owner: '' };

/** Something is said: a choice or words. */
export function isAnswered(answer: ServingAnswer | undefined): boolean {
  return answer !== undefined && (answer.choice !== '' || answer.words.trim() !== '');
}

/** Items answered, items whose answer has evidence, and the first that is not answered. */
export function completionOf(answers: Readonly<Record<string, ServingAnswer>>): {
  answered: number;
  evidenced: number;
  of: number;
  next: ServingItem | null;
} {
  const said = SERVING_CHECKLIST.filter(({ key }) => isAnswered(answers[key]));
  return {
    answered: said.length,
    evidenced: said.filter(({ key }) => answers[key]!.evidence.trim() !== '').length,
    of: SERVING_CHECKLIST.length,
    next: SERVING_CHECKLIST.find((item) => !said.includes(item)) ?? null,
  };
}
