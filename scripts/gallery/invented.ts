import type { Confusion } from '../../src/core/evaluation/evaluation.ts';
import type { ColumnSummary } from '../../src/core/profile/summary.ts';

/** Invented numbers for the gallery. */
export interface SheetLine {
  slice: string;
  n: number;
  accuracy: number;
  low: number;
  high: number;
  human: number;
}

export const SHEET: readonly SheetLine[] = [
  { slice: 'all rows', n: 12_000, accuracy: 0.862, low: 0.856, high: 0.868, human: 0.9 },
  { slice: 'employment = self-employed', n: 1_932, accuracy: 0.789, low: 0.77, high: 0.807, human: 0.9 },
  { slice: 'amount > 40,000', n: 2_520, accuracy: 0.834, low: 0.819, high: 0.848, human: 0.9 },
  { slice: 'age < 25', n: 1_188, accuracy: 0.81, low: 0.787, high: 0.831, human: 0.88 },
  { slice: 'region = north', n: 3_012, accuracy: 0.876, low: 0.864, high: 0.887, human: 0.9 },
  { slice: 'tag: income unverified', n: 402, accuracy: 0.746, low: 0.701, high: 0.786, human: 0.85 },
  { slice: 'sex = female', n: 5_844, accuracy: 0.869, low: 0.86, high: 0.877, human: 0.875 },
  { slice: 'self-employed and age < 25', n: 61, accuracy: 0.721, low: 0.598, high: 0.818, human: 0.88 },
];

export const SELF_EMPLOYED: Confusion = {
  classes: ['yes', 'no'],
  counts: [
    [1122, 96],
    [312, 402],
  ],
  unlabeled: 0,
  failed: 0,
};

/** n classes with most rows on the diagonal, the same every time. */
export function confusionOf(n: number, name: (index: number) => string): Confusion {
  const counts = Array.from({ length: n }, (_, actual) =>
    Array.from({ length: n }, (_, predicted) => {
      if (actual === predicted) return 140 + ((actual * 37) % 60);
      const near = Math.abs(actual - predicted) === 1 ? 9 : 1;
      return ((actual * 31 + predicted * 17) % 5) * near;
    }),
  );
  return { classes: Array.from({ length: n }, (_, index) => name(index)), counts, unlabeled: 0, failed: 0 };
}

export const BELL: readonly number[] = Array.from({ length: 24 }, (_, index) =>
  Math.round(900 * Math.exp(-(((index - 7) / (index < 7 ? 3.4 : 6)) ** 2))),
);

export const SUMMARIES: readonly ColumnSummary[] = [
  {
    name: 'income',
    type: 'number',
    rows: 12_000,
    missing: 412,
    histogram: { low: 0, high: 125_000, counts: BELL },
    top: null,
    mean: 41_230,
  },
  {
    name: 'employment',
    type: 'category',
    rows: 12_000,
    missing: 0,
    histogram: null,
    top: {
      values: [
        { value: 'salaried', count: 7_320 },
        { value: 'self-employed', count: 1_932 },
        { value: 'student', count: 1_100 },
      ],
      others: 1_648,
      distinct: 8,
    },
    mean: null,
  },
  {
    name: 'applied_at',
    type: 'timestamp',
    rows: 12_000,
    missing: 0,
    histogram: {
      low: 1_767_312_000_000,
      high: 1_790_726_400_000,
      counts: [3, 4, 4, 6, 5, 7, 9, 8, 9, 10, 9, 11],
    },
    top: null,
    mean: null,
  },
  { name: 'note', type: 'text', rows: 12_000, missing: 9_000, histogram: null, top: null, mean: null },
];
