import { Cancelled } from '../../../core/kernel/cancelled.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { TrialRun } from '../../../core/monitor/stream-trial.ts';
import type { StreamQuestion } from '../../../core/simulate/stream-question.ts';
import type { Streams } from '../../../session/streams.ts';

/** The same stream made again and again; what is there is shown while the rest is made. */
export class Trials {
  runs = $state.raw<readonly TrialRun[]>([]);
  /** How many are being made; null: none. */
  going = $state<number | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  readonly #streams: Streams;
  readonly #question: StreamQuestion;
  #abort: AbortController | null = null;

  constructor(streams: Streams, question: StreamQuestion) {
    this.#streams = streams;
    this.#question = question;
  }

  async make(times: number): Promise<void> {
    this.stop();
    const own = (this.#abort = new AbortController());
    this.problem = null;
    this.going = times;
    let isFirst = true;
    const take = (run: TrialRun): void => {
      if (own.signal.aborted) return;
      // The runs before stay until there is one of these.
      this.runs = isFirst ? [run] : [...this.runs, run];
      isFirst = false;
    };
    try {
      await this.#streams.try({ question: this.#question, times }, take, own.signal);
    } catch (error) {
      if (!(error instanceof Cancelled)) this.problem = factsOf(error);
    } finally {
      if (this.#abort === own) this.going = null;
    }
  }

  /** What was made so far stays. */
  stop(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.going = null;
  }
}
