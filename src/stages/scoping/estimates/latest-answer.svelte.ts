/** The answer to what was asked last, as far as it is there; the one before it stands until then. */
export class LatestAnswer<Question, Answer> {
  #answer = $state.raw<Answer | null>(null);

  /** Asks anew whenever the question changes. Made while a component is being set up. */
  constructor(question: () => Question, ask: (question: Question) => Promise<Answer>) {
    $effect(() => {
      let isWanted = true;
      void ask(question()).then((answer) => {
        if (isWanted) this.#answer = answer;
      });
      return () => (isWanted = false);
    });
  }

  get answer(): Answer | null {
    return this.#answer;
  }
}
