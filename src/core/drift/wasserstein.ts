/**
 * Wasserstein's first distance of two samples sorted ascending, without NaN: the area between their cumulative
 * distributions, in the unit of the values. Null where one is empty. O(n + m).
 */
export function wasserstein(a: Float64Array, b: Float64Array): number | null {
  const [m, n] = [a.length, b.length];
  if (m === 0 || n === 0) return null;
  let [i, j] = [0, 0];
  let area = 0;
  let before = Math.min(a[0]!, b[0]!);
  while (i < m || j < n) {
    const value = j === n || (i < m && a[i]! <= b[j]!) ? a[i]! : b[j]!;
    if (value > before) area += Math.abs(i / m - j / n) * (value - before);
    before = value;
    while (i < m && a[i] === value) i++;
    while (j < n && b[j] === value) j++;
  }
  return area;
}
