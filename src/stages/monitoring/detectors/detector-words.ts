import { DETECTOR_KINDS, type DetectorId } from '../../../core/monitor/detector-kinds.ts';
import type { StreamNature } from '../../../core/monitor/stream.ts';

export interface ParameterWords {
  key: string;
  name: string;
  /** One sentence. */
  words: string;
  unit?: string;
  min: number;
  max: number;
  step: number;
  whole?: boolean;
  /** For a choice among a few. */
  options?: readonly { value: number; label: string }[];
}

const SIDES: ParameterWords = {
  key: 'sides',
  name: 'Looks for',
  words: 'A rise alone is what matters for errors; a fall may matter for a share.',
  ...{ min: 1, max: 2, step: 1 },
  options: [
    { value: 1, label: 'A rise' },
    { value: 2, label: 'A rise or a fall' },
  ],
};
const HOEFFDING: readonly ParameterWords[] = [
  {
    key: 'drift',
    name: 'Drift at',
    words: 'Chance of a false “drift”: the smaller, the surer and the later.',
    ...{ min: 1e-9, max: 0.5, step: 0.001 },
  },
  {
    key: 'warning',
    name: 'Warning at',
    words: 'Chance of a false warning; not smaller than that of a drift.',
    ...{ min: 1e-9, max: 0.5, step: 0.001 },
  },
];
const warmUp = (words: string): ParameterWords => ({
  ...{ key: 'warmUp', name: 'Warm-up', words, unit: 'values' },
  ...{ min: 1, max: 100_000, step: 10, whole: true },
});

interface DetectorWords {
  name: string;
  /** What it does, in a sentence. */
  words: string;
  parameters: readonly ParameterWords[];
}

export const DETECTOR_WORDS: Readonly<Record<DetectorId, DetectorWords>> = {
  adwin: {
    name: 'ADWIN',
    words: 'Keeps a window of the newest values and cuts it where its two sides differ beyond chance.',
    parameters: [
      {
        key: 'delta',
        name: 'Chance of a false signal',
        words: 'At each look; the smaller, the surer and the later.',
        ...{ min: 1e-9, max: 0.5, step: 0.001 },
      },
      {
        key: 'clock',
        name: 'Looks every',
        words: 'Fewer looks are quicker and see a change a little later.',
        ...{ unit: 'values', min: 1, max: 10_000, step: 8, whole: true },
      },
      {
        key: 'buckets',
        name: 'Buckets of a size',
        words: 'More of them place a cut more finely.',
        ...{ min: 2, max: 100, step: 1, whole: true },
      },
      {
        key: 'side',
        name: 'Least side',
        words: 'Values that either side of a cut must have.',
        ...{ unit: 'values', min: 1, max: 10_000, step: 5, whole: true },
      },
      warmUp('Before so many values it says nothing.'),
    ],
  },
  ddm: {
    name: 'DDM',
    words: 'Holds the error rate since its last drift against the lowest it has been.',
    parameters: [
      warmUp('Before so many values it says nothing.'),
      {
        key: 'warning',
        name: 'Warning at',
        words: 'Standard deviations above the lowest rate; not more than for a drift.',
        ...{ unit: 'σ', min: 0.5, max: 10, step: 0.5 },
      },
      {
        key: 'drift',
        name: 'Drift at',
        words: 'Standard deviations above the lowest rate.',
        ...{ unit: 'σ', min: 0.5, max: 10, step: 0.5 },
      },
    ],
  },
  eddm: {
    name: 'EDDM',
    words: 'Watches how far apart two errors lie: where they come closer together, something changed.',
    parameters: [
      warmUp('Before so many values, and so many errors, it says nothing.'),
      {
        key: 'warning',
        name: 'Warning below',
        words: 'Of the greatest distance so far; not less than for a drift.',
        ...{ min: 0.01, max: 1, step: 0.05 },
      },
      {
        key: 'drift',
        name: 'Drift below',
        words: 'Of the greatest distance so far.',
        ...{ min: 0.01, max: 1, step: 0.05 },
      },
    ],
  },
  hddmA: {
    name: 'HDDM_A',
    words: 'Compares averages by Hoeffding’s bound: best at sudden changes.',
    parameters: [...HOEFFDING, SIDES],
  },
  hddmW: {
    name: 'HDDM_W',
    words: 'Compares moving averages by McDiarmid’s bound: quicker at slow changes.',
    parameters: [
      ...HOEFFDING,
      {
        key: 'lambda',
        name: 'Weight of the newest',
        words: 'The greater, the shorter its memory.',
        ...{ min: 0.001, max: 1, step: 0.01 },
      },
      SIDES,
    ],
  },
  kswin: {
    name: 'KSWIN',
    words:
      'Tests by Kolmogorov and Smirnov whether the newest values are spread as those before: it sees more than a level.',
    parameters: [
      {
        key: 'alpha',
        name: 'p at most',
        words: 'Of each test, and there is one a value: over many values false signals add up.',
        ...{ min: 1e-9, max: 0.5, step: 0.001 },
      },
      {
        key: 'window',
        name: 'Window',
        words: 'Values that are kept.',
        ...{ unit: 'values', min: 10, max: 2000, step: 10, whole: true },
      },
      {
        key: 'newest',
        name: 'Newest',
        words: 'How many of them are the new ones; at most half the window.',
        ...{ unit: 'values', min: 5, max: 1000, step: 5, whole: true },
      },
    ],
  },
  pageHinkley: {
    name: 'Page-Hinkley',
    words: 'Adds up how far values lie from their mean, until the sum leaves its extreme by a threshold.',
    parameters: [
      warmUp('Before so many values it says nothing.'),
      {
        key: 'delta',
        name: 'Tolerated',
        words: 'Deviation from the mean that does not count.',
        ...{ min: 0, max: 1, step: 0.005 },
      },
      {
        key: 'threshold',
        name: 'Threshold',
        words: 'Added-up deviation that is a change: as many errors beyond the usual.',
        ...{ min: 0.1, max: 100_000, step: 5 },
      },
      {
        key: 'fading',
        name: 'Fading',
        words: 'What is left of the sum after each value; 1 = all of it.',
        ...{ min: 0.9, max: 1, step: 0.0001 },
      },
      {
        key: 'direction',
        name: 'Looks for',
        words: 'Which way the level may move.',
        ...{ min: 0, max: 2, step: 1 },
        options: [
          { value: 0, label: 'Either way' },
          { value: 1, label: 'A rise' },
          { value: 2, label: 'A fall' },
        ],
      },
    ],
  },
};

/** Why a detector cannot watch such a stream; null where it can. */
export function misfitWords(detector: DetectorId, nature: StreamNature): string | null {
  if (DETECTOR_KINDS[detector].fits.includes(nature)) return null;
  if (detector === 'kswin') return 'Needs numbers: 0 and 1 have no spread to compare, only a share.';
  if (detector === 'ddm' || detector === 'eddm')
    return 'Needs errors, 1 = wrong and 0 = right: it knows a rise of them only.';
  return 'Needs values from 0 to 1: its bound rests on that.';
}

/** What a stream is for detectors. */
export const NATURE_WORDS: Readonly<Record<StreamNature, string>> = {
  errors: '1 where something went wrong, 0 where not.',
  zeroOne: '1 or 0 by row; the level is a share.',
  fraction: 'Values from 0 to 1.',
  number:
    'Numbers. Thresholds are made for values from 0 to 1, so detectors see them on the scale of the reference: 3 standard deviations below its mean is 0, 3 above is 1.',
};
