import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';

/** An answer that is asked for anew when the question changes; the last question asked wins. */
export class Asked<T> {
  answer = $state.raw<T | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  #turn = 0;

  async ask(question: () => Promise<T>): Promise<void> {
    const turn = ++this.#turn;
    try {
      const answer = await question();
      if (turn !== this.#turn) return;
      this.answer = answer;
      this.problem = null;
    } catch (error) {
      if (turn !== this.#turn) return;
      this.answer = null;
      this.problem = factsOf(error);
    }
  }
}
