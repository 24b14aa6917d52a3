import { untrack } from 'svelte';
import { newDocument } from '../../../core/artifact/new-document.ts';
import type { ErrorSheet, SheetRow } from '../../../core/evaluation/error-sheet.ts';
import type { Evaluation } from '../../../core/evaluation/evaluation.ts';
import { planOf, priorityOf, withPlan, type RowPlan } from '../../../core/evaluation/row-plan.ts';
import type { Baseline, Sheet, SheetMetric } from '../../../core/evaluation/sheet.ts';
import {
  fittingMetric,
  ownBaseline,
  sheetBaseline,
  withBaseline,
} from '../../../core/evaluation/sheet-metric.ts';
import { canonicalJson } from '../../../core/kernel/canonical-json.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { Id } from '../../../core/kernel/objects.ts';
import { predicateKey } from '../../../core/slices/predicate-key.ts';
import type { Predicate } from '../../../core/slices/predicate.ts';
import type { TableVersion } from '../../../core/table/column.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { SoleDocument } from '../../../session/sole-document.ts';
import { TypedDocument } from '../../../session/typed-document.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import { groupColumns } from '../../../parts/slices/group-columns.ts';
import { rowsOfSheet, sheetSpec, storedSheet, type RowsOfSheet } from './sheet-question.ts';
import { PLAN_WORDS } from './sheet-words.ts';

const ALL_KEY = predicateKey({ op: 'all' });

/** A row as it is shown: its figures and what a person thinks of it. */
export interface SheetLine extends SheetRow {
  /** Of its predicate. */
  key: string;
  isAll: boolean;
  plan: RowPlan;
  priority: number | null;
}

/**
 * The error-analysis sheet on the screen: what was chosen and typed (a document), and the figures for it. Made while a
 * component is being set up.
 */
export class SheetState {
  readonly #workbench: Workbench;
  readonly #open: OpenProject;
  readonly #evaluation: Evaluation;
  readonly #table: TableVersion;
  readonly #sole: SoleDocument<Sheet>;
  readonly #typed: TypedDocument<Sheet>;
  figures = $state.raw<ErrorSheet | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  #asked = 0;

  constructor(workbench: Workbench, open: OpenProject, evaluation: Evaluation, table: TableVersion) {
    this.#workbench = workbench;
    this.#open = open;
    this.#evaluation = evaluation;
    this.#table = table;
    this.#sole = new SoleDocument<Sheet>(workbench.documents, {
      project: open.id,
      key: evaluation.digest,
      isIt: (doc): doc is Sheet => doc.kind === 'sheet' && doc.body.evaluation === evaluation.digest,
      shown: () => this.#stored,
      make: (body) =>
        newDocument(
          'sheet',
          { id: crypto.randomUUID() as Id, projectId: open.id, name: 'Error analysis', nowMs: Date.now() },
          body,
        ),
    });
    this.#typed = new TypedDocument(this.#sole, () => this.#stored);
  }

  readonly #stored = $derived.by((): Sheet['body'] => storedSheet(this.#open, this.#evaluation, this.#table));

  get settings(): Sheet['body'] {
    return this.#typed.body;
  }

  /** Columns that can make the rows, the likeliest first. */
  readonly columns = $derived.by(() => groupColumns(this.#table, this.#evaluation.truth));

  readonly rowsOf = $derived.by((): RowsOfSheet => rowsOfSheet(this.settings));

  readonly metric = $derived.by((): SheetMetric =>
    fittingMetric(this.settings.metric, this.#evaluation.confusion?.classes ?? null),
  );
  readonly baseline = $derived.by((): Baseline | null => sheetBaseline(this.settings, this.metric));
  readonly tags = $derived.by(() => this.#open.tags.of(this.#table.digest));

  readonly #spec = $derived.by(() => sheetSpec(this.#open, this.settings, this.#table));
  /** What the figures follow from, as text: what a person thinks of the rows is not among it. */
  readonly #question = $derived.by(
    () => canonicalJson(this.#spec) + (this.rowsOf === 'column' ? '' : String(this.#open.tags.version)),
  );

  readonly lines = $derived.by((): readonly SheetLine[] => {
    const { figures, settings } = this;
    if (!figures) return [];
    const before = this.#lines;
    this.#lines = new Map();
    for (const row of [figures.all, ...figures.rows]) {
      const line = lineOf(row, settings, row === figures.all);
      const known = before.get(line.key);
      // A row that is as it was stays the same, so that only what changed is drawn again.
      const stays = known && known.metric === row.metric && samePlan(known.plan, line.plan);
      this.#lines.set(line.key, stays ? known : line);
    }
    return [...this.#lines.values()];
  });
  #lines = new Map<string, SheetLine>();

  /** The row looked at, by its key: the address owns it. */
  get selectedKey(): string {
    return this.#workbench.route.place.query['row'] ?? ALL_KEY;
  }

  select(key: string | null): void {
    this.#workbench.route.ask({ row: key === ALL_KEY ? null : key });
  }

  readonly selected = $derived.by(
    () => this.lines.find(({ key }) => key === this.selectedKey) ?? this.lines[0] ?? null,
  );

  /** Computes the figures anew when called after what they follow from has changed; the last question asked wins. */
  async refresh(): Promise<void> {
    void this.#question;
    const spec = untrack(() => this.#spec);
    const asked = ++this.#asked;
    try {
      const figures = await this.#workbench.models.sheet(spec);
      if (asked !== this.#asked) return;
      this.figures = figures;
      this.problem = null;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.figures = null;
      this.problem = factsOf(error);
    }
  }

  chooseColumn(column: string): void {
    this.select(null);
    this.#put({ column }, `Rows by “${column}”`);
  }

  chooseRows(rows: RowsOfSheet): void {
    const first = this.columns[0]?.name;
    if (rows === 'column') {
      if (first !== undefined) this.chooseColumn(first);
      return;
    }
    this.select(null);
    this.#put({ column: null, rows }, rows === 'tags' ? 'Rows by tags' : 'Rows by saved slices');
  }

  judgeBy(metric: SheetMetric): void {
    this.#put({ metric }, 'Judge the rows by another metric');
  }

  /** `seen`: what stood there when the person began to type. */
  setBaseline(baseline: Baseline | null, seen: Baseline | null): Promise<void> {
    return this.#setBaseline(null, baseline, seen, 'Set the baseline');
  }

  /** The level of one row; what it shows may be that of the sheet, then it had none of its own. */
  setRowBaseline({ where, name }: SheetRow, baseline: Baseline | null, seen: Baseline | null): Promise<void> {
    const inherits = !ownBaseline(this.settings, this.metric, where) && same(seen, this.baseline);
    return this.#setBaseline(where, baseline, inherits ? null : seen, `Baseline of ${name}`);
  }

  /** Levels of many rows at once, and of the sheet where one is given without a predicate. */
  async takeBaselines(
    levels: readonly { where: Predicate | null; baseline: Baseline }[],
    label: string,
  ): Promise<void> {
    let body = this.settings;
    for (const { where, baseline } of levels) {
      body = { ...body, ...withBaseline(body, this.metric, where, baseline) };
    }
    await this.#sole.change({ baseline: body.baseline, rowBaselines: body.rowBaselines }, label);
  }

  /** What is chosen for a row: written at once. */
  plan<K extends keyof RowPlan>(row: SheetRow, what: K, value: RowPlan[K]): void {
    this.#put(withPlan(this.settings, row.where, what, value), `${PLAN_WORDS[what]} of ${row.name}`);
  }

  /** Notes as they are typed: written when the typing rests. */
  note({ where, name }: SheetRow, notes: string): void {
    this.#typed.type(withPlan(this.settings, where, 'notes', notes), `${PLAN_WORDS.notes} of ${name}`);
  }

  noteOnSheet(notes: string): void {
    this.#typed.type({ notes }, 'Notes on the sheet');
  }

  #setBaseline(
    where: Predicate | null,
    baseline: Baseline | null,
    seen: Baseline | null,
    label: string,
  ): Promise<void> {
    const patch = (level: Baseline | null) => withBaseline(this.settings, this.metric, where, level);
    return this.#sole.change(patch(baseline), label, patch(seen));
  }

  #put(patch: Partial<Sheet['body']>, label: string): void {
    void this.#typed.put(patch, label);
  }
}

function same(a: Baseline | null, b: Baseline | null): boolean {
  return a?.value === b?.value && a?.source === b?.source;
}

function lineOf(row: SheetRow, body: Sheet['body'], isAll: boolean): SheetLine {
  const plan = planOf(body, row.where);
  const priority = isAll ? null : priorityOf(row.gain, plan);
  return { ...row, key: predicateKey(row.where), isAll, plan, priority };
}

function samePlan(a: RowPlan, b: RowPlan): boolean {
  return a.ease === b.ease && a.importance === b.importance && a.action === b.action && a.notes === b.notes;
}
