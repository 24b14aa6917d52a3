import type { Balance } from '../../../core/brief/card-facts.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import type { TableVersion } from '../../../core/table/column.ts';
import type { Datasets } from '../../../session/datasets.ts';
import { labelBalances } from './label-balances.ts';

/** How often each class of a dataset's label columns occurs. */
export class LabelBalance {
  found = $state.raw<readonly Balance[]>([]);
  failed = $state(false);
  readonly #datasets: Datasets;
  #table: Digest | null = null;

  constructor(datasets: Datasets) {
    this.#datasets = datasets;
  }

  /** Counts anew for another version only. */
  async read(version: TableVersion): Promise<void> {
    const { digest } = version;
    if (this.#table === digest) return;
    this.#table = digest;
    try {
      const found = await labelBalances(this.#datasets, version);
      if (this.#table === digest) this.found = found;
    } catch {
      if (this.#table === digest) this.failed = true;
    }
  }
}
