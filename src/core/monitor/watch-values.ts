import { createRandom } from '../kernel/random.ts';
import { momentsOf } from '../stats/mean-interval.ts';
import { DETECTOR_KINDS, type DetectorId, type DetectorSetting } from './detector-kinds.ts';
import type { Period } from './log.ts';
import type { LevelWindow, StreamSums } from './stream-level.ts';
import type { StreamNature } from './stream.ts';

/** Which detectors watch, with what is set otherwise than River has it. */
export type DetectorChoice = Readonly<Partial<Record<DetectorId, DetectorSetting>>>;

type Stretch = Pick<LevelWindow, 'n' | 'mean' | 'interval'>;

/** A detector said that the level changed. */
export interface Detection {
  detector: DetectorId;
  /** Place in the stream, 0 = its first value. */
  at: number;
  atMs: number;
  /** From its detection before, or the beginning, up to this one; and from here to its next, or the end. */
  before: Stretch;
  after: Stretch;
}

export interface DetectorAnswer {
  detector: DetectorId;
  /** The first ones; see `total`. */
  detections: readonly Detection[];
  total: number;
  /** From the first warning of a row of them to the last. */
  warnings: readonly Period[];
}

/** More detections than this of one detector are counted, not listed; so are warnings. */
const MOST = 500;
const STEP = 1 << 15;

/** Where the middle of the values is taken to be, and what is taken to be 1; both in their unit. */
export interface Scale {
  middle: number;
  span: number;
}

/** So many standard deviations are 1: from 3 below the mean to 3 above it. */
const SPAN = 6;

/**
 * Detectors and their thresholds are made for values from 0 to 1, while a log counts in milliseconds or euros. Numbers
 * are therefore watched so that 3 standard deviations about the mean of the values in `reference`, or of the first third
 * where that has fewer than two, are 0 to 1. null where they do not vary.
 */
export function scaleOf(values: Float64Array, times: Float64Array, reference: Period | null): Scale | null {
  let { n, mean, squares } = momentsOf(
    reference ? values.filter((_, at) => times[at]! >= reference.fromMs && times[at]! < reference.toMs) : [],
  );
  if (n < 2)
    ({ n, mean, squares } = momentsOf(values.subarray(0, Math.max(2, Math.floor(values.length / 3)))));
  const deviation = Math.sqrt(squares / Math.max(1, n - 1));
  return deviation > 0 ? { middle: mean, span: SPAN * deviation } : null;
}

/** Those among the chosen that can watch such a stream. */
export function fitting(choice: DetectorChoice, nature: StreamNature): DetectorId[] {
  return (Object.keys(choice) as DetectorId[]).filter((id) => DETECTOR_KINDS[id].fits.includes(nature));
}

/** Lets one detector watch; yields how many values it has seen. Times ascend. */
export function* watchValues(
  { values, times, sums }: { values: Float64Array; times: Float64Array; sums: StreamSums },
  {
    detector,
    setting,
    scale,
    seed,
  }: { detector: DetectorId; setting: DetectorSetting; scale: Scale | null; seed: number },
): Generator<number, DetectorAnswer> {
  const watcher = DETECTOR_KINDS[detector].make(setting, createRandom(seed));
  const { middle, span } = scale ?? { middle: 0.5, span: 1 };
  const places: number[] = [];
  const warnings: Period[] = [];
  let [total, warned] = [0, false];
  for (let at = 0; at < values.length; at++) {
    const said = watcher.update((values[at]! - middle) / span + 0.5);
    if (said === 'warning') {
      if (warned) warnings[warnings.length - 1]!.toMs = times[at]!;
      else if (warnings.length < MOST) warnings.push({ fromMs: times[at]!, toMs: times[at]! });
    }
    warned = said === 'warning' && (warned || warnings.at(-1)?.toMs === times[at]);
    if (said === 'drift') {
      total++;
      if (places.length <= MOST) places.push(at);
    }
    if (at % STEP === STEP - 1) yield at + 1;
  }
  const detections = places.slice(0, MOST).map((at, place): Detection => ({
    detector,
    at,
    atMs: times[at]!,
    before: sums.level(place === 0 ? 0 : places[place - 1]! + 1, at + 1),
    after: sums.level(at + 1, places[place + 1] === undefined ? values.length : places[place + 1]! + 1),
  }));
  return { detector, detections, total, warnings };
}
