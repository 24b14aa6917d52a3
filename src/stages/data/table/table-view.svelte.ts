import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { ColumnSummary } from '../../../core/profile/summary.ts';
import { predicateKey } from '../../../core/slices/predicate-key.ts';
import type { ViewSpec } from '../../../core/slices/view.ts';
import type { ColumnMeta } from '../../../core/table/column.ts';
import type { ViewField } from '../../../parts/slices/view-fields.ts';
import type { Datasets } from '../../../session/datasets.ts';
import { exactText, shownText } from '../../../parts/rows/cell-text.ts';
import { ViewSource, type SourceColumn } from './view-source.svelte.ts';

/** A field of the view and what is known of its column. */
export interface ViewColumn {
  field: ViewField;
  meta: ColumnMeta | null;
}

/** The rows on the screen and the small pictures of their columns. What is shown stays until the next is ready. */
export class TableView {
  source = $state.raw<ViewSource | null>(null);
  /** By field key, of the rows that the filter keeps; they arrive one by one. */
  summaries = $state.raw<Readonly<Record<string, ColumnSummary>>>({});
  problem = $state.raw<ProblemFacts | null>(null);
  busy = $state(false);
  /** What is to be shown next, while something else is being arranged. */
  #next: (() => Promise<void>) | null = null;
  #summarized = '';
  readonly #datasets: Datasets;

  constructor(datasets: Datasets) {
    this.#datasets = datasets;
  }

  /** One view is arranged at a time; of those wanted meanwhile only the last is, so that typing piles nothing up. */
  async show(
    spec: ViewSpec,
    columns: readonly ViewColumn[],
    tableRows: number,
    /** Of the tags that the filter names: other tags, other rows. */
    tagged: number,
  ): Promise<void> {
    this.#next = () => this.#arrange(spec, columns, tableRows, tagged);
    if (this.busy) return;
    this.busy = true;
    for (;;) {
      const next: (() => Promise<void>) | null = this.#next;
      if (!next) break;
      this.#next = null;
      await next();
    }
    this.busy = false;
  }

  fail(error: unknown): void {
    this.problem = factsOf(error);
  }

  async #arrange(
    spec: ViewSpec,
    columns: readonly ViewColumn[],
    tableRows: number,
    tagged: number,
  ): Promise<void> {
    try {
      const arranged = await this.#datasets.arrange(spec);
      if (this.#next) return;
      this.source = new ViewSource(this.#datasets, spec, arranged, sourceColumns(columns), tableRows);
      this.problem = null;
      void this.#summarize(
        spec,
        columns.map(({ field }) => field),
        tagged,
      );
    } catch (error) {
      if (!this.#next) this.problem = factsOf(error);
    }
  }

  /** An order does not change them, so they are made anew only for other rows or columns. */
  async #summarize(spec: ViewSpec, fields: readonly ViewField[], tagged: number): Promise<void> {
    const what = [
      spec.table,
      spec.evaluation,
      spec.second,
      predicateKey(spec.where),
      tagged,
      ...fields.map(({ key }) => key),
    ].join('\n');
    if (what === this.#summarized) return;
    this.#summarized = what;
    let next = 0;
    const arrived = (summary: ColumnSummary): boolean => {
      const field = fields[next++];
      if (!field || what !== this.#summarized) return false;
      this.summaries = { ...this.summaries, [field.key]: summary };
      return true;
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

function sourceColumns(columns: readonly ViewColumn[]): Readonly<Record<string, SourceColumn>> {
  return Object.fromEntries(
    columns.map(({ field, meta }) => [
      field.key,
      { field: field.field, shown: shownText(meta), exact: exactText(meta) },
    ]),
  );
}
