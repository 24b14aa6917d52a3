import { factsOf, type ProblemFacts } from '../../core/kernel/problem.ts';
import type { ViewSpec } from '../../core/slices/view.ts';
import type { Datasets } from '../../session/datasets.ts';

/** How many rows a slice keeps, while it is being built. */
export class RowCount {
  kept = $state.raw<number | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  #turn = 0;
  readonly #datasets: Datasets;

  constructor(datasets: Datasets) {
    this.#datasets = datasets;
  }

  async count(spec: Omit<ViewSpec, 'sort'>): Promise<void> {
    const turn = ++this.#turn;
    try {
      const { rows } = await this.#datasets.arrange({ ...spec, sort: [] });
      if (turn !== this.#turn) return;
      this.kept = rows;
      this.problem = null;
    } catch (error) {
      if (turn !== this.#turn) return;
      this.kept = null;
      this.problem = factsOf(error);
    }
  }
}
