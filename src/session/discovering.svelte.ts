import { analyzeLane, viewLane } from '../compute/clients.ts';
import type { OnProgress } from '../compute/calls.ts';
import type { AnalyzeApi } from '../compute/contract.ts';
import type {
  DiscoveryQuestion,
  DiscoveryReport,
  TreeQuestion,
  TreeReport,
} from '../core/evaluation/discovery-question.ts';
import type { ErrorGrid } from '../core/evaluation/error-grid.ts';
import { Cancelled } from '../core/kernel/cancelled.ts';
import type { Digest, Id } from '../core/kernel/objects.ts';
import { factsOf, type ProblemFacts } from '../core/kernel/problem.ts';
import { endJob } from '../storage/jobs.ts';
import type { Given } from './given.ts';
import type { Task, Tasks } from './tasks.svelte.ts';

/** A question that takes long: its task while it runs, and the last answer. */
export class LongAnswer<Question, Report> {
  task = $state.raw<Task | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  /** Stays until there is a newer one. */
  answered = $state.raw<{ question: Question; report: Report } | null>(null);
}

/** What was looked for in the errors of an evaluation. */
export interface Looked {
  search: LongAnswer<DiscoveryQuestion, DiscoveryReport>;
  tree: LongAnswer<TreeQuestion, TreeReport>;
}

/** Evaluations whose answers are kept while the page lives. */
const KEPT = 8;

/** Where models are wrong, looked for without a slice in mind. It goes on whichever screen is shown. */
export class Discovering {
  readonly #tasks: Tasks;
  readonly #looked = new Map<Digest, Looked>();

  constructor({ tasks }: Pick<Given, 'tasks'>) {
    this.#tasks = tasks;
  }

  of(evaluation: Digest): Looked {
    const known = this.#looked.get(evaluation) ?? { search: new LongAnswer(), tree: new LongAnswer() };
    this.#looked.delete(evaluation);
    this.#looked.set(evaluation, known);
    for (const old of this.#looked.keys()) if (this.#looked.size > KEPT) this.#looked.delete(old);
    return known;
  }

  search(question: DiscoveryQuestion, project: Id, title: string): Promise<void> {
    return this.#ask(this.of(question.evaluation).search, question, project, title, (api, onProgress) =>
      api.discover(question, onProgress),
    );
  }

  grow(question: TreeQuestion, project: Id, title: string): Promise<void> {
    return this.#ask(this.of(question.evaluation).tree, question, project, title, (api, onProgress) =>
      api.errorTree(question, onProgress),
    );
  }

  grid(evaluation: Digest, x: string, y: string): Promise<ErrorGrid> {
    return viewLane.run<ErrorGrid>((api) => api.errorGrid(evaluation, x, y));
  }

  async #ask<Question, Report>(
    answer: LongAnswer<Question, Report>,
    question: Question,
    project: Id,
    title: string,
    ask: (api: Pick<AnalyzeApi, 'discover' | 'errorTree'>, onProgress: OnProgress) => Promise<Report>,
  ): Promise<void> {
    answer.problem = null;
    try {
      const work = this.#tasks.run({
        title,
        project,
        run: async (job, onProgress, signal) => {
          const report = await analyzeLane.run<Report>(
            (api) => ask(api as unknown as AnalyzeApi, onProgress),
            signal,
          );
          await endJob(job, 'done', Date.now(), null);
          return report;
        },
      });
      answer.task = this.#tasks.list[0] ?? null;
      answer.answered = { question, report: await work };
    } catch (error) {
      if (!(error instanceof Cancelled)) answer.problem = factsOf(error);
    } finally {
      answer.task = null;
    }
  }
}
