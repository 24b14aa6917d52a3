import { Problem } from '../../../core/kernel/problem.ts';
import type { Field } from '../../../core/slices/predicate.ts';
import type { ViewSpec } from '../../../core/slices/view.ts';
import type { Cells, Datasets } from '../../../session/datasets.ts';
import { formatCount } from '../../../ui/format.ts';
import type { GridCell, GridSource } from '../../../ui/grid-source.ts';
import type { CellText } from '../../../parts/rows/cell-text.ts';

export interface SourceColumn {
  field: Field;
  shown: CellText;
  exact: CellText;
}

/** The rows of an arranged view, as a grid asks for them. */
export class ViewSource implements GridSource {
  readonly rows: number;
  readonly longestLabel: string;
  readonly #datasets: Datasets;
  readonly #spec: ViewSpec;
  readonly #columns: Readonly<Record<string, SourceColumn>>;
  /** A row's number from 1 on; 0 = not known yet. */
  readonly #numbers: Uint32Array;
  #handle: number;
  #seen = $state(0);

  constructor(
    datasets: Datasets,
    spec: ViewSpec,
    arranged: { handle: number; rows: number },
    columns: Readonly<Record<string, SourceColumn>>,
    tableRows: number,
  ) {
    this.#datasets = datasets;
    this.#spec = spec;
    this.#handle = arranged.handle;
    this.rows = arranged.rows;
    this.longestLabel = formatCount(tableRows);
    this.#numbers = new Uint32Array(arranged.rows);
    this.#columns = columns;
  }

  async cells(from: number, to: number, keys: readonly string[]): Promise<readonly (readonly GridCell[])[]> {
    const got = await this.#fetch(keys, from, to);
    got.rowNumbers.forEach((row, i) => (this.#numbers[from + i] = row + 1));
    this.#seen++;
    return keys.map((key, i) => (got.columns[i] ?? []).map(this.#columns[key]!.shown));
  }

  async exactCells(
    from: number,
    to: number,
    keys: readonly string[],
  ): Promise<readonly (readonly GridCell[])[]> {
    const got = await this.#fetch(keys, from, to);
    return keys.map((key, i) => (got.columns[i] ?? []).map(this.#columns[key]!.exact));
  }

  /** A row's number in the table, which a filter or an order does not change. */
  rowLabel = (row: number): string => {
    if (this.#seen < 0) return '';
    const number = this.#numbers[row];
    return number ? formatCount(number) : '';
  };

  /** The same from 0 on; null while it is not known. */
  numberOf(row: number): number | null {
    const number = this.#numbers[row];
    return number ? number - 1 : null;
  }

  /** The worker keeps few views: one that it put away is arranged again. */
  async #fetch(keys: readonly string[], from: number, to: number): Promise<Cells> {
    const fields = keys.map((key) => this.#columns[key]!.field);
    try {
      return await this.#datasets.cells(this.#handle, fields, from, to);
    } catch (error) {
      if (!(error instanceof Problem && error.facts.code === 'view.gone')) throw error;
      this.#handle = (await this.#datasets.arrange(this.#spec)).handle;
      return this.#datasets.cells(this.#handle, fields, from, to);
    }
  }
}
