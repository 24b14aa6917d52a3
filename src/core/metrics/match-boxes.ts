import { boxOverlap, type Boxes } from './box-overlap.ts';

/** Boxes with the image and the class of each, as indices from 0. */
export interface LabeledBoxes extends Boxes {
  image: Int32Array;
  class: Int32Array;
}

export interface DetectedBoxes extends LabeledBoxes {
  /** Confidence; higher is surer. Not NaN. */
  score: Float64Array;
}

/** Detections of an image and class beyond the surest this many are not counted, as COCO does. */
export const MOST_DETECTIONS = 100;

/** Detections of one class, surest first, each with the truth box it found. */
export interface ClassMatches {
  /** Truth boxes of the class. */
  truths: number;
  /** Indices of detections, by score descending; ties in the order of images, then of rows. */
  detections: Int32Array;
  /** Index of the truth box found by each; -1 = none: a false positive. */
  found: Int32Array;
}

/**
 * Matches the detections of one class to its truth boxes, image by image, at one least overlap. The surest detection
 * chooses first, among the truth boxes nobody has, the one it overlaps most, if by at least `least`; equal overlaps
 * go to the later box. This is COCO's matching without crowds and ignored boxes.
 * Time: detections times truth boxes, within each image.
 */
export function matchBoxes(
  truth: LabeledBoxes,
  detected: DetectedBoxes,
  classIndex: number,
  least: number,
): ClassMatches {
  const truthOf = byImage(truth, classIndex);
  const detectedOf = byImage(detected, classIndex);
  const { score } = detected;
  const matches: { detection: number; found: number }[] = [];
  for (const image of [...detectedOf.keys()].sort((a, b) => a - b)) {
    const free = new Set(truthOf.get(image));
    const surest = detectedOf.get(image)!.sort((a, b) => score[b]! - score[a]! || a - b);
    for (const detection of surest.slice(0, MOST_DETECTIONS)) {
      let best = Math.min(least, 1 - 1e-10);
      let found = -1;
      for (const box of free) {
        const overlap = boxOverlap(truth, box, detected, detection);
        if (overlap >= best) [best, found] = [overlap, box];
      }
      free.delete(found);
      matches.push({ detection, found });
    }
  }
  matches.sort((a, b) => score[b.detection]! - score[a.detection]!);
  let truths = 0;
  for (const boxes of truthOf.values()) truths += boxes.length;
  return {
    truths,
    detections: Int32Array.from(matches, (match) => match.detection),
    found: Int32Array.from(matches, (match) => match.found),
  };
}

function byImage(boxes: LabeledBoxes, classIndex: number): Map<number, number[]> {
  const images = new Map<number, number[]>();
  boxes.class.forEach((its, box) => {
    if (its !== classIndex) return;
    const image = images.get(boxes.image[box]!);
    if (image) image.push(box);
    else images.set(boxes.image[box]!, [box]);
  });
  return images;
}
