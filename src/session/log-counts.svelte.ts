import { logLane } from '../compute/clients.ts';
import type { Digest, Id } from '../core/kernel/objects.ts';
import type { LogDocument } from '../core/monitor/log.ts';
import { profileQuestion } from '../core/monitor/watched-columns.ts';
import type { TableVersion } from '../core/table/column.ts';
import type { Documents } from './documents.svelte.ts';
import { LongWork } from './long-work.svelte.ts';
import type { OpenProject, Shelved } from './open-project.svelte.ts';
import type { Tasks } from './tasks.svelte.ts';

/** The rows of a log; null where only its profile is here. */
export function rowsOfLog(open: OpenProject, { body }: LogDocument): Shelved<'table'> | null {
  return open.tables.find(({ entry }) => entry.id === body.dataset) ?? null;
}

/** The profile that counts a log as it is now; null where it is still to be made. */
export function profileOf(open: OpenProject, log: LogDocument): Digest | null {
  const { profile, profileOf: counted, dataset } = log.body;
  if (profile === null || !open.isWhole(profile)) return null;
  if (dataset === null) return profile;
  const rows = rowsOfLog(open, log);
  return rows === null || rows.object.digest === counted ? profile : null;
}

/** The counting of logs: begun where a screen needs it, and kept in the log. */
export class LogCounts {
  readonly #tasks: Tasks;
  readonly #documents: Documents;
  #works = $state.raw<ReadonlyMap<Id, { key: string; work: LongWork }>>(new Map());

  constructor(tasks: Tasks, documents: Documents) {
    this.#tasks = tasks;
    this.#documents = documents;
  }

  /** The counting of a log that goes on, failed or was stopped. */
  workOf(log: Id): LongWork | null {
    return this.#works.get(log)?.work ?? null;
  }

  /**
   * Counts a log whose profile is not of its present rows, columns and windows. What failed or was stopped is begun
   * anew only if it is to be done `again`, or where something changed since.
   */
  async count(open: OpenProject, log: LogDocument, { again = false } = {}): Promise<void> {
    const rows = rowsOfLog(open, log);
    const question = rows?.whole ? profileQuestion(log.body, rows.object.digest) : null;
    if (!question) return;
    const key = JSON.stringify(question);
    const known = this.#works.get(log.id);
    if (known?.work.task || (known?.key === key && !again)) return;
    const work = new LongWork({ tasks: this.#tasks });
    this.#works = new Map(this.#works).set(log.id, { key, work });
    const made = await work.run(() =>
      this.#tasks.run<TableVersion>({
        title: `Count “${log.name}” by window`,
        project: open.id,
        run: (job, onProgress, signal) => {
          const ticket = { job, project: open.id, name: log.name, unshelved: true };
          return logLane.run<TableVersion>((api) => api.profileLog(question, ticket, onProgress), signal);
        },
      }),
    );
    if (!made) return;
    await this.#documents.note(log, { profile: made.digest, profileOf: question.table });
    this.#works = new Map([...this.#works].filter(([id]) => id !== log.id));
  }
}
