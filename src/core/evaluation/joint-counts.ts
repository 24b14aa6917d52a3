import type { PairedClasses } from './pair-outcomes.ts';

/** Counts of rows by truth, first and second answer: the cells in use, side by side. */
export interface JointCounts {
  classes: number;
  truth: Int32Array;
  first: Int32Array;
  second: Int32Array;
  counts: Float64Array;
  n: number;
}

/** Up to this many classes the cells are an array; beyond, only those in use are kept. */
const DENSE_UP_TO = 64;

/** Counts the rows that have a label and two answers. */
export function jointCounts({ classes, truth, first, second }: PairedClasses): JointCounts {
  const K = classes.length;
  const add = K <= DENSE_UP_TO ? new DenseCells(K ** 3) : new SparseCells();
  let n = 0;
  for (let row = 0; row < truth.length; row++) {
    const [t, a, b] = [truth[row]!, first[row]!, second[row]!];
    if (t < 0 || a < 0 || b < 0) continue;
    add.one((t * K + a) * K + b);
    n++;
  }
  const used = add.used();
  const keys = used.map(([key]) => key);
  return {
    classes: K,
    truth: Int32Array.from(keys, (key) => Math.floor(key / K / K)),
    first: Int32Array.from(keys, (key) => Math.floor(key / K) % K),
    second: Int32Array.from(keys, (key) => key % K),
    counts: Float64Array.from(used, ([, count]) => count),
    n,
  };
}

/** One class against all others together: class 1 is the positive one. */
export function againstRest(joint: JointCounts, positive: number): JointCounts {
  const cells = new DenseCells(8);
  const is = (code: number): number => Number(code === positive);
  joint.counts.forEach((count, at) => {
    cells.add(4 * is(joint.truth[at]!) + 2 * is(joint.first[at]!) + is(joint.second[at]!), count);
  });
  const used = cells.used();
  return {
    classes: 2,
    truth: Int32Array.from(used, ([key]) => key >> 2),
    first: Int32Array.from(used, ([key]) => (key >> 1) & 1),
    second: Int32Array.from(used, ([key]) => key & 1),
    counts: Float64Array.from(used, ([, count]) => count),
    n: joint.n,
  };
}

class DenseCells {
  readonly #cells: Float64Array;

  constructor(cells: number) {
    this.#cells = new Float64Array(cells);
  }

  one(key: number): void {
    this.#cells[key]!++;
  }

  add(key: number, count: number): void {
    this.#cells[key]! += count;
  }

  used(): [number, number][] {
    const used: [number, number][] = [];
    this.#cells.forEach((count, key) => count > 0 && used.push([key, count]));
    return used;
  }
}

class SparseCells {
  readonly #cells = new Map<number, number>();

  one(key: number): void {
    this.#cells.set(key, (this.#cells.get(key) ?? 0) + 1);
  }

  used(): [number, number][] {
    return [...this.#cells].sort(([a], [b]) => a - b);
  }
}
