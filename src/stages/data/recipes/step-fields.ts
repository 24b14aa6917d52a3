import type { Step } from '../../../core/recipe/recipe.ts';
import { DATE_PARTS } from '../../../core/recipe/calendar.ts';
import type { Op } from './step-choices.ts';

type Options = readonly { value: string; label: string }[];

/** One setting of a step: which member it is, and by what control it is set. */
export type StepField = {
  key: string;
  label: string;
  hint?: string;
  /** Shown only where other settings ask for it. */
  when?: (step: never) => boolean;
} & (
  | { control: 'choice'; options: Options }
  | { control: 'check' }
  | { control: 'number'; empty?: boolean; whole?: boolean; min?: number; max?: number; step?: number }
  /** A value of the column's kind. */
  | { control: 'level' }
  /** Values of the column's kind, one a line. */
  | { control: 'levels' }
  /** Rising numbers between commas. */
  | { control: 'numbers' }
  /** Texts or values, each with what takes its place. */
  | { control: 'pairs'; members: readonly [string, string]; texts: boolean }
  | { control: 'many'; options: Options }
);

const when = <O extends Op>(is: (step: Extract<Step, { op: O }>) => boolean) =>
  is as (step: never) => boolean;
const choices = (options: Readonly<Record<string, string>>): Options =>
  Object.entries(options).map(([value, label]) => ({ value, label }));

export const STEP_FIELDS: Readonly<Partial<Record<Op, readonly StepField[]>>> = {
  cleanText: [
    { key: 'trim', label: 'Take spaces off both ends', control: 'check' },
    { key: 'collapse', label: 'Runs of spaces become one', control: 'check' },
    { key: 'emptyIsMissing', label: 'An empty text is missing', control: 'check' },
    {
      key: 'letters',
      label: 'Letters',
      control: 'choice',
      options: choices({ keep: 'As they are', lower: 'Small letters', upper: 'Capitals' }),
    },
    {
      key: 'replace',
      label: 'Replace in the text',
      control: 'pairs',
      members: ['find', 'with'],
      texts: true,
    },
  ],
  replaceValues: [
    {
      key: 'values',
      label: 'Whole values',
      hint: 'An empty field stands for a missing value.',
      control: 'pairs',
      members: ['from', 'to'],
      texts: false,
    },
  ],
  impute: [
    {
      key: 'fill',
      label: 'Fill with',
      control: 'choice',
      options: choices({
        mean: 'The mean',
        median: 'The median',
        mostFrequent: 'The most frequent value',
        constant: 'A constant',
      }),
    },
    {
      key: 'constant',
      label: 'Constant',
      control: 'level',
      when: when<'impute'>(({ fill }) => fill === 'constant'),
    },
    { key: 'indicator', label: 'Add a column that says where it was missing', control: 'check' },
  ],
  oneHot: [
    {
      key: 'minCount',
      label: 'Fewest training rows of a value',
      hint: 'Rarer ones share a column.',
      control: 'number',
      whole: true,
      min: 1,
    },
    {
      key: 'unseen',
      label: 'A value that training had not',
      control: 'choice',
      options: choices({
        zeros: 'All columns false',
        rare: 'Goes with the rare ones',
        refuse: 'Stops the run',
      }),
    },
    {
      key: 'drop',
      label: 'Leave out',
      hint: 'For models that need one column fewer.',
      control: 'choice',
      options: choices({ none: 'No column', first: 'The first column', binary: 'The first of two' }),
    },
  ],
  ordinal: [
    {
      key: 'order',
      label: 'Order',
      control: 'choice',
      options: choices({ alphabet: 'By the alphabet', frequency: 'Most frequent first', given: 'As given' }),
    },
    {
      key: 'given',
      label: 'Values in order, one a line',
      control: 'levels',
      when: when<'ordinal'>(({ order }) => order === 'given'),
    },
    {
      key: 'unseen',
      label: 'A value that training had not',
      control: 'choice',
      options: choices({ minusOne: 'Becomes −1', refuse: 'Stops the run' }),
    },
  ],
  scale: [
    {
      key: 'method',
      label: 'Scale',
      control: 'choice',
      options: choices({
        standard: 'To mean 0 and variance 1',
        minMax: 'To a range',
        robust: 'By median and quartiles',
        maxAbs: 'By the largest size',
      }),
    },
    {
      key: 'low',
      label: 'From',
      control: 'number',
      when: when<'scale'>(({ method }) => method === 'minMax'),
    },
    { key: 'high', label: 'To', control: 'number', when: when<'scale'>(({ method }) => method === 'minMax') },
  ],
  clip: [
    {
      key: 'by',
      label: 'Limits',
      control: 'choice',
      options: choices({ quantile: 'Quantiles of the training rows', value: 'Given numbers' }),
    },
    { key: 'low', label: 'Lower limit', hint: 'Empty: none', control: 'number', empty: true, step: 0.01 },
    { key: 'high', label: 'Upper limit', hint: 'Empty: none', control: 'number', empty: true, step: 0.01 },
  ],
  transform: [
    {
      key: 'method',
      label: 'Function',
      control: 'choice',
      options: choices({
        log1p: 'log(1 + x)',
        log: 'Natural logarithm',
        sqrt: 'Square root',
        yeoJohnson: 'Yeo-Johnson’s power, learned',
      }),
    },
    {
      key: 'standardize',
      label: 'Then to mean 0 and variance 1',
      control: 'check',
      when: when<'transform'>(({ method }) => method === 'yeoJohnson'),
    },
  ],
  bin: [
    {
      key: 'method',
      label: 'Bins',
      control: 'choice',
      options: choices({
        quantile: 'Of as many rows each',
        uniform: 'Of equal width',
        edges: 'Between given numbers',
      }),
    },
    {
      key: 'bins',
      label: 'How many',
      control: 'number',
      whole: true,
      min: 2,
      max: 1000,
      when: when<'bin'>(({ method }) => method !== 'edges'),
    },
    {
      key: 'edges',
      label: 'Bounds, rising',
      hint: 'Numbers between commas.',
      control: 'numbers',
      when: when<'bin'>(({ method }) => method === 'edges'),
    },
    {
      key: 'give',
      label: 'Becomes',
      control: 'choice',
      options: choices({ number: 'The bin’s number, from 0', range: 'A category such as “10 to under 20”' }),
    },
  ],
  dateParts: [
    {
      key: 'parts',
      label: 'Parts',
      control: 'many',
      options: DATE_PARTS.map((value) => ({ value, label: value === 'dayOfYear' ? 'day of year' : value })),
    },
    {
      key: 'cyclic',
      label: 'Sine and cosine of what comes round again',
      hint: 'So that December lies next to January.',
      control: 'check',
    },
    { key: 'keepSource', label: 'Keep the date too', control: 'check' },
  ],
  textLength: [
    {
      key: 'count',
      label: 'Count',
      control: 'many',
      options: choices({ characters: 'characters', words: 'words' }),
    },
    { key: 'keepSource', label: 'Keep the text too', control: 'check' },
  ],
};
