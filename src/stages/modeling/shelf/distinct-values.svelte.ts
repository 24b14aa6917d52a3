import type { Digest } from '../../../core/kernel/objects.ts';
import { inClassOrder } from '../../../core/predictions/class-order.ts';
import type { Datasets } from '../../../session/datasets.ts';

export interface ValueCount {
  value: string;
  count: number;
}

/** The distinct values of one column, read when asked for; only the newest question counts. */
export class DistinctValues {
  /** Most frequent first, at most `limit` and one more; null until read. */
  list = $state.raw<readonly ValueCount[] | null>(null);
  readonly limit: number;
  readonly #datasets: Datasets;
  #asked = 0;

  constructor(datasets: Datasets, limit: number) {
    this.#datasets = datasets;
    this.limit = limit;
  }

  readonly tooMany = $derived.by(() => (this.list?.length ?? 0) > this.limit);
  /** As class names in the order most libraries give them: numbers by size, else by letters; null where too many. */
  readonly classes = $derived.by(() =>
    this.list && !this.tooMany ? inClassOrder(this.list.map(({ value }) => value)) : null,
  );

  async read(table: Digest, column: string): Promise<void> {
    const asked = ++this.#asked;
    this.list = null;
    const list = await this.#datasets.values(table, { of: 'data', name: column }, this.limit + 1);
    if (asked === this.#asked) this.list = list;
  }

  clear(): void {
    this.#asked++;
    this.list = null;
  }
}
