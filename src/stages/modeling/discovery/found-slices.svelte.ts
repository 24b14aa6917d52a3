import { newDocument } from '../../../core/artifact/new-document.ts';
import { predicateKey } from '../../../core/slices/predicate-key.ts';
import type { Predicate } from '../../../core/slices/predicate.ts';
import { wordsOf } from '../../../core/slices/words-of.ts';
import type { ColumnType, TableVersion } from '../../../core/table/column.ts';
import { sliceOf } from '../../../parts/slices/saved-slices.ts';
import { freshId } from '../../../session/ids.ts';
import { hrefOf } from '../../../session/route.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import { toasts } from '../../../ui/toasts.svelte.ts';
import type { OpenEvaluation } from '../evaluation/open-evaluation.ts';
import { rowsHref } from '../../../parts/rows/rows-href.ts';
import { wrongRows } from '../evaluation/rows-behind.ts';
import { SheetState } from '../evaluation/sheet-state.svelte.ts';

/** What can be done with a slice that was found. Made while a component is being set up. */
export class FoundSlices {
  readonly #workbench: Workbench;
  readonly #opened: OpenEvaluation;
  readonly #types: ReadonlyMap<string, ColumnType>;
  readonly #sheet: SheetState;

  constructor(workbench: Workbench, opened: OpenEvaluation, table: TableVersion) {
    this.#workbench = workbench;
    this.#opened = opened;
    this.#types = new Map(table.columns.map(({ name, type }) => [name, type]));
    this.#sheet = new SheetState(workbench, opened.open, opened.evaluation, table);
  }

  words(where: Predicate): string {
    return wordsOf(where, ({ name }) => this.#types.get(name) ?? null);
  }

  /** Name of the saved slice that says the same; null where there is none. */
  savedAs(where: Predicate): string | null {
    return sliceOf(where, this.#opened.open.slices)?.name ?? null;
  }

  async save(where: Predicate): Promise<void> {
    const projectId = this.#opened.open.id;
    const name = this.words(where).slice(0, 120);
    const slice = newDocument(
      'slice',
      { id: freshId(), projectId, name, nowMs: Date.now() },
      { where, foundBy: 'search' },
    );
    const step = await this.#workbench.documents.add(slice, `Save slice “${name}”`);
    toasts.show(`Slice “${name}” saved`, {
      kind: 'good',
      action: { label: 'Undo', run: () => void this.#workbench.history.takeBack(step) },
    });
  }

  /** Null where the dataset is no longer on the shelf. */
  openRows(where: Predicate, which: 'all' | 'wrong'): (() => void) | null {
    const { open, tableEntry, evaluation } = this.#opened;
    const href = rowsHref(open.id, tableEntry, evaluation, which === 'all' ? where : wrongRows(where));
    return href === undefined ? null : () => this.#workbench.route.go(href);
  }

  /** The row of a saved slice in the error sheet, which then has its rows by slices. */
  openInSheet(where: Predicate): void {
    const { open, shelved } = this.#opened;
    if (this.#sheet.rowsOf !== 'slices') this.#sheet.chooseRows('slices');
    const place = ['evaluation', shelved.entry.id];
    this.#workbench.route.go(hrefOf(open.id, 'modeling', place, { row: predicateKey(where) }));
  }
}
