import { Cancelled } from '../../../core/kernel/cancelled.ts';
import { canonicalJson } from '../../../core/kernel/canonical-json.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type {
  DetectionCurve,
  OperatingFigures,
  RolloutScenario,
} from '../../../core/rollout/operating-figures.ts';
import { SCENARIOS, scenariosOf, type ScenarioName } from '../../../core/rollout/rollout-simulation.ts';
import { chooseSimulator } from '../../../core/rollout/simulator-choice.ts';
import { withTest } from '../../../core/rollout/with-test.ts';
import type { Rollouts } from '../../../session/rollouts.ts';
import { comparedTest, risesFor, type Asked } from './asked.ts';
import { plantableShares } from './plantable-shares.ts';

type Doing = 'rollouts' | 'curve';

/** Of each plan at each point of the curve, where counts are drawn and where requests are, which takes far longer. */
const MOST_RUNS_A_POINT = { aggregate: 300, perRequest: 60 };

/** What many rollouts of a plan come to, as far as it is there; only the newest question counts. */
export class SimulationState {
  figures = $state.raw<Partial<Record<ScenarioName, OperatingFigures>>>({});
  curves = $state.raw<readonly DetectionCurve[]>([]);
  /** Up to which rise of the errors they go. */
  mostRise = $state(0);
  /** What the scenarios are; null until the rows were counted. */
  scenarios = $state.raw<Record<ScenarioName, RolloutScenario> | null>(null);
  doing = $state.raw<{ what: Doing; done: number; total: number } | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  /** What the figures on the screen answer. */
  #answered = $state.raw<{ figures: string | null; curves: string | null }>({ figures: null, curves: null });
  /** How long the last ones took altogether, ms; null before. */
  tookMs = $state.raw<number | null>(null);
  /** The person stopped it, or it waits to be asked for. */
  isHalted = $state(false);
  readonly #rollouts: Rollouts;
  #stop: AbortController | null = null;

  constructor(rollouts: Rollouts) {
    this.#rollouts = rollouts;
  }

  /** Whether all that is shown answers this. */
  answers(asked: Asked): boolean {
    return this.#answered.figures === figuresKey(asked) && this.#answered.curves === curvesKey(asked);
  }

  /** Whether the figures answer something else than this. */
  isStale(asked: Asked): boolean {
    return this.#answered.figures !== null && this.#answered.figures !== figuresKey(asked);
  }

  stop(): void {
    this.#stop?.abort();
    this.#stop = null;
    this.doing = null;
  }

  halt(): void {
    this.stop();
    this.isHalted = true;
  }

  /** What was asked, apart from how the answers are looked at. */
  keyOf(asked: Asked): string {
    return figuresKey(asked) + curvesKey(asked);
  }

  /** `whole`: makes the rollouts too; otherwise only what one rollout needs to know, which is quick. */
  async ask(asked: Asked, whole = true): Promise<void> {
    this.stop();
    this.isHalted = false;
    this.doing = { what: 'rollouts', done: 0, total: asked.simulation.runs * SCENARIOS.length };
    const own = (this.#stop = new AbortController());
    this.problem = null;
    const began = performance.now();
    try {
      const plantable = await plantableShares(this.#rollouts, asked);
      if (this.#stop !== own) return;
      const scenarios = scenariosOf(asked.simulation, plantable);
      this.scenarios = scenarios;
      if (!whole) {
        this.halt();
        return;
      }
      if (this.#answered.figures !== figuresKey(asked)) await this.#askFigures(asked, scenarios, own);
      if (this.#stop === own && this.#answered.curves !== curvesKey(asked))
        await this.#askCurves(asked, plantable.bad, own);
      if (this.#stop === own) this.tookMs = performance.now() - began;
    } catch (error) {
      if (this.#stop !== own || error instanceof Cancelled) return;
      this.problem = factsOf(error);
    } finally {
      if (this.#stop === own) {
        this.doing = null;
        this.#stop = null;
      }
    }
  }

  async #askFigures(
    asked: Asked,
    scenarios: Record<ScenarioName, RolloutScenario>,
    own: AbortController,
  ): Promise<void> {
    const take = (figures: readonly OperatingFigures[]): void => {
      const named = SCENARIOS.flatMap((name) => {
        const found = figures.find(({ scenario }) => scenario.name === name);
        return found ? [[name, found] as const] : [];
      });
      this.figures = Object.fromEntries(named);
      this.#answered = { ...this.#answered, figures: figuresKey(asked) };
    };
    const all = await this.#rollouts.figures(
      asked.question,
      SCENARIOS.map((name) => scenarios[name]),
      asked.simulation.runs,
      (part) => {
        if (this.#stop !== own) return;
        this.doing = { what: 'rollouts', done: part.done, total: part.total };
        if (part.figures.length > 0) take(part.figures);
      },
      own.signal,
    );
    if (this.#stop === own) take(all);
  }

  async #askCurves(asked: Asked, plantable: number, own: AbortController): Promise<void> {
    const { question, simulation } = asked;
    const { rise, where, fromMs } = simulation.planted;
    const against = comparedTest(question.plan, simulation.against);
    const plans = [
      { name: 'own', plan: question.plan },
      ...(against ? [{ name: 'other', plan: withTest(question.plan, against) }] : []),
    ];
    const most = MOST_RUNS_A_POINT[chooseSimulator(question).by];
    const extras = risesFor(rise, plantable).map((each) =>
      plantable > 0 ? Math.min(1, each / plantable) : 0,
    );
    this.mostRise = risesFor(rise, plantable).at(-1)!;
    this.curves = [];
    this.doing = { what: 'curve', done: 0, total: 1 };
    const curves = await this.#rollouts.sweep(
      { ...question, base: simulation.base, planted: { extra: 0, where, fromMs, in: 'challenger' } },
      { plans, extras: [...new Set(extras)], runs: Math.min(simulation.runs, most) },
      (part) => {
        if (this.#stop !== own) return;
        this.doing = { what: 'curve', done: part.done, total: part.total };
        this.curves = part.curves;
      },
      own.signal,
    );
    if (this.#stop !== own) return;
    this.curves = curves;
    this.#answered = { ...this.#answered, curves: curvesKey(asked) };
  }
}

function figuresKey({ question, simulation }: Asked): string {
  const { planted, drift, runs, base } = simulation;
  return canonicalJson({ question, planted, drift, runs, base });
}

function curvesKey({ question, simulation }: Asked): string {
  const { planted, runs, base, against } = simulation;
  return canonicalJson({ question, planted, runs, base, against });
}
