import { boxMetrics } from '../metrics/box-average-precision.ts';
import { matchBoxes, type DetectedBoxes } from '../metrics/match-boxes.ts';
import { readBoxes, type ReadBox } from '../metrics/read-boxes.ts';
import type { OutputScorer } from './output-scorer.ts';

/** Where the worst images are told: a box counts as found from this overlap on. */
const OVERLAP = 0.5;

/** Boxes by image (a row each); a missing cell has none. The worst images miss most boxes, or find most that are not there. */
export function boxScorer(
  truths: readonly (string | null)[],
  found: readonly (string | null)[],
  names: { truth: string; found: string },
): OutputScorer {
  const labeled = truths.map((text, row) => (text === null ? [] : readBoxes(text, row, names.truth)));
  const detected = found.map((text, row) => (text === null ? [] : readBoxes(text, row, names.found)));
  const classes = [...new Set([...labeled, ...detected].flat().map((box) => box.class))].sort();
  const codeOf = new Map(classes.map((name, code) => [name, code]));
  const over = (mask: Uint8Array | null) => {
    const isIn = (row: number): boolean => mask === null || mask[row] === 1;
    return [labeled, detected].map((boxes) => gathered(boxes, codeOf, isIn)) as [
      DetectedBoxes,
      DetectedBoxes,
    ];
  };
  return {
    score(mask) {
      const { at50to95, at50 } = boxMetrics(...over(mask), classes.length).mean;
      return [at50to95, at50];
    },
    worst(most) {
      const [truth, answers] = over(null);
      const wrong = new Map<number, { missed: number; extra: number }>();
      const at = (image: number) => {
        const known = wrong.get(image) ?? { missed: 0, extra: 0 };
        wrong.set(image, known);
        return known;
      };
      classes.forEach((_, code) => {
        const { detections, found: hits } = matchBoxes(truth, answers, code, OVERLAP);
        const met = new Set<number>();
        hits.forEach((hit, place) => {
          if (hit >= 0) met.add(hit);
          else at(answers.image[detections[place]!]!).extra++;
        });
        truth.class.forEach((its, box) => {
          if (its === code && !met.has(box)) at(truth.image[box]!).missed++;
        });
      });
      return [...wrong]
        .sort(([a, x], [b, y]) => y.missed + y.extra - x.missed - x.extra || a - b)
        .slice(0, most)
        .map(([row, { missed, extra }]) => ({
          name: `row ${(row + 1).toLocaleString('en')}`,
          where: null,
          row,
          value: missed + extra,
          truth: `${String(labeled[row]!.length)} boxes, ${String(missed)} missed`,
          answer: `${String(detected[row]!.length)} found, ${String(extra)} that are not there`,
        }));
    },
  };
}

function gathered(
  boxes: readonly (readonly ReadBox[])[],
  codeOf: ReadonlyMap<string, number>,
  isIn: (row: number) => boolean,
): DetectedBoxes {
  const all = boxes.flatMap((own, image) => (isIn(image) ? own.map((box) => ({ ...box, image })) : []));
  return {
    left: Float64Array.from(all, ({ left }) => left),
    top: Float64Array.from(all, ({ top }) => top),
    width: Float64Array.from(all, ({ width }) => width),
    height: Float64Array.from(all, ({ height }) => height),
    image: Int32Array.from(all, ({ image }) => image),
    class: Int32Array.from(all, (box) => codeOf.get(box.class)!),
    score: Float64Array.from(all, ({ score }) => score ?? 1),
  };
}
