import { Cancelled } from '../../../core/kernel/cancelled.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { Signature } from '../../../core/model/signature.ts';
import type { Models } from '../../../session/models.ts';

export type SamplePredictions = Awaited<ReturnType<Models['sample']>>;

export const SAMPLE_ROWS = 5;
const QUIET_MS = 350;
/** From then on it can be stopped by hand. */
const SLOW_MS = 2000;
/** Enough for loading the engine by a slow connection; nobody asked for this run, so it must not go on for ever. */
const LONGEST_MS = 120_000;

const NEVER_ENDS: ProblemFacts = {
  code: 'model.neverEnds',
  message: 'The model gave no answer for the first rows and was stopped.',
  expected: `an answer within ${String(LONGEST_MS / 1000)} seconds`,
  found: 'none',
  fix: 'It may hold a loop that never ends: do not use it if you do not know where it comes from.',
};

/** What the model says of the first rows, asked again a moment after the last change; only the newest answer counts. */
export class SampleRun {
  /** The answers, with the signature they were made by. */
  result = $state.raw<{ sample: SamplePredictions; signature: Signature } | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  running = $state(false);
  slow = $state(false);
  /** Whether `result` is of an earlier signature than the one shown. */
  stale = $state(false);
  readonly #models: Models;
  readonly #file: Blob;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #abort = new AbortController();

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
    const { signal } = this.#abort;
    const limit = setTimeout(() => {
      this.stop(NEVER_ENDS);
    }, LONGEST_MS);
    const slow = setTimeout(() => {
      this.slow = asked === this.#asked;
    }, SLOW_MS);
    this.running = true;
    try {
      const model = { file: this.#file };
      const sample = await this.#models.sample(model, signature, table, SAMPLE_ROWS, signal);
      if (asked === this.#asked) this.#show({ sample, signature }, null);
    } catch (error) {
      if (asked === this.#asked && !(error instanceof Cancelled)) this.#show(null, factsOf(error));
    } finally {
      clearTimeout(limit);
      clearTimeout(slow);
      if (asked === this.#asked) this.running = this.slow = false;
    }
  }

  /** Nothing can be asked at the moment: an answer on its way no longer counts. */
  hold(): void {
    clearTimeout(this.#timer);
    this.#asked++;
    this.running = this.slow = false;
    this.stale = true;
  }

  /** Ends the run that is on its way, also one that would never end by itself; `why` is told in place of answers. */
  stop(why: ProblemFacts | null = null): void {
    this.hold();
    this.#abort.abort();
    this.#abort = new AbortController();
    if (why) this.#show(null, why);
  }

  #show(result: SampleRun['result'], problem: ProblemFacts | null): void {
    this.result = result;
    this.problem = problem;
    this.stale = false;
  }
}
