/** The answer to what was asked last, as far as it is there; the one before it stands until then. */
export class LatestAnswer<Question, Answer> {
  #answer = $state.raw<Answer | null>(null);
  readonly #ask: (question: Question) => Promise<Answer>;
  /** Asked while another answer was awaited: only the last one is of use. */
  #waiting: { question: Question } | null = null;
  #isAsking = false;

  /** Asks anew whenever the question changes, one at a time. Made while a component is being set up. */
  constructor(question: () => Question, ask: (question: Question) => Promise<Answer>) {
    this.#ask = ask;
    $effect(() => {
      this.#waiting = { question: question() };
      if (!this.#isAsking) void this.#askWaiting();
    });
  }

  get answer(): Answer | null {
    return this.#answer;
  }

  async #askWaiting(): Promise<void> {
    this.#isAsking = true;
    try {
      while (this.#waiting) {
        const { question } = this.#waiting;
        this.#waiting = null;
        this.#answer = await this.#ask(question);
      }
    } finally {
      this.#isAsking = false;
    }
  }
}
