import type { Digest, Id } from '../core/kernel/objects.ts';
import { TagBook, type TagEvent } from '../core/labels/tags.ts';
import { freshEvents } from '../storage/events.ts';
import { watch } from '../storage/watch.ts';

/** The tags on the rows of a project's tables, current while followed. */
export class Tags {
  readonly #project: Id;
  readonly #known = new Set<Id>();
  readonly #book = new TagBook();
  /** Grows with every event: whatever was computed from tags is stale once it differs. 0 until first read. */
  version = $state(0);

  constructor(project: Id) {
    this.#project = project;
  }

  /** Keeps them current, other tabs included, until the returned function is called. */
  follow(onError: (error: unknown) => void): () => void {
    return watch(
      () => freshEvents(this.#project, 'tag', this.#known),
      (fresh) => this.take(fresh),
      onError,
    );
  }

  /** Tells events that are stored, here before the store tells them. */
  take(events: readonly TagEvent[]): void {
    const fresh = events.filter(({ id }) => !this.#known.has(id));
    if (this.version > 0 && fresh.length === 0) return;
    for (const { id } of fresh) this.#known.add(id);
    this.#book.tell(fresh);
    this.version++;
  }

  /** Tags that rows of a table carry, most rows first. */
  of(table: Digest): readonly { tag: string; rows: number }[] {
    return this.#current.counts(table);
  }

  /** Tags of one row, the most used of its table first. */
  at(table: Digest, row: number): readonly string[] {
    return this.of(table).flatMap(({ tag }) => (this.#book.has(table, row, tag) ? [tag] : []));
  }

  rows(table: Digest, tag: string): readonly number[] {
    return this.#current.rows(table, tag);
  }

  /** Rows that somebody looked at; what was tagged otherwise was not. */
  looked(table: Digest): ReadonlySet<number> {
    return new Set(this.#current.rows(table, null));
  }

  /** Tables of the project that have or had the tag, with the rows that carry it. */
  everywhere(tag: string): readonly { table: Digest; rows: readonly number[] }[] {
    const book = this.#current;
    return book
      .tables()
      .map((table) => ({ table, rows: book.rows(table, tag) }))
      .filter(({ rows }) => rows.length > 0);
  }

  has(table: Digest, row: number, tag: string | null): boolean {
    return this.#current.has(table, row, tag);
  }

  /** Tags ever given in the project, on whatever table. */
  get known(): readonly string[] {
    return this.#current.known();
  }

  get latestMs(): number {
    return this.#current.latestMs;
  }

  /** Reading it makes an effect run again with the next event. */
  get #current(): TagBook {
    void this.version;
    return this.#book;
  }
}
