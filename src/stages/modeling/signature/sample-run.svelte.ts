import { Cancelled } from '../../../core/kernel/cancelled.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { Signature } from '../../../core/model/signature.ts';
import type { Models } from '../../../session/models.ts';

export type SamplePredictions = Awaited<ReturnType<Models['sample']>>;

export const SAMPLE_ROWS = 5;
const QUIET_MS = 350;

/** What the model says of the first rows, asked again a moment after the last change; only the newest answer counts. */
export class SampleRun {
  /** The answers, with the signature they were made by. */
  result = $state.raw<{ sample: SamplePredictions; signature: Signature } | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  running = $state(false);
  /** Whether `result` is of an earlier signature than the one shown. */
  stale = $state(false);
  readonly #models: Models;
  readonly #file: Blob;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(models: Models, file: Blob) {
    this.#models = models;
    this.#file = file;
  }

  /** Asks in a moment, unless asked again before. */
  ask(signature: Signature, table: Digest): void {
    this.stale = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(signature, table), QUIET_MS);
  }

  async now(signature: Signature, table: Digest): Promise<void> {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    this.running = true;
    try {
      const sample = await this.#models.sample({ file: this.#file }, signature, table, SAMPLE_ROWS);
      if (asked === this.#asked) this.#show({ sample, signature }, null);
    } catch (error) {
      if (asked === this.#asked && !(error instanceof Cancelled)) this.#show(null, factsOf(error));
    } finally {
      if (asked === this.#asked) this.running = false;
    }
  }

  /** Nothing can be asked at the moment: an answer on its way no longer counts. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#asked++;
    this.running = false;
    this.stale = true;
  }

  #show(result: SampleRun['result'], problem: ProblemFacts | null): void {
    this.result = result;
    this.problem = problem;
    this.stale = false;
  }
}
