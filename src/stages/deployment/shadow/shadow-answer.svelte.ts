import { Cancelled } from '../../../core/kernel/cancelled.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { ShadowReport, ShadowReportQuestion } from '../../../core/shadow/shadow-report.ts';
import type { Shadows } from '../../../session/shadows.svelte.ts';

/** What a finished run says; only the newest question counts. */
export class ShadowAnswer {
  report = $state.raw<ShadowReport | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  readonly #shadows: Shadows;
  #asked = 0;

  constructor(shadows: Shadows) {
    this.#shadows = shadows;
  }

  async ask(question: ShadowReportQuestion): Promise<void> {
    const asked = ++this.#asked;
    try {
      const report = await this.#shadows.report(question);
      if (asked !== this.#asked) return;
      this.report = report;
      this.problem = null;
    } catch (error) {
      if (asked !== this.#asked || error instanceof Cancelled) return;
      this.report = null;
      this.problem = factsOf(error);
    }
  }
}
