import { newDocument } from '../../../core/artifact/new-document.ts';
import type { ErrorSheet, SheetRow } from '../../../core/evaluation/error-sheet.ts';
import type { Evaluation } from '../../../core/evaluation/evaluation.ts';
import type { Baseline, Sheet } from '../../../core/evaluation/sheet.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { Id } from '../../../core/kernel/objects.ts';
import { predicateKey } from '../../../core/slices/predicate-key.ts';
import type { ColumnMeta, TableVersion } from '../../../core/table/column.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';

/** Columns whose values make good first rows of a sheet. */
const FIRST_CHOICE = new Set(['category', 'boolean']);

/** The error-analysis sheet on the screen: what was chosen and typed (a document), and the figures for it. */
export class SheetState {
  readonly #workbench: Workbench;
  readonly #open: OpenProject;
  readonly #evaluation: Evaluation;
  readonly #table: TableVersion;
  figures = $state.raw<ErrorSheet | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  #asked = 0;
  #saving: Promise<void> = Promise.resolve();

  constructor(workbench: Workbench, open: OpenProject, evaluation: Evaluation, table: TableVersion) {
    this.#workbench = workbench;
    this.#open = open;
    this.#evaluation = evaluation;
    this.#table = table;
  }

  readonly #document = $derived.by(
    () => this.#open.sheets.find(({ body }) => body.evaluation === this.#evaluation.digest) ?? null,
  );
  readonly settings = $derived.by(
    (): Sheet['body'] =>
      this.#document?.body ?? {
        evaluation: this.#evaluation.digest,
        column: this.columns[0]?.name ?? null,
        baseline: null,
        rowBaselines: {},
      },
  );

  /** Columns that can make the rows, the likeliest first. */
  readonly columns = $derived.by((): readonly ColumnMeta[] => {
    const usable = this.#table.columns.filter(
      ({ name, role, type }) =>
        name !== this.#evaluation.truth && role !== 'ignore' && role !== 'identifier' && type !== 'text',
    );
    const first = usable.filter(({ type }) => FIRST_CHOICE.has(type));
    return [...first, ...usable.filter((column) => !first.includes(column))];
  });

  /** The row looked at, by its key: the address owns it. */
  get selectedKey(): string | null {
    return this.#workbench.route.place.query['row'] ?? null;
  }

  select(key: string | null): void {
    this.#workbench.route.ask({ row: key });
  }

  readonly selected = $derived.by(() => {
    const { figures, selectedKey } = this;
    if (!figures) return null;
    return figures.rows.find((row) => rowKey(row) === selectedKey) ?? figures.all;
  });

  /** Computes the figures anew whenever the settings or the saved slices change; the last question asked wins. */
  async refresh(): Promise<void> {
    const asked = ++this.#asked;
    const { column, baseline, rowBaselines } = this.settings;
    const slices =
      column === null ? this.#open.slices.map(({ name, body }) => ({ name, where: body.where })) : [];
    try {
      const figures = await this.#workbench.models.sheet({
        evaluation: this.#evaluation.digest,
        column,
        slices,
        baseline,
        rowBaselines,
      });
      if (asked !== this.#asked) return;
      this.figures = figures;
      this.problem = null;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.figures = null;
      this.problem = factsOf(error);
    }
  }

  /**
   * Writes one change of the settings; changes follow each other, each on what the one before left. `seen`: what stood
   * there when the person began to type.
   */
  change(patch: Partial<Sheet['body']>, label: string, seen: Partial<Sheet['body']> = {}): Promise<void> {
    const { documents } = this.#workbench;
    const next = this.#saving.then(async () => {
      const document = (await this.#latest()) ?? (await this.#begin({ ...this.settings, ...patch }, label));
      if (!document) return;
      const body = { ...document.body, ...seen };
      await documents.change({ ...document, body }, { body: { ...body, ...patch } }, label);
    });
    this.#saving = next.catch(() => undefined);
    return documents.follow(next);
  }

  setRowBaseline(row: SheetRow, baseline: Baseline | null, seen: Baseline | null): Promise<void> {
    const { [rowKey(row)]: _shown, ...others } = this.settings.rowBaselines;
    const withRow = (own: Baseline | null): Partial<Sheet['body']> => ({
      rowBaselines: own ? { ...others, [rowKey(row)]: own } : others,
    });
    return this.change(withRow(baseline), `Baseline of ${row.name}`, withRow(seen));
  }

  /** Adds the sheet; where another tab was faster, gives back its sheet, since an evaluation has one. */
  async #begin(body: Sheet['body'], label: string): Promise<Sheet | null> {
    const lock = `sheet:${this.#open.id}:${this.#evaluation.digest}`;
    return navigator.locks.request(lock, async () => {
      const document = await this.#latest();
      if (!document) await this.#workbench.documents.add(this.#fresh(body), label);
      return document;
    });
  }

  #latest(): Promise<Sheet | null> {
    return this.#workbench.documents.latest(this.#open.id, (doc): doc is Sheet => {
      return (
        doc.kind === 'sheet' && doc.deletedMs === null && doc.body.evaluation === this.#evaluation.digest
      );
    });
  }

  #fresh(body: Sheet['body']): Sheet {
    const id = crypto.randomUUID() as Id;
    return newDocument(
      'sheet',
      { id, projectId: this.#open.id, name: 'Error analysis', nowMs: Date.now() },
      body,
    );
  }
}

export function rowKey(row: SheetRow): string {
  return predicateKey(row.where);
}
