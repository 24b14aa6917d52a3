/** The name next to `wanted` by single-letter edits, case aside; null where none is near (a third of its letters). */
export function nearestName(wanted: string, names: Iterable<string>): string | null {
  const folded = wanted.toLowerCase().slice(0, 64);
  let limit = Math.max(1, Math.floor(folded.length / 3));
  let nearest: string | null = null;
  for (const name of names) {
    const candidate = name.toLowerCase();
    if (Math.abs(candidate.length - folded.length) > limit) continue;
    const edits = editDistance(folded, candidate);
    if (edits > limit || (nearest !== null && edits === limit)) continue;
    nearest = name;
    limit = edits;
  }
  return nearest;
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let edits = Math.min(row[j]! + 1, next[j - 1]! + 1, replaced);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, before[j - 2]! + 1);
      next.push(edits);
    }
    before = row;
    row = next;
  }
  return row[b.length]!;
}
