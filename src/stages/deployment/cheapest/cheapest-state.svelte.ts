import { Cancelled } from '../../../core/kernel/cancelled.ts';
import { canonicalJson } from '../../../core/kernel/canonical-json.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { VariantFigures } from '../../../core/rollout/cheapest-plan.ts';
import { planVariants, type VariantGrid } from '../../../core/rollout/plan-variants.ts';
import { horizonOf, scenariosOf } from '../../../core/rollout/rollout-simulation.ts';
import type { Rollouts } from '../../../session/rollouts.ts';
import type { Asked } from '../simulate/asked.ts';
import { plantableShares } from '../simulate/plantable-shares.ts';

/** Variants of the plan of a question, each in so many rollouts of each kind. */
export interface VariantsAsked extends Asked {
  grid: VariantGrid;
  runs: number;
}

const AS_IT_IS: VariantGrid = { firstWeights: [], holdFactors: [], alphas: [], failureLimits: [] };

/** What a plan's variants come to, as far as they were tried; limits are no part of what is asked. */
export class CheapestState {
  /** The plan as it is, first; then its variants. */
  variants = $state.raw<readonly VariantFigures[]>([]);
  doing = $state.raw<{ done: number; total: number } | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  /** What the variants on the screen were made of. */
  answered = $state.raw<VariantsAsked | null>(null);
  isWhole = $state(false);
  readonly #rollouts: Rollouts;
  #stop: AbortController | null = null;

  constructor(rollouts: Rollouts) {
    this.#rollouts = rollouts;
  }

  /** Whether the variants on the screen, if there are any, are of something else. */
  isStale(asked: VariantsAsked): boolean {
    return this.answered !== null && keyOf(this.answered) !== keyOf(asked);
  }

  /** What was tried until then stays. */
  stop(): void {
    this.#stop?.abort();
    this.#stop = null;
    this.doing = null;
  }

  async ask(asked: VariantsAsked): Promise<void> {
    this.stop();
    const own = (this.#stop = new AbortController());
    const { grid, runs, simulation } = asked;
    const question = { ...asked.question, horizonMs: horizonFor(asked) };
    this.doing = { done: 0, total: (planVariants(question.plan, grid).length + 1) * runs * 2 };
    this.problem = null;
    try {
      const scenarios = scenariosOf(simulation, await plantableShares(this.#rollouts, asked));
      const { healthy, bad } = scenarios;
      let before = 0;
      let present: readonly VariantFigures[] = [];
      const take = (found: readonly VariantFigures[]): void => {
        if (this.#stop !== own || found.length === 0) return;
        this.variants = [...present, ...found.filter((variant) => !isAmong(present, variant))];
        this.answered = asked;
        this.isWhole = false;
      };
      const variants = async (tried: VariantGrid): Promise<readonly VariantFigures[]> => {
        if (this.#stop !== own) throw new Cancelled();
        return this.#rollouts.variants(
          question,
          { grid: tried, healthy, bad, runs },
          (part) => {
            if (this.#stop !== own) return;
            this.doing = { done: before + part.done, total: this.doing?.total ?? part.total };
            take(part.variants);
          },
          own.signal,
        );
      };
      const first = await variants(AS_IT_IS);
      take(first);
      present = first;
      before = runs * 2;
      take(await variants(grid));
      if (this.#stop === own) this.isWhole = true;
    } catch (error) {
      if (this.#stop !== own || error instanceof Cancelled) return;
      this.problem = factsOf(error);
    } finally {
      if (this.#stop === own) this.stop();
    }
  }
}

/** Harm is counted until the same time for all: a fifth longer than the slowest of them takes, if none is typed. */
export function horizonFor({ question, simulation, grid }: VariantsAsked): number {
  if (simulation.horizonMs !== null) return question.horizonMs;
  const { plan, traffic } = question;
  const all = planVariants(plan, grid).map((variant) => horizonOf(variant.plan, traffic, null));
  return Math.max(question.horizonMs, ...all);
}

function isAmong(present: readonly VariantFigures[], variant: VariantFigures): boolean {
  return present.some(({ plan }) => canonicalJson(plan) === canonicalJson(variant.plan));
}

function keyOf({ question, simulation, grid, runs }: VariantsAsked): string {
  const { planted, drift, base, horizonMs } = simulation;
  return canonicalJson({ question, planted, drift, base, horizonMs, grid, runs });
}
