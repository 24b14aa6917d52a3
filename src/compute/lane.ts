import { proxy, releaseProxy, wrap, type Remote } from 'comlink';
import { Cancelled } from '../core/kernel/cancelled.ts';
import { Problem, type ProblemFacts } from '../core/kernel/problem.ts';
import type { Id } from '../core/kernel/objects.ts';
import type { EveryApi } from './contract.ts';
import { workerUrl } from './trusted-url.ts';

/** Errors cross threads as plain facts: structured clone would lose a Problem's class and fields. */
interface Thrown {
  problem: ProblemFacts;
  stack: string | undefined;
}

interface Running {
  worker: Worker;
  api: Remote<unknown>;
  died: Promise<never>;
  /** The project it was told last. */
  project: Id | null;
}

let here: Id | null = null;

/** Tasks begun from now on are of this project. */
export function workIn(project: Id | null): void {
  here = project;
}

export interface LaneOptions {
  /** Ends the worker this long after its last task; 0 = at once (frees the engine's memory), null = never. */
  idleMs: number | null;
  /** How many tasks may run at once; more wait in order. */
  width: number;
  /** What the worker finds as its own name. */
  name?: string;
}

/**
 * One worker and the tasks that run in it. Aborting a running task ends the worker (the only stop that always works,
 * also inside a model's run) and fails the tasks beside it; the next task starts a fresh one.
 */
export class Lane<Api extends object> {
  #running: Running | null = null;
  #busy = 0;
  #waiting: (() => void)[] = [];
  #idle: ReturnType<typeof setTimeout> | undefined;
  readonly #url: string;
  readonly #options: LaneOptions;

  constructor(url: string, options: LaneOptions) {
    this.#url = url;
    this.#options = options;
  }

  /** Runs one task. Rejects with Cancelled when aborted, with Problem when the worker says why, with Error otherwise. */
  async run<T>(task: (api: Remote<Api>) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const project = here;
    await this.#turn(signal);
    clearTimeout(this.#idle);
    const running = (this.#running ??= this.#start());
    tell(running, project);
    let stop = (): void => undefined;
    const aborted = new Promise<never>((_, reject) => {
      stop = () => {
        reject(new Cancelled());
        this.#end(running);
      };
    });
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return await Promise.race([task(running.api as Remote<Api>), running.died, aborted]);
    } catch (error) {
      throw asError(error);
    } finally {
      signal?.removeEventListener('abort', stop);
      this.#done(running);
    }
  }

  async #turn(signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) throw new Cancelled();
    if (this.#busy < this.#options.width) {
      this.#busy++;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const go = (): void => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        this.#waiting = this.#waiting.filter((waiting) => waiting !== go);
        reject(new Cancelled());
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting.push(go);
    });
  }

  #done(running: Running): void {
    const next = this.#waiting.shift();
    if (next) {
      next();
      return;
    }
    this.#busy--;
    if (this.#busy > 0 || this.#options.idleMs === null) return;
    this.#idle = setTimeout(() => {
      this.#end(running);
    }, this.#options.idleMs);
  }

  #start(): Running {
    const worker = new Worker(workerUrl(this.#url) as string, {
      type: 'module',
      ...(this.#options.name === undefined ? {} : { name: this.#options.name }),
    });
    const died = new Promise<never>((_, reject) => {
      worker.addEventListener('error', (event) => {
        reject(new Error(event.message || 'A worker could not be started.'));
        if (this.#running?.worker === worker) this.#end(this.#running);
      });
    });
    died.catch(() => undefined);
    return { worker, api: wrap<unknown>(worker), died, project: null };
  }

  #end(running: Running): void {
    if (this.#running !== running) return;
    this.#running = null;
    running.api[releaseProxy]();
    running.worker.terminate();
  }
}

/** Messages arrive in order: the task that is sent next begins with the project told here. */
function tell(running: Running, project: Id | null): void {
  if (running.project === project) return;
  running.project = project;
  void (running.api as Remote<EveryApi>).lookAt(project).catch(() => undefined);
}

/** Hands a callback to a worker. */
export function callback<F extends (...args: never[]) => void>(call: F): F {
  return proxy(call);
}

function asError(error: unknown): unknown {
  if (error !== null && typeof error === 'object' && 'problem' in error) {
    const { problem, stack } = error as Thrown;
    if (problem.code !== 'defect') return new Problem(problem);
    const defect = new Error(problem.message);
    if (stack) defect.stack = stack;
    return defect;
  }
  return error;
}
