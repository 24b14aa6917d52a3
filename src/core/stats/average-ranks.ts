/** Ranks from 1 on, ties at their average, as SciPy's rankdata does by default. Values are finite or infinite, not NaN. */
export function averageRanks(values: Float64Array): Float64Array {
  const n = values.length;
  const sorted = values.slice().sort();
  const ranks = new Float64Array(n);
  // Each run of ties is a step: where it begins in the order, and its rank.
  const steps: Float64Array = new Float64Array(n);
  const rankOfStep = new Float64Array(n);
  let count = 0;
  for (let from = 0; from < n;) {
    let to = from + 1;
    while (to < n && sorted[to] === sorted[from]) to++;
    steps[count] = sorted[from]!;
    rankOfStep[count++] = (from + to + 1) / 2;
    from = to;
  }
  for (let i = 0; i < n; i++) ranks[i] = rankOfStep[lastAtMost(steps, count, values[i]!)]!;
  return ranks;
}

function lastAtMost(steps: Float64Array, count: number, value: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (steps[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
