import type { Digest, Ev, Id } from '../kernel/objects.ts';

/**
 * A word on a row: append-only, so that who tagged what when is never lost. The latest one counts, for everybody.
 * Where `tag` is null, that the row was looked at.
 */
export type TagEvent = Ev<'tag', { table: Digest; row: number; tag: string | null; on: boolean }>;

/** The most characters of a tag. */
export const LONGEST_TAG = 60;

interface Said {
  atMs: number;
  id: Id;
  on: boolean;
}

/** Rows by tag of every table, as the events told so far leave them. */
export class TagBook {
  readonly #tables = new Map<Digest, Map<string | null, Map<number, Said>>>();
  /** Of the latest event told; whatever is said next must be later to count. */
  latestMs = 0;

  /** Takes events in any order. Those of one instant are ordered by id, so that every tab and file sees one win. */
  tell(events: readonly TagEvent[]): void {
    for (const { id, atMs, body } of events) {
      const rows = this.#rowsOf(body.table, body.tag);
      const before = rows.get(body.row);
      this.latestMs = Math.max(this.latestMs, atMs);
      if (before && (before.atMs > atMs || (before.atMs === atMs && before.id > id))) continue;
      rows.set(body.row, { atMs, id, on: body.on });
    }
  }

  /** Rows of a table that carry a tag now, in no order. */
  rows(table: Digest, tag: string | null): readonly number[] {
    const said = this.#tables.get(table)?.get(tag);
    return said ? [...said].flatMap(([row, { on }]) => (on ? [row] : [])) : [];
  }

  /** Whether a row carries a tag now. */
  has(table: Digest, row: number, tag: string | null): boolean {
    return this.#tables.get(table)?.get(tag)?.get(row)?.on ?? false;
  }

  /** Tags ever given on any table, by name. */
  known(): readonly string[] {
    const tags = new Set([...this.#tables.values()].flatMap((byTag) => [...byTag.keys()]));
    return [...tags].filter((tag) => tag !== null).sort();
  }

  /** Tags of a table that some row carries, most rows first. */
  counts(table: Digest): readonly { tag: string; rows: number }[] {
    return [...(this.#tables.get(table)?.keys() ?? [])]
      .filter((tag) => tag !== null)
      .map((tag) => ({ tag, rows: this.rows(table, tag).length }))
      .filter(({ rows }) => rows > 0)
      .sort((a, b) => b.rows - a.rows || (a.tag < b.tag ? -1 : 1));
  }

  /** Tables with tags. */
  tables(): readonly Digest[] {
    return [...this.#tables.keys()];
  }

  #rowsOf(table: Digest, tag: string | null): Map<number, Said> {
    let byTag = this.#tables.get(table);
    if (!byTag) this.#tables.set(table, (byTag = new Map()));
    let rows = byTag.get(tag);
    if (!rows) byTag.set(tag, (rows = new Map()));
    return rows;
  }
}

/** A tag as it is kept: no spaces around it, one between words; '' where nothing is left. */
export function tidyTag(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_TAG).trim();
}
