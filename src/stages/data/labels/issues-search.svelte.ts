import { newDocument } from '../../../core/artifact/new-document.ts';
import type { IssuesQuestion, IssuesReport } from '../../../core/labels/label-issues-report.ts';
import type { Labeling } from '../../../core/labels/labeling.ts';
import { learnableColumns } from '../../../core/labels/learnable-columns.ts';
import { reviewBody } from '../../../core/labels/review-body.ts';
import type { ColumnMeta, TableVersion } from '../../../core/table/column.ts';
import { freshId } from '../../../session/ids.ts';
import { Labels } from '../../../session/labels.ts';
import { LongWork } from '../../../session/long-work.svelte.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';

/** The search for suspected errors of a label column: how, how far, and what was found. */
export class IssuesSearch {
  readonly #workbench: Workbench;
  readonly #open: OpenProject;
  table = $state('');
  column = $state('');
  by = $state<'folds' | 'columns'>('folds');
  features = $state.raw<readonly string[]>([]);
  folds = $state(5);
  /** Column of probabilities by class. */
  probabilities = $state.raw<Readonly<Record<string, string>>>({});
  /** The classes of the label column; null until read. */
  classes = $state.raw<readonly string[] | null>(null);
  outOfSample = $state(false);
  readonly work: LongWork;
  found = $state.raw<{ report: IssuesReport; question: IssuesQuestion } | null>(null);

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.work = new LongWork(workbench);
    this.#open = workbench.open!;
    const first = this.tables[0];
    if (first) this.choose(first.object.digest);
  }

  get tables() {
    return this.#open.tables.filter(({ whole }) => whole);
  }

  readonly version = $derived.by(
    (): TableVersion | null =>
      this.#open.tables.find(({ object }) => object.digest === this.table)?.object ?? null,
  );
  /** Columns that can hold labels. */
  readonly labelColumns = $derived((this.version?.columns ?? []).filter(canLabel));
  readonly numbers = $derived(
    (this.version?.columns ?? []).filter(({ type }) => type === 'number' || type === 'integer'),
  );

  choose(table: string): void {
    this.table = table;
    this.found = null;
    const label = this.labelColumns.find(({ role }) => role === 'label') ?? null;
    this.label(label?.name ?? '');
  }

  label(column: string): void {
    this.column = column;
    this.found = null;
    this.probabilities = {};
    this.classes = null;
    this.features = learnableColumns(this.version?.columns ?? [], column);
    if (column) void this.#readClasses(column);
  }

  readonly lacks = $derived.by((): string | null => {
    if (!this.version) return 'Choose a dataset.';
    if (!this.column) return 'Choose the column with the labels.';
    if (this.by === 'folds') return this.features.length === 0 ? 'Choose columns to learn from.' : null;
    if (this.classes?.some((name) => !this.probabilities[name])) return 'Choose a column for each class.';
    return null;
  });

  async run(): Promise<void> {
    const question: IssuesQuestion = {
      table: this.version!.digest,
      column: this.column,
      source:
        this.by === 'folds'
          ? { by: 'folds', columns: this.features, folds: this.folds }
          : {
              by: 'columns',
              columns: Object.entries(this.probabilities).map(([name, column]) => ({ class: name, column })),
              outOfSample: this.outOfSample,
            },
    };
    this.found = null;
    const title = `Find label errors in “${this.column}”`;
    const report = await this.work.run(() =>
      this.#workbench.the(Labels).issues(question, this.#open.id, title),
    );
    if (report) this.found = { report, question };
  }

  /** Keeps what was found as a list to be ruled on, one row after the other. */
  async review(): Promise<Labeling> {
    const { report, question } = this.found!;
    const name = `Label errors of ${this.#open.nameOf(question.table, 'a dataset')}`;
    const nowMs = Date.now();
    const identity = { id: freshId(), projectId: this.#open.id, name, nowMs };
    const labeling = newDocument('labeling', identity, reviewBody(question, report, nowMs));
    await this.#workbench.documents.add(labeling, `Add “${name}”`);
    return labeling;
  }

  async #readClasses(column: string): Promise<void> {
    const field = { of: 'data' as const, name: column };
    const values = await this.#workbench.datasets.values(this.version!.digest, field, 200);
    if (this.column !== column) return;
    this.classes = values.map(({ value }) => value);
    // Columns are often called by their class: "proba_cat".
    const likely = this.numbers.filter(
      ({ role, name }) => role === 'probability' || /prob|score/i.test(name),
    );
    this.probabilities = Object.fromEntries(
      this.classes.flatMap((name) => {
        const match = likely.find((one) => one.name.toLowerCase().includes(name.toLowerCase()));
        return match ? [[name, match.name]] : [];
      }),
    );
  }
}

function canLabel({ type, role }: ColumnMeta): boolean {
  return (
    type === 'category' || type === 'boolean' || type === 'text' || role === 'label' || type === 'integer'
  );
}
