import { newDocument } from '../../../core/artifact/new-document.ts';
import type { ErrorSheet, SheetRow } from '../../../core/evaluation/error-sheet.ts';
import type { Evaluation } from '../../../core/evaluation/evaluation.ts';
import type { Baseline, Sheet } from '../../../core/evaluation/sheet.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { Id } from '../../../core/kernel/objects.ts';
import { predicateKey } from '../../../core/slices/predicate-key.ts';
import type { ColumnMeta, TableVersion } from '../../../core/table/column.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { SoleDocument } from '../../../session/sole-document.ts';
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
  readonly #sole: SoleDocument<Sheet>;

  constructor(workbench: Workbench, open: OpenProject, evaluation: Evaluation, table: TableVersion) {
    this.#workbench = workbench;
    this.#open = open;
    this.#evaluation = evaluation;
    this.#table = table;
    this.#sole = new SoleDocument<Sheet>(workbench.documents, {
      project: open.id,
      key: evaluation.digest,
      isIt: (doc): doc is Sheet => doc.kind === 'sheet' && doc.body.evaluation === evaluation.digest,
      shown: () => this.settings,
      make: (body) =>
        newDocument(
          'sheet',
          { id: crypto.randomUUID() as Id, projectId: open.id, name: 'Error analysis', nowMs: Date.now() },
          body,
        ),
    });
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

  /** Writes one change of the settings; `seen`: what stood there when the person began to type. */
  change(patch: Partial<Sheet['body']>, label: string, seen: Partial<Sheet['body']> = {}): Promise<void> {
    return this.#sole.change(patch, label, seen);
  }

  setRowBaseline(row: SheetRow, baseline: Baseline | null, seen: Baseline | null): Promise<void> {
    const { [rowKey(row)]: _shown, ...others } = this.settings.rowBaselines;
    const withRow = (own: Baseline | null): Partial<Sheet['body']> => ({
      rowBaselines: own ? { ...others, [rowKey(row)]: own } : others,
    });
    return this.change(withRow(baseline), `Baseline of ${row.name}`, withRow(seen));
  }
}

export function rowKey(row: SheetRow): string {
  return predicateKey(row.where);
}
