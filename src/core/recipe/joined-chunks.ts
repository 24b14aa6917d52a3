import type { Column } from '../table/column.ts';

/**
 * Chunks of one column that a recipe made, one after another, brought to one description: the categories of later
 * chunks come after those of earlier ones, and missing rows are summed.
 */
export class JoinedChunks {
  readonly #codeOf = new Map<string, number>();
  #joined: Column | null = null;
  #missing = 0;

  /** The chunk as it is to be stored. */
  add(chunk: Column): Column {
    this.#missing += chunk.missing;
    const own = chunk.type === 'category' ? this.#recoded(chunk) : chunk;
    this.#joined ??= own;
    return own;
  }

  /** What is known of the whole column; its data are those of the first chunk. Null before the first. */
  whole(): Column | null {
    const first = this.#joined;
    if (!first) return null;
    const missing = this.#missing;
    return first.type === 'category'
      ? { ...first, missing, levels: [...this.#codeOf.keys()] }
      : { ...first, missing };
  }

  #recoded(chunk: Column & { type: 'category' }): Column {
    const codes = chunk.levels.map((level) => {
      const known = this.#codeOf.get(level);
      if (known !== undefined) return known;
      this.#codeOf.set(level, this.#codeOf.size);
      return this.#codeOf.size - 1;
    });
    const same = codes.every((code, i) => code === i);
    return same ? chunk : { ...chunk, data: chunk.data.map((code) => (code < 0 ? -1 : codes[code]!)) };
  }
}
