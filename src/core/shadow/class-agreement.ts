import type { PairedClasses } from '../evaluation/pair-outcomes.ts';
import { estimate, undefinedBecause } from '../kernel/estimate.ts';
import { kappaEstimate } from '../labels/kappa-estimate.ts';
import type { PairCells } from '../labels/pair-cells.ts';
import { proportion } from '../metrics/proportion.ts';
import type { ClassAgreement } from './shadow-report.ts';

const SEED = 1;

/** How far two agree on the rows that `differ` says both answered (see differencesOf). */
export function classAgreement({ classes, first, second }: PairedClasses, differ: Int8Array): ClassAgreement {
  const cells = cellsOf(first, second, differ, classes.length);
  const n = cells.items.reduce((sum, rows) => sum + rows, 0);
  const shares = classes.map((name) => ({ name, first: 0, second: 0 }));
  let same = 0;
  cells.items.forEach((rows, at) => {
    const [a, b] = [cells.a[at]!, cells.b[at]!];
    shares[a]!.first += rows / n;
    shares[b]!.second += rows / n;
    if (a === b) same += rows;
  });
  const pairs = [...cells.items]
    .map((rows, at) => ({ first: classes[cells.a[at]!]!, second: classes[cells.b[at]!]!, rows }))
    .filter((pair) => pair.first !== pair.second);
  return {
    agreement: proportion(same, n, 'noPairs'),
    chance:
      n === 0
        ? undefinedBecause('noPairs', 0)
        : estimate(
            shares.reduce((sum, share) => sum + share.first * share.second, 0),
            n,
          ),
    kappa: kappaEstimate(cells, classes.length, { weights: 'none', seed: SEED, B: 1000, over: 'rows' }),
    shares: shares.filter((share) => share.first > 0 || share.second > 0),
    pairs: pairs.sort((a, b) => b.rows - a.rows),
  };
}

function cellsOf(first: Int32Array, second: Int32Array, differ: Int8Array, classes: number): PairCells {
  const counts = new Map<number, number>();
  for (let row = 0; row < differ.length; row++) {
    if (differ[row]! < 0) continue;
    const key = first[row]! * classes + second[row]!;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([a], [b]) => a - b);
  return {
    first: 0,
    second: 1,
    a: Int32Array.from(sorted, ([key]) => Math.floor(key / classes)),
    b: Int32Array.from(sorted, ([key]) => key % classes),
    items: Float64Array.from(sorted, ([, rows]) => rows),
  };
}
