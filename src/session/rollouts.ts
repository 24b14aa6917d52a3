import { rolloutLane, rolloutsLane } from '../compute/clients.ts';
import type { OnPart } from '../compute/calls.ts';
import { callback } from '../compute/lane.ts';
import type { BlueGreenDone, BlueGreenRun } from '../core/rollout/blue-green-run.ts';
import type { BlueGreenSettings } from '../core/rollout/blue-green-settings.ts';
import type { SwitchingFigures } from '../core/rollout/compare-switching.ts';
import type { VariantFigures, VariantQuestion, VariantsPart } from '../core/rollout/cheapest-plan.ts';
import type {
  DetectionCurve,
  FiguresPart,
  OperatingFigures,
  RolloutScenario,
  SweepPart,
  SweepQuestion,
} from '../core/rollout/operating-figures.ts';
import type { LintContext } from '../core/rollout/lint-plan.ts';
import type { PlanFinding } from '../core/rollout/plan-finding.ts';
import type { RolloutPlan } from '../core/rollout/plan.ts';
import type { RolloutAction, RolloutQuestion } from '../core/rollout/rollout-question.ts';
import type { RolloutRun } from '../core/rollout/rollout-run.ts';

/** Rollouts tried on logged rows before anybody is served. What is stopped leaves the parts that came. */
export class Rollouts {
  /** One, look by look. Throws the problems of `rolloutRun`. */
  run(question: RolloutQuestion, actions: readonly RolloutAction[]): Promise<RolloutRun> {
    return rolloutLane.run((api) => api.rolloutRun(question, actions));
  }

  /** Everything worth saying of a plan, where that may take long. */
  findings(plan: RolloutPlan, context: LintContext): Promise<readonly PlanFinding[]> {
    return rolloutLane.run((api) => api.lintPlan(plan, context));
  }

  /** Operating figures of each scenario, in their order; a part some times a second. Rejects with Cancelled when stopped. */
  figures(
    question: RolloutQuestion,
    scenarios: readonly RolloutScenario[],
    runs: number,
    onPart: OnPart<FiguresPart>,
    signal: AbortSignal,
  ): Promise<readonly OperatingFigures[]> {
    return rolloutsLane.run((api) => api.rolloutRuns(question, scenarios, runs, callback(onPart)), signal);
  }

  /** How often each plan rolls back, by what is planted. Rejects with Cancelled when stopped. */
  sweep(
    question: RolloutQuestion,
    sweep: SweepQuestion,
    onPart: OnPart<SweepPart>,
    signal: AbortSignal,
  ): Promise<readonly DetectionCurve[]> {
    return rolloutsLane.run((api) => api.rolloutSweep(question, sweep, callback(onPart)), signal);
  }

  /** Variants of the plan, for `cheapestPlan` to choose from. Rejects with Cancelled when stopped. */
  variants(
    question: RolloutQuestion,
    variants: VariantQuestion,
    onPart: OnPart<VariantsPart>,
    signal: AbortSignal,
  ): Promise<readonly VariantFigures[]> {
    return rolloutsLane.run((api) => api.rolloutVariants(question, variants, callback(onPart)), signal);
  }

  /** A switch between two environments, moment by moment. Throws the problems of `blueGreenRun`. */
  blueGreen(
    question: RolloutQuestion,
    settings: BlueGreenSettings,
    actions: readonly BlueGreenDone[],
  ): Promise<BlueGreenRun> {
    return rolloutLane.run((api) => api.blueGreenRun(question, settings, actions));
  }

  /** At once, gradually and as a canary. Rejects with Cancelled when stopped. */
  switchingWays(
    question: RolloutQuestion,
    settings: BlueGreenSettings,
    signal: AbortSignal,
  ): Promise<readonly SwitchingFigures[]> {
    return rolloutsLane.run((api) => api.switchingWays(question, settings), signal);
  }
}
