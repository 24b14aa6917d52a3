import type {
  QueueCost,
  QueueOrder,
  QueueQuestion,
  QueueReport,
} from '../../../core/evaluation/mistake-queue.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { Predicate } from '../../../core/slices/predicate.ts';
import { viewOfQuery } from '../../../parts/slices/view-address.ts';
import { Mistakes } from '../../../session/mistakes.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import type { OpenEvaluation } from '../evaluation/open-evaluation.ts';
import { orderChoices } from './queue-words.ts';

/** The same rows in the same order for everybody who looks. */
const SEED = 1;

/** Which rows are looked at, and in what order: the address says it. The rows come from a worker. */
export class QueueState {
  readonly workbench: Workbench;
  readonly opened: OpenEvaluation;
  report = $state.raw<QueueReport | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  #asked = 0;

  constructor(workbench: Workbench, opened: OpenEvaluation) {
    this.workbench = workbench;
    this.opened = opened;
  }

  readonly task = $derived.by(() => this.opened.model?.signature.task ?? null);
  /** Whether false positives and false negatives may cost differently. */
  readonly hasPositive = $derived.by(
    () => this.task?.type === 'classification' && this.task.positive !== null,
  );
  readonly orders = $derived.by(() => {
    const predictions = this.opened.open.object('predictions', this.opened.evaluation.predictions);
    const scores = predictions?.columns.some(({ name }) => name.startsWith('score:')) ?? false;
    return orderChoices(this.opened.evaluation.confusion ? 'classification' : 'regression', scores);
  });
  /** Columns that can say what a row is worth. */
  readonly worths = $derived.by(() =>
    this.opened
      .table!.columns.filter(
        ({ name, type }) =>
          (type === 'number' || type === 'integer') && name !== this.opened.evaluation.truth,
      )
      .map(({ name }) => name),
  );

  readonly #query = $derived.by(() => this.workbench.route.place.query);
  readonly where = $derived.by((): Predicate => viewOfQuery(this.#query).where);
  readonly untagged = $derived(this.#query['untagged'] === 'yes');
  readonly order = $derived.by((): QueueOrder => {
    const asked = this.orders.find(({ value }) => value === this.#query['order']);
    return (asked ?? this.orders[0]!).value;
  });
  readonly cost = $derived.by((): QueueCost => {
    const { fp, fn, worth } = this.#query;
    return {
      falsePositive: costOf(fp),
      falseNegative: costOf(fn),
      column: this.worths.find((name) => name === worth) ?? null,
    };
  });

  ask(words: Readonly<Record<string, string | null>>): void {
    this.workbench.route.ask(words);
  }

  /** As text, so that what says the same is not asked again. */
  readonly key = $derived.by(() => JSON.stringify(this.#question));

  readonly #question = $derived.by((): QueueQuestion => ({
    evaluation: this.opened.evaluation.digest,
    ...{ where: this.where, order: this.order, untagged: this.untagged, seed: SEED },
    cost: this.order === 'costly' ? this.cost : { falsePositive: 1, falseNegative: 1, column: null },
  }));

  async read(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const report = await this.workbench.the(Mistakes).queue(this.#question);
      if (asked !== this.#asked) return;
      this.report = report;
      this.problem = null;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.report = null;
      this.problem = factsOf(error);
    }
  }
}

function costOf(text: string | undefined): number {
  const cost = Number(text ?? 1);
  return Number.isFinite(cost) && cost >= 0 ? cost : 1;
}
