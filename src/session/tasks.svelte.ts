import type { Id } from '../core/kernel/objects.ts';
import { factsOf, type ProblemFacts } from '../core/kernel/problem.ts';
import { Cancelled } from '../core/kernel/cancelled.ts';
import { callback } from '../compute/lane.ts';
import type { OnProgress, Progress } from '../compute/calls.ts';
import { abandon, addJob } from '../storage/jobs.ts';
import { askToPersistOnce, requireRoom } from '../storage/space.ts';
import { freshId } from './ids.ts';

export type TaskState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** One piece of long work as the jobs tray shows it. */
export class Task {
  readonly id: Id;
  readonly title: string;
  readonly startMs = Date.now();
  state = $state<TaskState>('waiting');
  progress = $state.raw<Progress | null>(null);
  /** Units a second since the phase began; null until there is enough to tell. */
  perSecond = $state<number | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  endMs = $state<number | null>(null);
  /** Told to stop; it ends when nothing of it is left. */
  stopping = $state(false);
  readonly #abort = new AbortController();
  #phaseStart = { phase: '', atMs: 0, done: 0 };

  constructor(id: Id, title: string) {
    this.id = id;
    this.title = title;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  readonly secondsLeft = $derived.by(() => {
    const { progress, perSecond } = this;
    if (!progress?.total || !perSecond) return null;
    return (progress.total - progress.done) / perSecond;
  });

  cancel(): void {
    this.stopping = true;
    this.#abort.abort();
  }

  report(progress: Progress): void {
    this.state = 'running';
    const now = performance.now();
    if (progress.phase !== this.#phaseStart.phase) {
      this.#phaseStart = { phase: progress.phase, atMs: now, done: progress.done };
      this.perSecond = null;
    }
    const seconds = (now - this.#phaseStart.atMs) / 1000;
    if (seconds > 0.3) this.perSecond = (progress.done - this.#phaseStart.done) / seconds;
    this.progress = progress;
  }
}

export interface Work<T> {
  title: string;
  project: Id | null;
  /** What it will keep at the least, where that is known before: not begun where there is no room for it. */
  bytes?: number;
  /** Gets the job's id, a progress callback fit for a worker, and the signal that ends it. */
  run: (job: Id, onProgress: OnProgress, signal: AbortSignal) => Promise<T>;
}

/** Long work, past and present. It goes on whichever screen is shown. */
export class Tasks {
  #list = $state.raw<readonly Task[]>([]);

  get list(): readonly Task[] {
    return this.#list;
  }

  readonly active = $derived(this.#list.filter(({ state: now }) => now === 'running' || now === 'waiting'));

  /** Rejects with what the work failed of, after everything it had staged is dropped; Cancelled when the user stopped it. */
  async run<T>(work: Work<T>): Promise<T> {
    const task = new Task(freshId(), work.title);
    this.#list = [task, ...this.#list].slice(0, 50);
    try {
      if (work.bytes) await requireRoom(work.bytes);
      await addJob({
        id: task.id,
        project: work.project,
        title: work.title,
        state: 'running',
        startMs: task.startMs,
        endMs: null,
        problem: null,
      });
      const onProgress = callback((progress: Progress) => {
        task.report(progress);
      });
      const result = await work.run(task.id, onProgress, task.signal);
      task.state = 'done';
      // The browser may ask the person, who may take their time.
      if (work.bytes && work.project) void askToPersistOnce();
      return result;
    } catch (error) {
      const state = error instanceof Cancelled ? 'cancelled' : 'failed';
      const problem = state === 'cancelled' ? null : factsOf(error);
      // The task ends when nothing of it is left. Where the database is out of reach, the next start sweeps it.
      await abandon(task.id, state, Date.now(), problem).catch(() => undefined);
      task.problem = problem;
      task.state = state;
      throw error;
    } finally {
      task.endMs = Date.now();
    }
  }

  dismiss(task: Task): void {
    this.#list = this.#list.filter((other) => other !== task);
  }
}
