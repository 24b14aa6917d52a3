import { ADWIN, adwin } from '../drift/adwin.ts';
import { DDM, ddm } from '../drift/ddm.ts';
import { EDDM, eddm } from '../drift/eddm.ts';
import { HDDM_A, hddmA } from '../drift/hddm-a.ts';
import { HDDM_W, hddmW } from '../drift/hddm-w.ts';
import { KSWIN, kswin } from '../drift/kswin.ts';
import { PAGE_HINKLEY, pageHinkley } from '../drift/page-hinkley.ts';
import type { StreamDetector } from '../drift/stream-detector.ts';
import type { Random } from '../kernel/random.ts';
import type { StreamNature } from './stream.ts';

export const DETECTORS = ['adwin', 'ddm', 'eddm', 'hddmA', 'hddmW', 'kswin', 'pageHinkley'] as const;
export type DetectorId = (typeof DETECTORS)[number];

/** By name of the parameter; those that are not named stand as River has them. */
export type DetectorSetting = Readonly<Record<string, number>>;

interface Kind {
  defaults: DetectorSetting;
  make: (setting: DetectorSetting, random: Random) => StreamDetector;
  /** Streams it can watch. */
  fits: readonly StreamNature[];
  /** Whether it warns before it says drift. */
  warns: boolean;
}

const ANY: readonly StreamNature[] = ['errors', 'zeroOne', 'fraction', 'number'];
const BOUNDED: readonly StreamNature[] = ['errors', 'zeroOne', 'fraction'];
const DIRECTIONS = ['both', 'up', 'down'] as const;

/** The detectors with their parameters as numbers, so that all are set, kept and shown in one way. Defaults: River's. */
export const DETECTOR_KINDS: Readonly<Record<DetectorId, Kind>> = {
  adwin: {
    defaults: { ...ADWIN },
    make: (setting) => adwin({ ...ADWIN, ...setting }),
    fits: ANY,
    warns: false,
  },
  ddm: {
    defaults: { ...DDM },
    make: (setting) => ddm({ ...DDM, ...setting }),
    fits: ['errors'],
    warns: true,
  },
  eddm: {
    defaults: { ...EDDM },
    make: (setting) => eddm({ ...EDDM, ...setting }),
    fits: ['errors'],
    warns: true,
  },
  hddmA: {
    defaults: { drift: HDDM_A.drift, warning: HDDM_A.warning, sides: 1 },
    make: ({ sides = 1, ...setting }) => hddmA({ ...HDDM_A, ...setting, isTwoSided: sides === 2 }),
    fits: BOUNDED,
    warns: true,
  },
  hddmW: {
    defaults: { drift: HDDM_W.drift, warning: HDDM_W.warning, lambda: HDDM_W.lambda, sides: 1 },
    make: ({ sides = 1, ...setting }) => hddmW({ ...HDDM_W, ...setting, isTwoSided: sides === 2 }),
    fits: BOUNDED,
    warns: true,
  },
  kswin: {
    defaults: { ...KSWIN },
    make: (setting, random) => kswin(drawnWith(random), { ...KSWIN, ...setting }),
    fits: ['fraction', 'number'],
    warns: false,
  },
  pageHinkley: {
    defaults: {
      warmUp: PAGE_HINKLEY.warmUp,
      delta: PAGE_HINKLEY.delta,
      threshold: PAGE_HINKLEY.threshold,
      fading: PAGE_HINKLEY.fading,
      direction: 0,
    },
    make: ({ direction = 0, ...setting }) =>
      pageHinkley({ ...PAGE_HINKLEY, ...setting, direction: DIRECTIONS[direction] ?? 'both' }),
    fits: ANY,
    warns: false,
  },
};

/** Draws places without putting back. */
function drawnWith(random: Random): (from: number, count: number) => readonly number[] {
  let places: number[] = [];
  return (from, count) => {
    if (places.length !== from) places = Array.from({ length: from }, (_, place) => place);
    // Any order to begin with gives as good a draw.
    for (let at = 0; at < count; at++) {
      const other = at + random.below(from - at);
      [places[at], places[other]] = [places[other]!, places[at]!];
    }
    return places.slice(0, count);
  };
}

/** The members of a setting that contradict each other; null: none. */
export function contradiction(
  detector: DetectorId,
  setting: DetectorSetting,
): readonly [string, string] | null {
  const { drift, warning, window, newest } = { ...DETECTOR_KINDS[detector].defaults, ...setting };
  const [a, b] = [drift ?? 0, warning ?? 0];
  if (detector === 'ddm' && b > a) return ['warning', 'drift'];
  if (detector === 'eddm' && b < a) return ['warning', 'drift'];
  if ((detector === 'hddmA' || detector === 'hddmW') && b < a) return ['warning', 'drift'];
  if (detector === 'kswin' && newest! * 2 > window!) return ['newest', 'window'];
  return null;
}
