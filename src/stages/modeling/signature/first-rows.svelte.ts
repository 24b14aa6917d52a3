import type { Digest } from '../../../core/kernel/objects.ts';
import type { Cell } from '../../../core/slices/view.ts';
import type { Datasets } from '../../../session/datasets.ts';
import { formatNumber } from '../../../ui/format.ts';

/** The first cells of some columns, so that a mapping can be judged by what is in them. */
export class FirstRows {
  #cells = $state.raw<Readonly<Record<string, readonly Cell[]>>>({});
  /** How many rows there are of each. */
  rows = $state(0);
  readonly #datasets: Datasets;

  constructor(datasets: Datasets) {
    this.#datasets = datasets;
  }

  async read(table: Digest, columns: readonly string[], rows: number): Promise<void> {
    const { handle } = await this.#datasets.arrange({
      table,
      evaluation: null,
      where: { op: 'all' },
      sort: [],
    });
    const fields = columns.map((name) => ({ of: 'data' as const, name }));
    const cells = await this.#datasets.cells(handle, fields, 0, rows);
    this.#cells = Object.fromEntries(columns.map((name, i) => [name, cells.columns[i] ?? []]));
    this.rows = cells.rowNumbers.length;
  }

  /** The cell itself; null where it is missing or not read. */
  cell(column: string, row: number): Cell {
    return this.#cells[column]?.[row] ?? null;
  }

  /** As text; a missing cell is "–". */
  text(column: string, row: number): string {
    const cell = this.#cells[column]?.[row];
    if (cell === undefined) return '';
    if (cell === null) return '–';
    return typeof cell === 'number' ? formatNumber(cell, 6) : String(cell);
  }
}
