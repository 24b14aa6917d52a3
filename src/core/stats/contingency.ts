/** Counts of pairs of codes: cell (r, c) at r * columns + c. Rows and columns without any pair are left out. */
export interface Contingency {
  n: number;
  rows: number;
  columns: number;
  counts: Float64Array;
  rowSums: Float64Array;
  columnSums: Float64Array;
}

/** Above this many cells a table of counts is kept only for the pairs that occur. */
const DENSE_CELLS = 2 ** 22;

/**
 * The table of two columns of codes; pairs with a negative code on either side (missing) are left out. Null where the
 * table would hold more than four million cells: nothing sensible can be said of such a pair.
 */
export function contingencyOf(a: Int32Array, b: Int32Array): Contingency | null {
  if (a.length !== b.length) throw new RangeError('contingencyOf: columns of different length');
  const places = [placesOf(a, b), placesOf(b, a)] as const;
  const [rows, columns] = [places[0].count, places[1].count];
  if (rows * columns > DENSE_CELLS) return null;
  const counts = new Float64Array(rows * columns);
  const rowSums = new Float64Array(rows);
  const columnSums = new Float64Array(columns);
  let n = 0;
  for (let i = 0; i < a.length; i++) {
    if (a[i]! < 0 || b[i]! < 0) continue;
    const row = places[0].placeOf[a[i]!]!;
    const column = places[1].placeOf[b[i]!]!;
    counts[row * columns + column]!++;
    rowSums[row]!++;
    columnSums[column]!++;
    n++;
  }
  return { n, rows, columns, counts, rowSums, columnSums };
}

/** A place from 0 on for each code that occurs where the other side has one too. */
function placesOf(codes: Int32Array, others: Int32Array): { placeOf: Int32Array; count: number } {
  let highest = -1;
  for (let i = 0; i < codes.length; i++) if (codes[i]! > highest) highest = codes[i]!;
  const placeOf = new Int32Array(highest + 1).fill(-1);
  let count = 0;
  for (let i = 0; i < codes.length; i++) {
    if (codes[i]! >= 0 && others[i]! >= 0 && placeOf[codes[i]!] === -1) placeOf[codes[i]!] = count++;
  }
  return { placeOf, count };
}
