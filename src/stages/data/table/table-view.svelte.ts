import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { ColumnSummary } from '../../../core/profile/summary.ts';
import { predicateKey } from '../../../core/slices/predicate-key.ts';
import type { ViewSpec } from '../../../core/slices/view.ts';
import type { ViewField } from '../../../parts/slices/view-fields.ts';
import type { Datasets } from '../../../session/datasets.ts';
import type { CellText } from './cell-text.ts';
import { ViewSource } from './view-source.svelte.ts';

/** The rows on the screen and the small pictures of their columns. What is shown stays until the next is ready. */
export class TableView {
  source = $state.raw<ViewSource | null>(null);
  /** By field key, of the rows that the filter keeps; they arrive one by one. */
  summaries = $state.raw<Readonly<Record<string, ColumnSummary>>>({});
  problem = $state.raw<ProblemFacts | null>(null);
  busy = $state(false);
  #turn = 0;
  #summarized = '';
  readonly #datasets: Datasets;

  readonly #tableRows: number;

  constructor(datasets: Datasets, tableRows: number) {
    this.#datasets = datasets;
    this.#tableRows = tableRows;
  }

  async show(
    spec: ViewSpec,
    fields: readonly ViewField[],
    textOf: (field: ViewField) => CellText,
  ): Promise<void> {
    const turn = ++this.#turn;
    this.busy = true;
    try {
      const arranged = await this.#datasets.arrange(spec);
      if (turn !== this.#turn) return;
      const columns = Object.fromEntries(
        fields.map((field) => [field.key, { field: field.field, text: textOf(field) }]),
      );
      this.source = new ViewSource(this.#datasets, spec, arranged, columns, this.#tableRows);
      this.problem = null;
      void this.#summarize(spec, fields);
    } catch (error) {
      if (turn === this.#turn) this.problem = factsOf(error);
    } finally {
      if (turn === this.#turn) this.busy = false;
    }
  }

  fail(error: unknown): void {
    this.problem = factsOf(error);
  }

  /** An order does not change them, so they are made anew only for other rows or columns. */
  async #summarize(spec: ViewSpec, fields: readonly ViewField[]): Promise<void> {
    const what = [
      spec.table,
      spec.evaluation,
      predicateKey(spec.where),
      ...fields.map(({ key }) => key),
    ].join('\n');
    if (what === this.#summarized) return;
    this.#summarized = what;
    let next = 0;
    const arrived = (summary: ColumnSummary): void => {
      const field = fields[next++];
      if (field && what === this.#summarized) {
        this.summaries = { ...this.summaries, [field.key]: summary };
      }
    };
    try {
      await this.#datasets.summarize(
        spec,
        fields.map(({ field }) => field),
        arrived,
      );
    } catch (error) {
      if (what !== this.#summarized) return;
      this.#summarized = '';
      this.problem = factsOf(error);
    }
  }
}
