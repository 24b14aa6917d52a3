import type { ColumnFacts } from './column-facts.ts';

/**
 * A name without what exporters and spreadsheets add: "serving_default_Hours per-week:0" and "hours_per_week" are
 * the same.
 */
export function plainName(name: string): string {
  return name
    .replace(/:\d+$/, '')
    .replace(/^serving_default_/, '')
    .toLowerCase()
    .replace(/[\s_.-]+/g, '');
}

/** Finds the column of a name: the same to the letter, else the only one that is the same but for case and spacing. */
export function columnFinder<C extends { name: string }>(columns: readonly C[]): (name: string) => C | null {
  const exact = new Map<string, C>();
  const near = new Map<string, C | null>();
  for (const column of columns) {
    if (!exact.has(column.name)) exact.set(column.name, column);
    const plain = plainName(column.name);
    near.set(plain, near.has(plain) ? null : column);
  }
  near.delete('');
  return (name) => exact.get(name) ?? near.get(plainName(name)) ?? null;
}

export interface ColumnFamily {
  prefix: string;
  /** In the order of their numbers. */
  columns: readonly ColumnFacts[];
}

/** Sets of columns that differ only in a number at the end, without gaps (p0..p63), in file order of their first. */
export function columnFamilies(columns: readonly ColumnFacts[]): ColumnFamily[] {
  const byPrefix = new Map<string, { number: number; column: ColumnFacts }[]>();
  for (const column of columns) {
    const parts = /^(.*\D|)(\d{1,9})$/.exec(column.name);
    if (!parts) continue;
    const members = byPrefix.get(parts[1]!) ?? [];
    members.push({ number: Number(parts[2]), column });
    byPrefix.set(parts[1]!, members);
  }
  const families: ColumnFamily[] = [];
  for (const [prefix, members] of byPrefix) {
    members.sort((a, b) => a.number - b.number);
    const first = members[0]!.number;
    const gapless = members.every(({ number }, i) => number === first + i);
    if (gapless && members.length > 1)
      families.push({ prefix, columns: members.map(({ column }) => column) });
  }
  return families;
}

/** Column names that the file's metadata lists for a model of `count` features, as a JSON array or with commas. */
export function columnsInMetadata(
  metadata: Readonly<Record<string, string>>,
  count: number | null,
  find: (name: string) => ColumnFacts | null,
): readonly ColumnFacts[] | null {
  for (const [key, text] of Object.entries(metadata)) {
    if (!/feature|column|input/i.test(key)) continue;
    const names = namesIn(text);
    if (names.length === 0 || (count !== null && names.length !== count)) continue;
    const found = names.map(find);
    if (found.every((column) => column !== null)) return found;
  }
  return null;
}

function namesIn(text: string): string[] {
  if (text.length > 1_000_000) return [];
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value))
      return value.every((item) => typeof item === 'string') ? (value as string[]) : [];
  } catch {
    // Not JSON: names with commas.
  }
  return text
    .split(/[,\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
