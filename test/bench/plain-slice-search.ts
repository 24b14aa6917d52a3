/** A row as a page of plain code would have it. */
export interface PlainRow {
  values: readonly number[];
  error: number;
}

interface Found {
  parts: readonly string[];
  score: number;
}

/** SliceLine's ten best of up to three comparisons: every slice with enough rows, by grouping its rows by each column. */
export function plainSliceSearch(
  rows: readonly PlainRow[],
  { k = 10, level = 3, alpha = 0.95 } = {},
): { slices: readonly Found[]; evaluated: number } {
  const support = Math.max(32, rows.length / 100);
  const mean = sumOf(rows) / rows.length;
  const columns = rows[0]!.values.length;
  const found: Found[] = [];
  let evaluated = 0;
  const grow = (own: readonly PlainRow[], parts: readonly string[], from: number): void => {
    for (let column = from; column < columns; column++) {
      for (const [value, part] of groupsOf(own, column)) {
        evaluated++;
        if (part.length < support || part.length === own.length) continue;
        const score =
          alpha * (sumOf(part) / part.length / mean - 1) - (1 - alpha) * (rows.length / part.length - 1);
        const all = [...parts, `${String(column)}=${String(value)}`];
        if (score > 0) found.push({ parts: all, score });
        if (all.length < level) grow(part, all, column + 1);
      }
    }
  };
  grow(rows, [], 0);
  return { slices: found.sort((a, b) => b.score - a.score).slice(0, k), evaluated };
}

function sumOf(rows: readonly PlainRow[]): number {
  return rows.reduce((sum, { error }) => sum + error, 0);
}

function groupsOf(rows: readonly PlainRow[], column: number): Map<number, PlainRow[]> {
  const groups = new Map<number, PlainRow[]>();
  for (const row of rows) {
    const group = groups.get(row.values[column]!);
    if (group) group.push(row);
    else groups.set(row.values[column]!, [row]);
  }
  return groups;
}
