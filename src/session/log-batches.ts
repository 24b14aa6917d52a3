import { analyzeLane } from '../compute/clients.ts';
import type { Entry } from '../core/artifact/documents.ts';
import { withVersion } from '../core/artifact/entry-versions.ts';
import type { Digest } from '../core/kernel/objects.ts';
import { Problem } from '../core/kernel/problem.ts';
import type { LogDocument } from '../core/monitor/log.ts';
import type { TableVersion } from '../core/table/column.ts';
import type { Documents } from './documents.svelte.ts';
import type { Step } from './history.svelte.ts';
import type { Shelved } from './open-project.svelte.ts';
import type { Tasks } from './tasks.svelte.ts';

/** Rows that are to be added to a log. */
export interface Batch {
  table: Digest;
  rows: number;
  /** The file they came from, or the name of their dataset. */
  source: string;
  /** Whether they are a dataset of the project. */
  shelved: boolean;
}

/** New rows of logs. */
export class LogBatches {
  readonly #tasks: Tasks;
  readonly #documents: Documents;

  constructor(tasks: Tasks, documents: Documents) {
    this.#tasks = tasks;
    this.#documents = documents;
  }

  /**
   * Adds a batch behind the rows of a log, as one step that can be taken back. Rejects with Problem "append.columns",
   * "append.empty" and "append.meanwhile", and with Cancelled; nothing is changed then.
   */
  async append(log: LogDocument, rows: Shelved<'table'>, batch: Batch): Promise<Step> {
    const { entry, object } = rows;
    const made = await this.#tasks.run<TableVersion>({
      title: `Add ${batch.source} to “${log.name}”`,
      project: log.projectId,
      run: (job, onProgress, signal) => {
        const question = { table: object.digest, batch: batch.table, shelved: batch.shelved };
        const ticket = { job, project: log.projectId, name: entry.name, unshelved: true };
        return analyzeLane.run<TableVersion>((api) => api.appendRows(question, ticket, onProgress), signal);
      },
    });
    const nowMs = Date.now();
    const isIt = (doc: { id: string }): doc is Entry => doc.id === entry.id;
    const latest = await this.#documents.latest(log.projectId, isIt);
    if (latest?.body.object !== object.digest) throw meanwhile();
    const added = { source: batch.source, rows: batch.rows, addedMs: nowMs };
    return this.#documents.changeAll(
      [
        { document: latest, change: { body: withVersion(latest, made.digest, nowMs) } },
        { document: log, change: { body: { ...log.body, batches: [...log.body.batches, added] } } },
      ],
      `Add a batch to “${log.name}”`,
    );
  }
}

function meanwhile(): Problem {
  return new Problem({
    code: 'append.meanwhile',
    message: 'The rows of this log were changed in another tab meanwhile. Nothing was added.',
    fix: 'Add the batch again.',
  });
}
