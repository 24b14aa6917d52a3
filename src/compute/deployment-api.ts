import type { FrontierPoint, FrontierSetting } from '../core/automation/automation-frontier.ts';
import type {
  AutomationQuestion,
  AutomationReport,
  FrontierReport,
} from '../core/automation/automation-report.ts';
import type { MeasuredError } from '../core/automation/measured-human-error.ts';
import type {
  CalibrationPart,
  CalibrationQuestion,
  CalibrationReport,
} from '../core/harm/test-calibration.ts';
import type { Digest } from '../core/kernel/objects.ts';
import type { BlueGreenDone, BlueGreenRun } from '../core/rollout/blue-green-run.ts';
import type { BlueGreenSettings } from '../core/rollout/blue-green-settings.ts';
import type { VariantFigures, VariantQuestion, VariantsPart } from '../core/rollout/cheapest-plan.ts';
import type { SwitchingFigures } from '../core/rollout/compare-switching.ts';
import type { LintContext } from '../core/rollout/lint-plan.ts';
import type {
  DetectionCurve,
  FiguresPart,
  OperatingFigures,
  RolloutScenario,
  SweepPart,
  SweepQuestion,
} from '../core/rollout/operating-figures.ts';
import type { PlanFinding } from '../core/rollout/plan-finding.ts';
import type { RolloutPlan } from '../core/rollout/plan.ts';
import type { RolloutAction, RolloutQuestion } from '../core/rollout/rollout-question.ts';
import type { RolloutRun } from '../core/rollout/rollout-run.ts';
import type { ServingPart, ServingQuestion } from '../core/serving/serving-runs.ts';
import type { ShadowCheck, ShadowCheckQuestion } from '../core/shadow/shadow-check.ts';
import type { ShadowReport, ShadowReportQuestion } from '../core/shadow/shadow-report.ts';
import type { OnPart } from './calls.ts';

/** What is asked before and during a deployment. */
export interface DeploymentApi {
  /** Scores sorted once, for two thresholds to be moved. Throws Problem "automation.noScores". */
  automation(question: AutomationQuestion): Promise<AutomationReport>;
  /** Share automated against total cost, and the cheapest thresholds of all. Throws as `automation`. */
  automationFrontier(evaluation: Digest, setting: FrontierSetting): Promise<FrontierReport>;
  /** The cheapest that leave so many rows to people at most; null where there are none. Throws as `automation`. */
  automationWithin(
    evaluation: Digest,
    setting: FrontierSetting,
    mostReviewed: number,
  ): Promise<FrontierPoint | null>;
  /** How often people err, by a column with their answers. Throws Problem "automation.noAnswers", "truth.*". */
  humanErrorIn(evaluation: Digest, column: string): Promise<MeasuredError>;
  /**
   * One rollout on logged rows, look by look; the same question, seed and actions give the same run, and frames before an
   * action do not depend on it. Throws the problems of `compareEvaluations`, and Problem "rollout.*".
   */
  rolloutRun(question: RolloutQuestion, actions: readonly RolloutAction[]): Promise<RolloutRun>;
  /** Many rollouts of each scenario (in place of the question's base and what is planted). Throws as `rolloutRun`. */
  rolloutRuns(
    question: RolloutQuestion,
    scenarios: readonly RolloutScenario[],
    runs: number,
    onPart: OnPart<FiguresPart>,
  ): Promise<readonly OperatingFigures[]>;
  /** How often each plan rolls back, by what is planted. Throws as `rolloutRun`. */
  rolloutSweep(
    question: RolloutQuestion,
    sweep: SweepQuestion,
    onPart: OnPart<SweepPart>,
  ): Promise<readonly DetectionCurve[]>;
  /** Variants of the question's plan with a healthy and a bad challenger, for `cheapestPlan`. Throws as `rolloutRun`. */
  rolloutVariants(
    question: RolloutQuestion,
    variants: VariantQuestion,
    onPart: OnPart<VariantsPart>,
  ): Promise<readonly VariantFigures[]>;
  /**
   * A switch between two environments, request by request; the plan's steps and metrics have no part in it. The same
   * question, seed and actions give the same run, and frames before an action do not depend on it. Throws as `rolloutRun`.
   */
  blueGreenRun(
    question: RolloutQuestion,
    settings: BlueGreenSettings,
    actions: readonly BlueGreenDone[],
  ): Promise<BlueGreenRun>;
  /** The same switch at once, gradually and as a canary, over some runs. Throws as `rolloutRun`. */
  switchingWays(question: RolloutQuestion, settings: BlueGreenSettings): Promise<readonly SwitchingFigures[]>;
  /** Everything worth saying of a plan. How often it ends a healthy rollout takes long at much traffic. */
  lintPlan(plan: RolloutPlan, context: LintContext): Promise<readonly PlanFinding[]>;
  /** How often every test to decide by alarms falsely and finds a regression at this traffic, simulated. */
  testCalibration(question: CalibrationQuestion, onPart: OnPart<CalibrationPart>): Promise<CalibrationReport>;
  /** Simulates serving, each load handed over as it is there. */
  simulateServing(question: ServingQuestion, onPart: OnPart<ServingPart>): Promise<void>;
  /** How far both sides of a shadow comparison agree, and where not. Throws Problem "compare.otherTask". */
  shadowReport(question: ShadowReportQuestion): Promise<ShadowReport>;
  /** What ignore and clean rules leave of it, its noise floor, and the rows to judge. Throws as shadowReport. */
  shadowCheck(question: ShadowCheckQuestion): Promise<ShadowCheck>;
}
