import type { StreamDetector, StreamSignal } from './stream-detector.ts';

export interface AdwinSetting {
  /** Chance of a false signal at a look. */
  delta: number;
  /** It looks after every so many values. */
  clock: number;
  /** Buckets of one size kept at most. */
  buckets: number;
  /** Values on either side of a cut at least. */
  side: number;
  /** Values before it looks at all. */
  warmUp: number;
}

export const ADWIN: AdwinSetting = { delta: 0.002, clock: 32, buckets: 5, side: 5, warmUp: 10 };

/** Values taken together: their number, sum, and sum of squares about their mean. */
interface Bucket {
  n: number;
  sum: number;
  squares: number;
}

/**
 * Adaptive windowing (Bifet and Gavalda 2007): a window kept as an exponential histogram, cut wherever its two sides
 * differ by more than chance allows. As in River it then forgets both sides.
 */
export function adwin({ delta, clock, buckets, side, warmUp }: AdwinSetting = ADWIN): StreamDetector {
  /** By size (2^i values each), oldest first. */
  let rows: Bucket[][] = [[]];
  let all: Bucket = { n: 0, sum: 0, squares: 0 };
  let ticks = 0;

  function insert(value: number): void {
    const one = { n: 1, sum: value, squares: 0 };
    all = joined(all, one);
    rows[0]!.push(one);
    for (let row = 0; rows[row]!.length > buckets; row++) {
      const [first, second] = rows[row]!.splice(0, 2);
      (rows[row + 1] ??= []).push(joined(first!, second!));
    }
  }

  /** Whether any cut parts two sides that differ. */
  function differs(): boolean {
    let [n, sum] = [0, 0];
    for (const row of rows.toReversed()) {
      for (const bucket of row) {
        n += bucket.n;
        sum += bucket.sum;
        const rest = all.n - n;
        if (n >= side && rest >= side && isCut(sum / n - (all.sum - sum) / rest, n, rest)) return true;
      }
    }
    return false;
  }

  function isCut(difference: number, n0: number, n1: number): boolean {
    const surprise = Math.log((2 * Math.log(all.n)) / delta);
    const smallness = 1 / (n0 - side + 1) + 1 / (n1 - side + 1);
    const variance = all.squares / all.n;
    return (
      Math.abs(difference) > Math.sqrt(2 * smallness * variance * surprise) + (2 / 3) * surprise * smallness
    );
  }

  function update(value: number): StreamSignal {
    insert(value);
    ticks++;
    if (ticks % clock !== 0 || all.n <= warmUp || !differs()) return 'none';
    [rows, all, ticks] = [[[]], { n: 0, sum: 0, squares: 0 }, 0];
    return 'drift';
  }
  return { update };
}

function joined(a: Bucket, b: Bucket): Bucket {
  if (a.n === 0) return b;
  const apart = a.sum / a.n - b.sum / b.n;
  return {
    n: a.n + b.n,
    sum: a.sum + b.sum,
    squares: a.squares + b.squares + (a.n * b.n * apart ** 2) / (a.n + b.n),
  };
}
