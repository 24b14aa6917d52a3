import { Cancelled } from '../../../core/kernel/cancelled.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { LogDocument } from '../../../core/monitor/log.ts';
import { planBatch } from '../../../core/table/plan-batch.ts';
import type { ProblemReport, ReadPlan } from '../../../core/table/read-plan.ts';
import type { Batch } from '../../../session/log-batches.ts';
import type { Shelved } from '../../../session/open-project.svelte.ts';
import type { Task } from '../../../session/tasks.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import { formatPlural } from '../../../ui/format.ts';
import { toasts } from '../../../ui/toasts.svelte.ts';

/** A batch on its way into a log: looked at, read as the log's columns are, asked about where cells do not fit. */
export class BatchIntake {
  readonly #workbench: Workbench;
  readonly #at: () => { log: LogDocument; rows: Shelved<'table'> };
  task = $state.raw<Task | null>(null);
  busy = $state(false);
  problem = $state.raw<ProblemFacts | null>(null);
  /** Cells that do not fit; nothing is added until the person has chosen. */
  asked = $state.raw<{ file: File; plan: ReadPlan; problems: ProblemReport } | null>(null);

  constructor(workbench: Workbench, at: () => { log: LogDocument; rows: Shelved<'table'> }) {
    this.#workbench = workbench;
    this.#at = at;
  }

  takeFile(file: File): Promise<void> {
    return this.#work(async () => {
      const preview = await this.#workbench.datasets.preview(file, {});
      await this.#read(file, planBatch(preview, this.#at().rows.object.columns));
    });
  }

  takeDataset({ entry, object }: Shelved<'table'>): Promise<void> {
    const batch = { table: object.digest, rows: object.rows, source: entry.name, shelved: true };
    return this.#work(() => this.#append(batch));
  }

  /** What to do with the cells that were asked about. */
  choose(onProblem: ReadPlan['onProblem']): Promise<void> {
    const { asked } = this;
    return asked ? this.#work(() => this.#read(asked.file, { ...asked.plan, onProblem })) : Promise.resolve();
  }

  async #read(file: File, plan: ReadPlan): Promise<void> {
    const reading = this.#workbench.datasets.readBatch(file, plan, this.#at().log.projectId);
    this.#follow();
    const outcome = await reading;
    if (outcome.state === 'asked') {
      this.asked = { file, plan, problems: outcome.problems };
      return;
    }
    const { digest, rows } = outcome.table;
    await this.#append({ table: digest, rows, source: file.name, shelved: false });
  }

  async #append(batch: Batch): Promise<void> {
    const { logs, history } = this.#workbench;
    const { log, rows } = this.#at();
    const adding = logs.batches.append(log, rows, batch);
    this.#follow();
    const step = await adding;
    toasts.show(`${formatPlural(batch.rows, 'row')} added to “${log.name}”`, {
      kind: 'good',
      action: { label: 'Undo', run: () => void history.takeBack(step) },
    });
  }

  /** The session puts a job's task at the head of its list as soon as the job is asked for. */
  #follow(): void {
    this.task = this.#workbench.tasks.list[0] ?? null;
  }

  async #work(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.problem = this.asked = null;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Cancelled)) this.problem = factsOf(error);
      // The failure is told here, beside its cause: the tray need not tell it again.
      if (this.task) this.#workbench.tasks.dismiss(this.task);
    } finally {
      this.busy = false;
      this.task = null;
    }
  }
}
