import type { ShapeEvidence } from './drift-shape.ts';
import { fitLevel, levelSums, rampSums, type FittedLevel, type Levels } from './level-sums.ts';

/** When a level began to move: the likeliest window, and the first and the last that may have been it. */
export interface OnsetRange {
  at: number;
  earliest: number;
  latest: number;
}

/**
 * What the weighted squares may exceed their least by, for windows that are not ruled out at 95%: the likelihood ratio
 * of a change's place has the distribution (1 - exp(-x / 2))^2 (Siegmund 1988; Hansen 2000).
 */
const RULED_OUT = 7.352;

/** When the first change of a fitted shape began, all else of it held. O(windows); of a ramp O(windows^2). */
export function onsetRange(levels: Levels, { shape, changes, fitted }: ShapeEvidence): OnsetRange {
  const windows = levels.values.length;
  const next = (shape === 'gradual' ? undefined : changes[1]) ?? windows;
  const left = shape === 'gradual' ? ofRamp(levels) : ofJump(levels, fitted, next);
  let at = 1;
  for (let begin = 2; begin < next; begin++) if (left[begin]! < left[at]!) at = begin;
  const may = (begin: number): boolean => left[begin]! - left[at]! <= RULED_OUT;
  let [earliest, latest] = [at, at];
  for (let begin = 1; begin < next; begin++) {
    if (!may(begin)) continue;
    earliest = Math.min(earliest, begin);
    latest = Math.max(latest, begin);
  }
  return { at, earliest, latest };
}

/** The best jump, tried at every window. */
export function bestJump(levels: Levels): { at: number; fitted: FittedLevel } {
  const sums = levelSums(levels);
  let best = { at: 1, fitted: fitLevel(sums, rampSums(sums, 1, 1)) };
  for (let at = 2; at < sums.windows; at++) {
    const fitted = fitLevel(sums, rampSums(sums, at, at));
    if (fitted.left < best.fitted.left) best = { at, fitted };
  }
  return best;
}

/** By window of the jump, the squares that the two levels leave up to the next one, less a constant. */
function ofJump(
  { values, variances }: Levels,
  { from, to }: { from: number; to: number },
  next: number,
): Float64Array {
  const left = new Float64Array(next + 1);
  for (let t = next - 1; t >= 0; t--) {
    const gain = ((values[t]! - to) ** 2 - (values[t]! - from) ** 2) / variances[t]!;
    left[t] = left[t + 1]! + gain;
  }
  return left;
}

/** By window at which a ramp begins, the squares that the best of its ends leaves. */
function ofRamp(levels: Levels): Float64Array {
  const sums = levelSums(levels);
  const left = new Float64Array(sums.windows).fill(Infinity);
  for (let begin = 1; begin < sums.windows; begin++)
    for (let end = begin; end <= sums.windows; end++)
      left[begin] = Math.min(left[begin]!, fitLevel(sums, rampSums(sums, begin, end)).left);
  return left;
}
