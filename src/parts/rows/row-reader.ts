import type { Digest } from '../../core/kernel/objects.ts';
import { factsOf } from '../../core/kernel/problem.ts';
import type { Field } from '../../core/slices/predicate.ts';
import type { Cell } from '../../core/slices/view.ts';
import type { Datasets } from '../../session/datasets.ts';
import { KeptAnswers } from '../../session/kept-answers.ts';

/** Rows kept at hand. */
const KEPT = 100;

/** Rows of a table one by one, those asked for lately at hand. */
export class RowReader {
  readonly #datasets: Datasets;
  readonly #table: Digest;
  readonly #evaluation: Digest | null;
  readonly #fields: readonly Field[];
  readonly #rows = new KeptAnswers<number, readonly Cell[]>(KEPT);
  #handle: Promise<number> | null = null;

  /** With an evaluation, columns of its predictions can be read as well; they come last. */
  constructor(
    datasets: Datasets,
    table: Digest,
    columns: readonly string[],
    evaluation: Digest | null = null,
    predicted: readonly string[] = [],
  ) {
    this.#datasets = datasets;
    this.#table = table;
    this.#evaluation = evaluation;
    this.#fields = [
      ...columns.map((name): Field => ({ of: 'data', name })),
      ...predicted.map((name): Field => ({ of: 'prediction', name })),
    ];
  }

  /** The cells of a row by column; asked for before it is shown, it is there at once. */
  row(row: number): Promise<readonly Cell[]> {
    return this.#rows.of(row, () => this.#read(row));
  }

  async #read(row: number, again = true): Promise<readonly Cell[]> {
    this.#handle ??= this.#arrange();
    try {
      const { columns } = await this.#datasets.cells(await this.#handle, this.#fields, row, row + 1);
      return columns.map(([cell]) => cell ?? null);
    } catch (error) {
      // Views that were not asked for a while are put away.
      if (!again || factsOf(error).code !== 'view.gone') throw error;
      this.#handle = null;
      return this.#read(row, false);
    }
  }

  async #arrange(): Promise<number> {
    const spec = {
      table: this.#table,
      evaluation: this.#evaluation,
      where: { op: 'all' as const },
      sort: [],
    };
    return (await this.#datasets.arrange(spec)).handle;
  }
}
