import { untrack } from 'svelte';
import { canonicalJson } from '../../../core/kernel/canonical-json.ts';
import {
  blueGreenHorizon,
  DEFAULT_BLUE_GREEN,
  type BlueGreenSettings,
} from '../../../core/rollout/blue-green-settings.ts';
import type { RolloutPlanDocument } from '../../../core/rollout/plan-document.ts';
import type { RolloutQuestion } from '../../../core/rollout/rollout-question.ts';
import {
  DEFAULT_SIMULATION,
  SCENARIOS,
  type RolloutSimulation,
  type ScenarioName,
} from '../../../core/rollout/rollout-simulation.ts';
import { Rollouts } from '../../../session/rollouts.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import { PlanEditor } from '../plans/plan-editor.svelte.ts';
import { askedOf } from '../simulate/asked-of.ts';
import { SimulationState } from '../simulate/simulation-state.svelte.ts';
import type { TwoEvaluations } from '../simulate/two-evaluations.ts';
import { BlueGreenPlay } from './blue-green-play.svelte.ts';
import { SwitchingWays } from './switching-ways.svelte.ts';

/** Typing rests for so long before the ways are held together again, ms. */
const REST_MS = 200;

/** The switch of a plan as it stands on the screen: what is asked, the answers, and its edits. Made while a component is being set up. */
export class SwitchTrial {
  readonly editor: PlanEditor;
  readonly simulated: SimulationState;
  readonly play: BlueGreenPlay;
  readonly held: SwitchingWays;
  readonly #workbench: Workbench;
  readonly #pair: () => TwoEvaluations;

  constructor(workbench: Workbench, document: () => RolloutPlanDocument, pair: () => TwoEvaluations) {
    this.#workbench = workbench;
    this.#pair = pair;
    this.editor = new PlanEditor(workbench, workbench.open!, document);
    this.simulated = new SimulationState(workbench.the(Rollouts));
    this.play = new BlueGreenPlay(workbench.the(Rollouts));
    this.held = new SwitchingWays(workbench.the(Rollouts));
    $effect(() => this.#follow());
    $effect(() => () => {
      this.simulated.stop();
      this.held.stop();
    });
    // What becomes of the right answers is counted first; nothing is rolled out.
    $effect(() => {
      void this.#rowsKey;
      untrack(() => void this.simulated.ask(this.asked, false));
    });
    $effect(() => {
      void this.#waysKey;
      return untrack(() => {
        const { question, settings } = this;
        if (!question) return undefined;
        const now = { ...question, seed: this.simulation.seed };
        const timer = setTimeout(() => void this.held.ask(now, settings), REST_MS);
        return () => clearTimeout(timer);
      });
    });
  }

  readonly asked = $derived.by(() => askedOf(this.editor, this.#pair()));
  readonly simulation = $derived.by(() => this.asked.simulation);
  readonly settings = $derived.by((): BlueGreenSettings => this.editor.body.blueGreen ?? DEFAULT_BLUE_GREEN);
  readonly scenario = $derived.by(
    (): ScenarioName => SCENARIOS.find((name) => name === this.#query['challenger']) ?? 'bad',
  );
  /** null until the rows were counted. */
  readonly question = $derived.by((): RolloutQuestion | null => {
    const chosen = this.simulated.scenarios?.[this.scenario];
    if (!chosen) return null;
    const { plan, traffic } = this.asked.question;
    const { seed, horizonMs: typedMs } = this.simulation;
    return {
      ...this.asked.question,
      horizonMs: blueGreenHorizon(plan, traffic, this.settings, typedMs),
      ...{ base: chosen.base, planted: chosen.planted, seed: seed + this.#other },
    };
  });
  readonly #rowsKey = $derived.by(() => this.simulated.keyOf(this.asked));
  readonly #runKey = $derived.by(() => canonicalJson([this.question, this.settings, this.play.actions]));
  readonly #waysKey = $derived.by(() =>
    canonicalJson([this.question && { ...this.question, seed: 0 }, this.settings]),
  );

  get #query(): Readonly<Record<string, string>> {
    return this.#workbench.route.place.query;
  }

  /** Which of the runs on other seeds. */
  get #other(): number {
    return Number(this.#query['seed'] ?? 0);
  }

  #follow(): void {
    void this.#runKey;
    untrack(() => {
      const { question, settings, play } = this;
      if (question) void play.ask(question, settings, play.actions);
    });
  }

  change(patch: Partial<RolloutSimulation>, label: string): void {
    void this.editor.put(label, (body) => ({
      simulation: { ...DEFAULT_SIMULATION, ...body.simulation, ...patch },
    }));
  }

  set(patch: Partial<BlueGreenSettings>, label: string): void {
    void this.editor.put(label, (body) => ({
      blueGreen: { ...DEFAULT_BLUE_GREEN, ...body.blueGreen, ...patch },
    }));
  }

  standBy(ms: number | null): void {
    void this.editor.edit('Standby', (plan) => ({
      ...plan,
      policy: { ...plan.policy, scaleDownDelayMs: ms },
    }));
  }

  show(scenario: ScenarioName): void {
    this.play.begin();
    this.#workbench.route.ask({ challenger: scenario === 'bad' ? null : scenario });
  }

  another(): void {
    this.play.begin();
    this.#workbench.route.ask({ seed: String(this.#other + 1) });
  }
}
