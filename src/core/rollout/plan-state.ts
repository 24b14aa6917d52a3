import type { AnalysisRun } from './analysis-run.ts';
import type { Outcome } from './condition.ts';
import { printDuration } from './duration.ts';
import type { PlanStep, RolloutPlan } from './plan.ts';

export type PlanPhase =
  'waiting' | 'progressing' | 'paused' | 'promoting' | 'promoted' | 'aborting' | 'aborted';

export type PlanAction = 'pause' | 'promote' | 'promoteFull' | 'abort' | 'retry' | 'newRevision';

/** What a controller sees when it looks. */
export interface Tick {
  atMs: number;
  /** What each metric would say now; those that are not due are not looked at, those not named have no data. */
  outcomes: Readonly<Record<string, Outcome>>;
  /** Requests the challenger had since the tick before. */
  requests?: number;
  action?: PlanAction;
  /** Whether gates that ask a service are answered with yes. */
  open?: boolean;
}

export interface PlanState {
  phase: PlanPhase;
  /** Index of the step; -1 before the first, as many as there are after the last. */
  step: number;
  /** Percent of the traffic that the new version answers. */
  weight: number;
  mirror: number;
  enteredMs: number;
  /** Under the global counter: of this step's hold, with passing checks. */
  heldMs: number;
  /** Of the challenger in this step. */
  requests: number;
  /** A person let this step go on: neither hold nor gate stop it. */
  released: boolean;
  pause: null | 'user' | 'inconclusive' | 'failed';
  failedChecks: number;
  /** Percent still on the challenger's servers while promoting. */
  left: number;
  runs: readonly AnalysisRun[];
  /** What happened or is awaited, in a sentence. */
  why: string;
}

export const BEFORE_START: PlanState = {
  phase: 'waiting',
  step: -1,
  weight: 0,
  mirror: 0,
  enteredMs: 0,
  heldMs: 0,
  requests: 0,
  released: false,
  pause: null,
  failedChecks: 0,
  left: 0,
  runs: [],
  why: 'Waiting for a person to let it begin.',
};

/** The state on entering a step, with what lasts beyond it. */
export function entered(
  state: PlanState,
  step: number,
  { weight, mirror }: PlanStep,
  atMs: number,
): PlanState {
  return {
    ...state,
    phase: 'progressing',
    step,
    weight,
    mirror,
    enteredMs: atMs,
    heldMs: 0,
    requests: 0,
    released: false,
  };
}

/** Where a rollout stands in its steps: "Step 2 of 4, 20% of the traffic: 3m of 5m." */
export function stepWords(plan: RolloutPlan, state: PlanState, heldMs: number): string {
  const step = plan.steps[state.step]!;
  const awaited: string[] = [];
  if (!state.released && heldMs < step.holdMs)
    awaited.push(`${printDuration(heldMs)} of ${printDuration(step.holdMs)}`);
  if (!state.released && heldMs >= step.holdMs && step.gate === 'manual')
    awaited.push('waiting for a person to promote');
  if (state.requests < step.minSamples)
    awaited.push(`${String(state.requests)} of ${String(step.minSamples)} requests`);
  if (state.runs.some(({ of, phase }) => of === 'step' && phase === 'running'))
    awaited.push('its analysis is under way');
  const what = `Step ${String(state.step + 1)} of ${String(plan.steps.length)}, ${shareWords(state)}`;
  return awaited.length === 0 ? `${what}.` : `${what}: ${awaited.join('; ')}.`;
}

function shareWords({ weight, mirror }: PlanState): string {
  const share = `${String(weight)}% of the traffic`;
  return mirror > 0 ? `${share}, ${String(mirror)}% mirrored` : share;
}

export function isAtEnd({ phase }: PlanState): boolean {
  return phase === 'promoted' || phase === 'aborted';
}
