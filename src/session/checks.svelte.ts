import { analyzeLane } from '../compute/clients.ts';
import type { OnProgress } from '../compute/calls.ts';
import { newDocument } from '../core/artifact/new-document.ts';
import type { Digest, Id } from '../core/kernel/objects.ts';
import type { CheckReport } from '../core/schema/check-report.ts';
import type { Expectations, ExpectationSet } from '../core/schema/expectations.ts';
import type { SkewReport } from '../core/schema/skew-report.ts';
import { endJob } from '../storage/jobs.ts';
import type { Documents } from './documents.svelte.ts';
import { freshId } from './ids.ts';
import type { Tasks } from './tasks.svelte.ts';

/** A report and the revision of the expectations it was made under. */
interface Kept {
  rev: number;
  report: CheckReport;
}

type Analyzing<T> = Parameters<typeof analyzeLane.run<T>>[0];

/** Training held against serving, and what came of it. */
export interface SkewCheck {
  training: Digest;
  serving: Digest;
  report: SkewReport;
}

/** What data must be like, and whether it is. Reports are kept as long as the page. */
export class Checks {
  readonly #tasks: Tasks;
  readonly #documents: Documents;
  #kept = $state.raw<ReadonlyMap<string, Kept>>(new Map());
  #skews = $state.raw<ReadonlyMap<Id, SkewCheck>>(new Map());

  constructor(tasks: Tasks, documents: Documents) {
    this.#tasks = tasks;
    this.#documents = documents;
  }

  /** Makes expectations from a dataset that is as it should be. */
  async infer(reference: Digest, project: Id, name: string): Promise<ExpectationSet> {
    const inferred = await this.#analyze<Expectations>(
      `Infer expectations from “${name}”`,
      project,
      (onProgress) => (api) => api.inferExpectations(reference, onProgress),
    );
    const identity = { id: freshId(), projectId: project, name, nowMs: Date.now() };
    const set = newDocument('expectations', identity, { reference, expectations: inferred, inferred });
    await this.#documents.add(set, `Add expectations “${name}”`);
    return set;
  }

  /** Checks a dataset; after an edit of the expectations only what the edit touches. */
  async check(set: ExpectationSet, table: Digest, title: string): Promise<CheckReport> {
    const known = this.#kept.get(keyOf(set.id, table))?.report ?? null;
    const report = await this.#analyze<CheckReport>(
      title,
      set.projectId,
      (onProgress) => (api) => api.checkDataset(set.body.expectations, table, known, onProgress),
    );
    this.#kept = new Map(this.#kept).set(keyOf(set.id, table), { rev: set.rev, report });
    return report;
  }

  /** The last report of a dataset, if there is one; `current`: of the expectations as they are now. */
  report(set: ExpectationSet, table: Digest): { report: CheckReport; current: boolean } | null {
    const kept = this.#kept.get(keyOf(set.id, table));
    return kept ? { report: kept.report, current: kept.rev === set.rev } : null;
  }

  async skew(training: Digest, serving: Digest, key: string | null, project: Id): Promise<SkewReport> {
    const report = await this.#analyze<SkewReport>(
      'Compare training with serving',
      project,
      (onProgress) => (api) => api.skew(training, serving, key, onProgress),
    );
    this.#skews = new Map(this.#skews).set(project, { training, serving, report });
    return report;
  }

  /** The last of a project's comparisons of training with serving; null where there was none. */
  lastSkew(project: Id): SkewCheck | null {
    return this.#skews.get(project) ?? null;
  }

  /** Work whose result is not stored. */
  #analyze<T>(title: string, project: Id, ask: (onProgress: OnProgress) => Analyzing<T>): Promise<T> {
    return this.#tasks.run({
      title,
      project,
      run: async (job, onProgress, signal) => {
        const result = await analyzeLane.run<T>(ask(onProgress), signal);
        await endJob(job, 'done', Date.now(), null);
        return result;
      },
    });
  }
}

function keyOf(set: Id, table: Digest): string {
  return `${set}:${table}`;
}
