import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import { matchBoxes, type ClassMatches, type DetectedBoxes, type LabeledBoxes } from './match-boxes.ts';

/** .5, .55 .. .95: the least overlaps that COCO averages over. */
export const COCO_OVERLAPS: readonly number[] = Array.from({ length: 10 }, (_, i) => (50 + 5 * i) / 100);

/** Average precision at overlap .5 and its mean over .5 to .95; n is the number of truth boxes. */
export interface BoxPrecision {
  at50: Estimate;
  at50to95: Estimate;
}

export interface BoxMetrics {
  byClass: readonly BoxPrecision[];
  /** Mean over the classes that have truth boxes, each counting once. */
  mean: BoxPrecision;
}

/**
 * Average precision of detections as COCO computes it: precision made falling from the right (the highest precision
 * at this recall or beyond), read at the recalls 0, .01 .. 1 (0 where a recall is never reached) and averaged; at
 * most the 100 surest detections of an image and class. Undefined ("noPositives") for a class without truth boxes.
 * No interval: boxes of one image hang together, and resampling images costs a matching each.
 * Time: ten matchings a class.
 */
export function boxMetrics(truth: LabeledBoxes, detected: DetectedBoxes, classes: number): BoxMetrics {
  const byClass = Array.from({ length: classes }, (_, k): BoxPrecision => {
    const at = COCO_OVERLAPS.map((least) => interpolatedPrecision(matchBoxes(truth, detected, k, least)));
    const n = truth.class.reduce((sum, its) => sum + (its === k ? 1 : 0), 0);
    if (n === 0)
      return { at50: undefinedBecause('noPositives', 0), at50to95: undefinedBecause('noPositives', 0) };
    return { at50: estimate(at[0]!, n), at50to95: estimate(meanOf(at), n) };
  });
  return {
    byClass,
    mean: {
      at50: meanOver(byClass.map((its) => its.at50)),
      at50to95: meanOver(byClass.map((its) => its.at50to95)),
    },
  };
}

/**
 * COCO's 101-point average precision of one class at one overlap; NaN without truth boxes. A recall is compared with
 * step * 0.01 in floating point, as COCO does: 35 of 100 boxes do not quite reach its .35.
 */
export function interpolatedPrecision({ truths, found }: ClassMatches): number {
  if (truths === 0) return NaN;
  const recall = new Float64Array(found.length);
  const precision = new Float64Array(found.length);
  let hits = 0;
  found.forEach((box, at) => {
    if (box >= 0) hits++;
    recall[at] = hits / truths;
    precision[at] = hits / (at + 1);
  });
  for (let at = found.length - 1; at > 0; at--) {
    precision[at - 1] = Math.max(precision[at - 1]!, precision[at]!);
  }
  let sum = 0;
  for (let step = 0, at = 0; step <= 100; step++) {
    while (at < recall.length && recall[at]! < step * 0.01) at++;
    sum += at < recall.length ? precision[at]! : 0;
  }
  return sum / 101;
}

function meanOver(estimates: readonly Estimate[]): Estimate {
  const values = estimates.flatMap((its) => (its.value === null ? [] : [its.value]));
  const n = estimates.reduce((sum, its) => sum + its.n, 0);
  return values.length === 0 ? undefinedBecause('noPositives', 0) : estimate(meanOf(values), n);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
