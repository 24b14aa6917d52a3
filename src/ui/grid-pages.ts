import type { GridCell, GridSource } from './grid-source.ts';

/** Rows a page: several screens, so that a steady scroll seldom waits. */
export const PAGE_ROWS = 128;
/** Pages of one column each that are kept; the longest unused go first. */
const KEPT = 2_000;

/**
 * The cells near the view. `want` names what shows; at most one request runs, always for what was wanted last, so a
 * fast scroll asks for where it ends and not for all it passed.
 */
export class GridPages {
  readonly #source: GridSource;
  readonly #onload: () => void;
  readonly #onerror: (error: unknown) => void;
  readonly #pages = new Map<string, readonly GridCell[]>();
  readonly #end = new AbortController();
  #wanted: { from: number; to: number; columns: readonly string[] } | null = null;
  #busy = false;

  constructor(source: GridSource, onload: () => void, onerror: (error: unknown) => void) {
    this.#source = source;
    this.#onload = onload;
    this.#onerror = onerror;
  }

  /** The cell; undefined while it is not here. */
  cell(row: number, column: string): GridCell | undefined {
    return this.#pages.get(`${Math.floor(row / PAGE_ROWS)}:${column}`)?.[row % PAGE_ROWS];
  }

  want(from: number, to: number, columns: readonly string[]): void {
    this.#wanted = { from, to, columns };
    if (!this.#busy) void this.#load();
  }

  /** Ends what runs; nothing is reported any more. */
  close(): void {
    this.#end.abort();
    this.#wanted = null;
  }

  async #load(): Promise<void> {
    this.#busy = true;
    try {
      for (let next = this.#next(); next; next = this.#next()) {
        const from = next.page * PAGE_ROWS;
        const to = Math.min(this.#source.rows, from + PAGE_ROWS);
        const got = await this.#source.cells(from, to, next.columns, this.#end.signal);
        if (this.#end.signal.aborted) return;
        next.columns.forEach((column, index) => this.#keep(`${next.page}:${column}`, got[index] ?? []));
        this.#onload();
      }
    } catch (error) {
      this.#wanted = null;
      if (!this.#end.signal.aborted) this.#onerror(error);
    } finally {
      this.#busy = false;
    }
  }

  /** The first wanted page with columns that are not here yet. */
  #next(): { page: number; columns: readonly string[] } | null {
    if (!this.#wanted) return null;
    const { from, to, columns } = this.#wanted;
    for (let page = Math.floor(from / PAGE_ROWS); page * PAGE_ROWS < to; page++) {
      const absent = columns.filter((column) => !this.#pages.has(`${page}:${column}`));
      if (absent.length > 0) return { page, columns: absent };
    }
    this.#wanted = null;
    return null;
  }

  #keep(key: string, cells: readonly GridCell[]): void {
    this.#pages.set(key, cells);
    if (this.#pages.size <= KEPT) return;
    const oldest = this.#pages.keys().next().value;
    if (oldest !== undefined) this.#pages.delete(oldest);
  }
}
