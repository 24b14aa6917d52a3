/**
 * Answers kept for when they are asked for again: of more than so many, those that came first go. What failed is asked
 * anew the next time.
 */
export class KeptAnswers<Key, Answer> {
  readonly #most: number;
  readonly #known = new Map<Key, Promise<Answer>>();

  constructor(most: number) {
    this.#most = most;
  }

  /** The answer that is known or on its way, else one that is asked for now. */
  of(key: Key, ask: () => Promise<Answer>): Promise<Answer> {
    const known = this.#known.get(key);
    if (known) return known;
    const asked = ask();
    this.#known.set(key, asked);
    asked.catch(() => this.#known.delete(key));
    for (const old of this.#known.keys()) if (this.#known.size > this.#most) this.#known.delete(old);
    return asked;
  }

  /** The same without asking. */
  known(key: Key): Promise<Answer> | undefined {
    return this.#known.get(key);
  }
}
