import { Cancelled } from '../../../core/kernel/cancelled.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import { JUDGING_AIM } from '../../../core/shadow/judging.ts';
import type { ShadowCheck, ShadowCheckQuestion } from '../../../core/shadow/shadow-check.ts';
import type { ShadowReportQuestion } from '../../../core/shadow/shadow-report.ts';
import { NO_RULES } from '../../../core/shadow/shadow-rules.ts';
import type { Shadow } from '../../../core/shadow/shadow.ts';
import type { Shadows } from '../../../session/shadows.svelte.ts';

/** What rules leave of a run, its noise and what is to be judged; only the newest question counts. */
export class CheckAnswer {
  check = $state.raw<ShadowCheck | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  readonly #shadows: Shadows;
  #asked = 0;

  constructor(shadows: Shadows) {
    this.#shadows = shadows;
  }

  async ask(question: ShadowCheckQuestion): Promise<void> {
    const asked = ++this.#asked;
    try {
      const check = await this.#shadows.check(question);
      if (asked !== this.#asked) return;
      this.check = check;
      this.problem = null;
    } catch (error) {
      if (asked !== this.#asked || error instanceof Cancelled) return;
      this.check = null;
      this.problem = factsOf(error);
    }
  }
}

/** The question of a comparison's results with its rules on top. */
export function checkQuestion({ body }: Shadow, results: ShadowReportQuestion): ShadowCheckQuestion {
  return {
    ...results,
    again: body.run?.again?.predictions ?? null,
    rules: body.rules ?? NO_RULES,
    seed: (body.judging ?? JUDGING_AIM).seed,
  };
}
