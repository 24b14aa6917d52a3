import type { Balance } from '../../../core/brief/card-facts.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import type { TableVersion } from '../../../core/table/column.ts';
import type { Datasets } from '../../../session/datasets.ts';

/** Classes listed of a label column. */
const MOST = 20;

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
  async read({ digest, columns }: TableVersion): Promise<void> {
    if (this.#table === digest) return;
    this.#table = digest;
    const labels = columns.filter(
      ({ role, type }) => role === 'label' && type !== 'number' && type !== 'timestamp' && type !== 'text',
    );
    try {
      const found = await Promise.all(
        labels.map(async ({ name }) => ({
          column: name,
          counts: await this.#datasets.values(digest, { of: 'data', name }, MOST),
        })),
      );
      if (this.#table === digest) this.found = found;
    } catch {
      if (this.#table === digest) this.failed = true;
    }
  }
}
