import type { Task as ModelTask } from '../core/model/signature.ts';
import type { Id } from '../core/kernel/objects.ts';
import { LiveAgreement, type LiveTally } from '../core/shadow/live-agreement.ts';
import type { LanePart } from '../core/shadow/shadow-lane.ts';

export type ShadowRole = 'champion' | 'challenger';

/** One side while it answers. */
export class LiveLane {
  state = $state<'opening' | 'ready' | 'running' | 'done' | 'failed'>('opening');
  part = $state.raw<Omit<LanePart, 'answers'> | null>(null);
  /** Rows a second since its first row; null until there is enough to tell. */
  perSecond = $state<number | null>(null);
  problem = $state<string | null>(null);
  /** When it was last heard of, by the page's clock. */
  heardMs = performance.now();
  #since: { atMs: number; done: number } | null = null;

  take(part: Omit<LanePart, 'answers'>): void {
    this.state = 'running';
    this.heardMs = performance.now();
    this.#since ??= { atMs: this.heardMs, done: part.done };
    const seconds = (this.heardMs - this.#since.atMs) / 1000;
    if (seconds > 0.2) this.perSecond = (part.done - this.#since.done) / seconds;
    this.part = part;
  }
}

/** A shadow comparison while it runs in this page: how far both are, and how far they agree so far. */
export class LiveShadow {
  readonly id: Id;
  readonly champion = new LiveLane();
  readonly challenger = new LiveLane();
  readonly startMs = Date.now();
  tally = $state.raw<LiveTally | null>(null);
  /** After the rows: what is still done with the answers. */
  closing = $state(false);
  /** Whether values are compared, not classes. */
  readonly isRegression: boolean;
  readonly #agreement: LiveAgreement;
  readonly #abort = new AbortController();

  constructor(id: Id, rows: number, tasks: readonly [ModelTask, ModelTask], tolerance: number) {
    this.id = id;
    this.isRegression = tasks[0].type === 'regression';
    this.#agreement = new LiveAgreement(rows, ...tasks, tolerance);
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  take(role: ShadowRole, { answers, ...part }: LanePart): void {
    this[role].take(part);
    this.#agreement.add(role, answers);
    this.tally = this.#agreement.tally;
  }

  stop(): void {
    this.#abort.abort();
  }
}
