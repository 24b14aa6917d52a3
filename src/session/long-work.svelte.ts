import { Cancelled } from '../core/kernel/cancelled.ts';
import { factsOf, type ProblemFacts } from '../core/kernel/problem.ts';
import type { Task, Tasks } from './tasks.svelte.ts';

/** Long work that a screen waits for: how far it is, and what it failed of. One at a time. */
export class LongWork {
  task = $state.raw<Task | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  stopped = $state(false);
  readonly #tasks: Tasks;

  constructor({ tasks }: { tasks: Tasks }) {
    this.#tasks = tasks;
  }

  /** What the work gives; null where it failed or was stopped. */
  async run<T>(start: () => Promise<T>): Promise<T | null> {
    this.problem = null;
    this.stopped = false;
    try {
      const work = start();
      // The session puts a job's task at the head of its list as soon as the job is asked for.
      this.task = this.#tasks.list[0] ?? null;
      return await work;
    } catch (error) {
      if (error instanceof Cancelled) this.stopped = true;
      else this.problem = factsOf(error);
      return null;
    } finally {
      this.task = null;
    }
  }
}
