import { Problem } from '../kernel/problem.ts';
import { createRandom, type Random } from '../kernel/random.ts';

export interface Resampling {
  how: 'over' | 'under';
  /** Smallest class over largest afterwards, in (0, 1]; a class that is beyond it already stays as it is. */
  ratio: number;
  seed: number;
}

export interface Resampled {
  /** Rows of the table, ascending, repeated where drawn again. Of the training part only. */
  rows: Uint32Array<ArrayBuffer>;
  before: readonly number[];
  after: readonly number[];
  /** Training rows without a class, which are left out. */
  unlabeled: number;
}

/**
 * Balances the classes of the training part: over-sampling repeats rows of small classes (each as often as any
 * other, give or take one), under-sampling leaves out rows of large ones. Rows of other parts are never returned:
 * validation and test keep the shares of the world. `part`: code of the training part. Throws Problem "resample.*".
 */
export function resample(
  { how, ratio, seed }: Resampling,
  classes: Int32Array,
  count: number,
  codes: Uint8Array,
  part = 0,
): Resampled {
  if (!(ratio > 0 && ratio <= 1)) throw wrongRatio(ratio);
  const byClass = Array.from({ length: count }, (): number[] => []);
  let unlabeled = 0;
  for (let row = 0; row < codes.length; row++) {
    if (codes[row] !== part) continue;
    if (classes[row]! < 0) unlabeled++;
    else byClass[classes[row]!]!.push(row);
  }
  const before = byClass.map(({ length }) => length);
  const present = before.filter((size) => size > 0);
  if (present.length < 2) throw oneClass(present.length);
  // A product a hair off a whole number is that number.
  const least = Math.ceil(Math.max(...present) * ratio - 1e-9);
  const most = Math.floor(Math.min(...present) / ratio + 1e-9);
  const random = createRandom(seed);
  const drawn = byClass.map((rows) => {
    if (rows.length === 0) return rows;
    return how === 'over' ? repeated(rows, least, random) : chosen(rows, most, random);
  });
  return {
    rows: Uint32Array.from(drawn.flat()).sort(),
    before,
    after: drawn.map(({ length }) => length),
    unlabeled,
  };
}

/** All rows as often as goes, then some of them once more. */
function repeated(rows: readonly number[], least: number, random: Random): readonly number[] {
  if (rows.length >= least) return rows;
  const times = Math.floor(least / rows.length);
  const whole = Array.from({ length: times }, () => rows).flat();
  return [...whole, ...chosen(rows, least - whole.length, random)];
}

/** Some of the rows without repetition: the first places of Fisher and Yates' shuffle. */
function chosen(rows: readonly number[], most: number, random: Random): readonly number[] {
  if (rows.length <= most) return rows;
  const pool = [...rows];
  for (let i = 0; i < most; i++) {
    const j = i + random.below(pool.length - i);
    [pool[i], pool[j]] = [pool[j]!, pool[i]!];
  }
  return pool.slice(0, most);
}

function wrongRatio(ratio: number): Problem {
  return new Problem({
    code: 'resample.ratio',
    message: 'The ratio of the smallest class to the largest is out of range.',
    expected: 'above 0, at most 1',
    found: String(ratio),
    fix: 'Take 1 for equal classes, or less.',
  });
}

function oneClass(found: number): Problem {
  return new Problem({
    code: 'resample.oneClass',
    message: 'There is nothing to balance.',
    expected: 'rows of two or more classes in the training part',
    found: found === 0 ? 'no labeled rows' : 'one class',
    fix: 'Look at the split, or label more rows.',
  });
}
