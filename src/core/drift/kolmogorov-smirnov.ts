/** The largest distance of two cumulative distributions, and how likely one as large is without any difference. */
export interface KolmogorovSmirnov {
  /** 0 to 1. */
  distance: number;
  /** Where it lies: the cumulative shares up to and with this value differ most. */
  at: number;
  /** Two-sided; with ties an upper bound. */
  p: number;
  /** By counting paths, or by Kolmogorov's limit where there are too many of them. */
  isExact: boolean;
}

/** Beyond so many steps of a path count the limit is used. */
const MOST_CELLS = 4_000_000;

/** Of two samples sorted ascending, without NaN; null where one is empty. O(n + m), and O(n x m) for an exact p. */
export function kolmogorovSmirnov(a: Float64Array, b: Float64Array): KolmogorovSmirnov | null {
  const [m, n] = [a.length, b.length];
  if (m === 0 || n === 0) return null;
  const { apart, at } = largestGap(a, b);
  const distance = apart / (m * n);
  const isExact = m * n <= MOST_CELLS;
  const p = isExact ? pathsBeyond(m, n, apart) : limitTail(distance * Math.sqrt((m * n) / (m + n)));
  return { distance, at, p, isExact };
}

/** The distance alone; null where a side is empty. O(n + m). */
export function kolmogorovSmirnovDistance(a: Float64Array, b: Float64Array): number | null {
  return a.length === 0 || b.length === 0 ? null : largestGap(a, b).apart / (a.length * b.length);
}

/** In whole numbers (times both lengths), so that equal shares are equal. */
function largestGap(a: Float64Array, b: Float64Array): { apart: number; at: number } {
  const [m, n] = [a.length, b.length];
  let [i, j] = [0, 0];
  let [largest, at] = [0, a[0]!];
  while (i < m && j < n) {
    const value = Math.min(a[i]!, b[j]!);
    while (i < m && a[i] === value) i++;
    while (j < n && b[j] === value) j++;
    const apart = Math.abs(i * n - j * m);
    if (apart > largest) [largest, at] = [apart, value];
  }
  return { apart: largest, at };
}

/**
 * Share of the lattice paths from (0, 0) to (m, n) that come somewhere as far from the diagonal as `apart` / (m n): the
 * chance of that distance where all orders of the two samples are as likely (Kim and Jennrich 1973).
 */
function pathsBeyond(m: number, n: number, apart: number): number {
  if (apart === 0) return 1;
  // By j: chance to come through (i, j) without having been beyond.
  const row = new Float64Array(n + 1);
  row[0] = 1;
  let beyond = 0;
  for (let i = 0; i <= m; i++) {
    for (let j = 0; j <= n; j++) {
      let here = i === 0 && j === 0 ? 1 : 0;
      const left = m + n - i - j + 1;
      if (i > 0) here += (row[j]! * (m - i + 1)) / left;
      if (j > 0) here += (row[j - 1]! * (n - j + 1)) / left;
      if (here > 0 && Math.abs(i * n - j * m) >= apart) {
        beyond += here;
        here = 0;
      }
      row[j] = here;
    }
  }
  return Math.min(1, beyond);
}

/** Kolmogorov's limit (1933): chance that the scaled distance is at least `t`. */
export function limitTail(t: number): number {
  if (t <= 0) return 1;
  if (t < 1.18) {
    // The other form converges at once for small t.
    const w = Math.exp(-(Math.PI ** 2) / (8 * t * t));
    return 1 - (Math.sqrt(2 * Math.PI) / t) * (w + w ** 9 + w ** 25);
  }
  const v = Math.exp(-2 * t * t);
  return 2 * (v - v ** 4 + v ** 9);
}
