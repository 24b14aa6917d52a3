import type { Digest } from '../../../core/kernel/objects.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { SplitBy } from '../../../core/splits/split-document.ts';
import type { SplitReport } from '../../../core/splits/split-report.ts';
import type { Splits } from '../../../session/splits.ts';

/** How a table falls into parts; of several asked for, the last counts. What is shown stays until the next is there. */
export class SplitCounts {
  report = $state.raw<SplitReport | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  readonly #splits: Splits;
  #asked = 0;

  constructor(splits: Splits) {
    this.#splits = splits;
  }

  async ask(table: Digest, by: SplitBy): Promise<void> {
    const asked = ++this.#asked;
    try {
      const report = await this.#splits.report(table, by);
      if (asked !== this.#asked) return;
      this.report = report;
      this.problem = null;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.report = null;
      this.problem = factsOf(error);
    }
  }

  forget(): void {
    this.#asked++;
    this.report = this.problem = null;
  }
}
