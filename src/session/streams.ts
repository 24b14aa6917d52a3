import { inferLane, whyLane } from '../compute/clients.ts';
import type { MadeStream } from '../compute/contract.ts';
import { callback } from '../compute/lane.ts';
import { entryFor, newDocument } from '../core/artifact/new-document.ts';
import type { Id } from '../core/kernel/objects.ts';
import type { LogDocument } from '../core/monitor/log.ts';
import type { StreamTrialQuestion, TrialRun } from '../core/monitor/stream-trial.ts';
import type { StreamQuestion } from '../core/simulate/stream-question.ts';
import type { Documents } from './documents.svelte.ts';
import type { Given } from './given.ts';
import { freshId } from './ids.ts';
import type { Tasks } from './tasks.svelte.ts';

/** Bytes of a row of a log at the least. */
const ROW_BYTES = 40;

/** Production logs made from a dataset, in which one knows what happened. */
export class Streams {
  readonly #tasks: Tasks;
  readonly #documents: Documents;

  constructor({ tasks, documents }: Pick<Given, 'tasks' | 'documents'>) {
    this.#tasks = tasks;
    this.#documents = documents;
  }

  /** Makes a log and puts it, with its rows, into the project as one step. Rejects with Cancelled or the Problems "stream.…". */
  async make(project: Id, question: StreamQuestion, name: string): Promise<LogDocument> {
    const { table, names, truth } = await this.#tasks.run<MadeStream>({
      title: `Make “${name}”`,
      project,
      bytes: question.days * question.rowsPerDay * ROW_BYTES,
      run: (job, onProgress, signal) =>
        inferLane.run<MadeStream>(
          (api) => api.makeStream(question, { job, project, name, unshelved: true }, onProgress),
          signal,
        ),
    });
    const nowMs = Date.now();
    const entry = entryFor(table, { id: freshId(), projectId: project, name: `Rows of “${name}”`, nowMs });
    const { madeLogBody } = await import('../core/monitor/made-log.ts');
    const body = madeLogBody(question, names, truth, { dataset: entry.id, rows: table.rows, nowMs });
    const log = newDocument('log', { id: freshId(), projectId: project, name, nowMs }, body);
    await this.#documents.addTogether([entry, log], `Make “${name}”`);
    return log;
  }

  /** The same stream with one seed after the other, each handed over as it is there. Ended by the signal. */
  try(question: StreamTrialQuestion, onRun: (run: TrialRun) => void, signal: AbortSignal): Promise<void> {
    return whyLane.run((api) => api.tryStreams(question, callback(onRun)), signal);
  }
}
