import { newDocument } from '../../../core/artifact/new-document.ts';
import { groupingKey, type Audit, type AuditLine } from '../../../core/evaluation/audit.ts';
import type { Evaluation } from '../../../core/evaluation/evaluation.ts';
import { LEAST_GROUP_ROWS, type AuditedGroup } from '../../../core/evaluation/fairness-audit.ts';
import type { FairnessQuestion, FairnessReport } from '../../../core/evaluation/fairness-report.ts';
import { groupingColumns, proposeSensitive } from '../../../core/evaluation/propose-sensitive.ts';
import { canonicalJson } from '../../../core/kernel/canonical-json.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { ModelVersion } from '../../../core/model/model-version.ts';
import { predicateKey } from '../../../core/slices/predicate-key.ts';
import type { ColumnMeta, TableVersion } from '../../../core/table/column.ts';
import { Fairness } from '../../../session/fairness.ts';
import { freshId } from '../../../session/ids.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { SoleDocument } from '../../../session/sole-document.ts';
import { TypedDocument } from '../../../session/typed-document.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';

/** The figures of one grouping, or why there are none. */
export type Answer = { report: FairnessReport; problem: null } | { report: null; problem: ProblemFacts };

/** Groupings proposed of one's own accord. */
const MOST_PROPOSED = 4;

/** The audit of an evaluation on the screen: what was chosen and typed, and the figures by group. */
export class FairnessState {
  readonly evaluation: Evaluation;
  readonly table: TableVersion;
  readonly #workbench: Workbench;
  readonly #typed: TypedDocument<Audit>;
  readonly #model: ModelVersion | null;
  #answers = $state.raw<ReadonlyMap<string, Answer>>(new Map());
  /** By grouping, what was found last: it stays on the screen until what is asked anew is there. */
  readonly #last = new Map<string, Answer>();
  readonly #asked = new Set<string>();

  /** Made while a component is being set up; `asking`: whether the rows are here to be counted. */
  constructor(
    workbench: Workbench,
    open: OpenProject,
    evaluation: Evaluation,
    table: TableVersion,
    model: ModelVersion | null,
    asking: boolean,
  ) {
    this.evaluation = evaluation;
    this.table = table;
    this.#workbench = workbench;
    this.#model = model;
    const { truth } = evaluation;
    const empty: Audit['body'] = {
      truth,
      groupings: proposeSensitive(table.columns, truth)
        .slice(0, MOST_PROPOSED)
        .map(({ name }) => [name]),
      positive: null,
      favourable: null,
      references: {},
      minRows: LEAST_GROUP_ROWS,
      lines: {},
    };
    const stored = (): Audit['body'] => open.audits.find(({ body }) => body.truth === truth)?.body ?? empty;
    const sole = new SoleDocument<Audit>(workbench.documents, {
      project: open.id,
      key: `audit:${truth}`,
      isIt: (doc): doc is Audit => doc.kind === 'audit' && doc.body.truth === truth,
      shown: stored,
      make: (body) => {
        const identity = { id: freshId(), projectId: open.id, name: `Audit of ${truth}`, nowMs: Date.now() };
        return newDocument('audit', identity, body);
      },
    });
    this.#typed = new TypedDocument(sole, stored);
    $effect(() => {
      if (asking) for (const columns of this.groupings) this.#ask(columns);
    });
  }

  get body(): Audit['body'] {
    return this.#typed.body;
  }

  type(patch: Partial<Audit['body']>, label: string): void {
    this.#typed.type(patch, label);
  }

  put(patch: Partial<Audit['body']>, label: string): Promise<void> {
    return this.#typed.put(patch, label);
  }

  /** One line with a change; null removes it. Typed words are written when the typing rests, all else at once. */
  changeLine(id: string, patch: Partial<AuditLine> | null, label: string, typed = false): void {
    const { [id]: line, ...others } = this.body.lines;
    const lines = patch && line ? { ...others, [id]: { ...line, ...patch } } : others;
    if (typed) this.type({ lines }, label);
    else void this.put({ lines }, label);
  }

  readonly classes = $derived.by((): readonly string[] => this.evaluation.confusion?.classes ?? []);
  /** The class judged: as chosen, else the model's own, else the last. */
  readonly positive = $derived.by((): string => {
    const task = this.#model?.signature.task;
    const own = task?.type === 'classification' ? task.positive : null;
    const wanted = [this.body.positive, own].find((name) => name !== null && this.classes.includes(name));
    return wanted ?? this.classes.at(-1) ?? '';
  });

  /** Columns that groups can be made from. */
  readonly columns = $derived.by((): readonly ColumnMeta[] =>
    groupingColumns(this.table.columns, this.evaluation.truth),
  );
  /** Those groupings whose columns this table has. */
  readonly groupings = $derived.by((): readonly (readonly string[])[] =>
    this.body.groupings.filter(
      (columns) =>
        columns.length > 0 && columns.every((name) => this.columns.some((column) => column.name === name)),
    ),
  );
  /** The grouping looked at: the address owns it. */
  readonly grouping = $derived.by((): readonly string[] | null => {
    const wanted = this.#workbench.route.place.query['by'];
    return this.groupings.find((columns) => groupingKey(columns) === wanted) ?? this.groupings[0] ?? null;
  });

  /** What is known of a grouping, as asked now or as it was asked just before; null while it is first counted. */
  answer(columns: readonly string[]): Answer | null {
    const found = this.#answers.get(canonicalJson(this.#question(columns)));
    return found ?? this.#last.get(groupingKey(columns)) ?? null;
  }

  readonly shown = $derived.by((): FairnessReport | null =>
    this.grouping ? (this.answer(this.grouping)?.report ?? null) : null,
  );
  /** The group looked at, else the first that is not the one compared with. */
  readonly selected = $derived.by((): number | null => {
    const report = this.shown;
    if (!report) return null;
    const wanted = this.#workbench.route.place.query['row'];
    const found = report.groups.findIndex((group) => groupKey(group) === wanted);
    if (found >= 0) return found;
    const other = report.groups.findIndex((_, at) => at !== report.reference);
    return other >= 0 ? other : report.reference;
  });

  select(group: AuditedGroup): void {
    this.#workbench.route.ask({ row: groupKey(group) });
  }

  look(columns: readonly string[]): void {
    this.#workbench.route.ask({ by: groupingKey(columns), row: null });
  }

  /** Adds a grouping and looks at it. */
  async add(columns: readonly string[]): Promise<void> {
    const known = this.groupings.some((one) => groupingKey(one) === groupingKey(columns));
    if (!known) {
      await this.put({ groupings: [...this.body.groupings, columns] }, `Groups by ${columns.join(' and ')}`);
    }
    this.look(columns);
  }

  remove(columns: readonly string[]): void {
    const groupings = this.body.groupings.filter((one) => groupingKey(one) !== groupingKey(columns));
    void this.put({ groupings }, `No groups by ${columns.join(' and ')}`);
  }

  compareWith(columns: readonly string[], group: AuditedGroup): void {
    const references = { ...this.body.references, [groupingKey(columns)]: groupKey(group) };
    void this.put({ references }, `Compare with ${group.name}`);
  }

  #question(columns: readonly string[]): FairnessQuestion {
    return {
      evaluation: this.evaluation.digest,
      columns,
      positive: this.positive,
      favourable: this.body.favourable ?? 'positive',
      reference: this.body.references[groupingKey(columns)] ?? null,
      minRows: this.body.minRows,
    };
  }

  #ask(columns: readonly string[]): void {
    const question = this.#question(columns);
    const key = canonicalJson(question);
    if (this.#asked.has(key)) return;
    this.#asked.add(key);
    void this.#workbench
      .the(Fairness)
      .report(question)
      .then(
        (report) => this.#keep(key, columns, { report, problem: null }),
        (error: unknown) => this.#keep(key, columns, { report: null, problem: factsOf(error) }),
      );
  }

  #keep(key: string, columns: readonly string[], answer: Answer): void {
    this.#last.set(groupingKey(columns), answer);
    this.#answers = new Map([...this.#answers, [key, answer]]);
  }
}

export function groupKey({ where }: Pick<AuditedGroup, 'where'>): string {
  return predicateKey(where);
}
