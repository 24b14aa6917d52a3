import { Cancelled } from '../core/kernel/cancelled.ts';
import { factsOf, type ProblemFacts } from '../core/kernel/problem.ts';
import type { Step } from '../core/splits/profile-parts.ts';

/** An answer that takes long and arrives in parts. */
export class LongRead<Part extends { of: string }> {
  /** What is there of the answer, in the order it came. */
  parts = $state.raw<readonly Exclude<Part, Step>[]>([]);
  step = $state.raw<Step | null>(null);
  state = $state<'running' | 'done' | 'stopped' | 'failed'>('running');
  problem = $state.raw<ProblemFacts | null>(null);
  readonly #abort = new AbortController();

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  stop(): void {
    this.#abort.abort();
  }

  take(part: Part): void {
    if (part.of === 'progress') this.step = part as unknown as Step;
    else this.parts = [...this.parts, part as Exclude<Part, Step>];
  }

  async follow(work: Promise<void>): Promise<void> {
    try {
      await work;
      this.state = 'done';
    } catch (error) {
      this.state = error instanceof Cancelled ? 'stopped' : 'failed';
      if (this.state === 'failed') this.problem = factsOf(error);
    }
  }
}
