import { analyzeLane } from '../compute/clients.ts';
import type { OutputQuestion, OutputReport } from '../core/evaluation/output-scoring.ts';
import type { Id } from '../core/kernel/objects.ts';
import { endJob } from '../storage/jobs.ts';
import type { Given } from './given.ts';
import type { Tasks } from './tasks.svelte.ts';

/** Answers kept for when their screen is looked at again. */
const KEPT = 8;

/** How good rankings, transcripts and boxes are that stand in columns. */
export class OutputScores {
  readonly #tasks: Tasks;
  readonly #known = new Map<string, OutputReport>();

  constructor({ tasks }: Pick<Given, 'tasks'>) {
    this.#tasks = tasks;
  }

  /** What was asked before is answered at once. */
  known(question: OutputQuestion): OutputReport | null {
    return this.#known.get(JSON.stringify(question)) ?? null;
  }

  score(question: OutputQuestion, project: Id, title: string): Promise<OutputReport> {
    return this.#tasks.run({
      title,
      project,
      run: async (job, onProgress, signal) => {
        const report = await analyzeLane.run<OutputReport>(
          (api) => api.scoreOutputs(question, onProgress),
          signal,
        );
        await endJob(job, 'done', Date.now(), null);
        this.#known.set(JSON.stringify(question), report);
        for (const old of this.#known.keys()) if (this.#known.size > KEPT) this.#known.delete(old);
        return report;
      },
    });
  }
}
