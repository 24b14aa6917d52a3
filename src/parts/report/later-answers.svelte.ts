import { factsOf } from '../../core/kernel/problem.ts';

/** What came of a question; null while it is not known. */
export type LaterAnswer<T> = { answer: T; why: null } | { answer: null; why: string } | null;

/** Answers that take a while, each asked once. */
export class LaterAnswers {
  #known = $state.raw<ReadonlyMap<string, LaterAnswer<unknown>>>(new Map());
  readonly #asked = new Set<string>();

  /** `key` says all that the answer hangs on. Read in a derivation, it follows. */
  of<T>(key: string, ask: () => Promise<T>): LaterAnswer<T> {
    const known = this.#known.get(key);
    if (known) return known as LaterAnswer<T>;
    if (!this.#asked.has(key)) {
      this.#asked.add(key);
      ask().then(
        (answer) => this.#put(key, { answer, why: null }),
        (error: unknown) => this.#put(key, { answer: null, why: factsOf(error).message }),
      );
    }
    return null;
  }

  #put(key: string, answer: LaterAnswer<unknown>): void {
    this.#known = new Map(this.#known).set(key, answer);
  }
}
