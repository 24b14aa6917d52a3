import { measureRun, startRun, type AnalysisRun } from './analysis-run.ts';
import type { RolloutPlan } from './plan.ts';
import { BEFORE_START, entered, isAtEnd, stepWords, type PlanState, type Tick } from './plan-state.ts';

/** One look of a controller that decides by the analyses of steps and the one beside them, as Argo Rollouts does. */
export function stepAnalyses(plan: RolloutPlan, before: PlanState, tick: Tick): PlanState {
  const { action, atMs } = tick;
  if (action === 'newRevision' || (action === 'retry' && before.phase === 'aborted')) {
    return startAnalyses(plan, tick);
  }
  if (before.phase === 'waiting') return action === 'promote' ? enter(plan, before, 0, tick) : before;
  if (before.phase === 'aborting') return walkBack(plan, before, before.why);
  if (isAtEnd(before)) return before;
  let state = { ...before, requests: before.requests + (tick.requests ?? 0) };
  if (action === 'abort') return abort(plan, state, 'A person aborted it');
  if (action === 'promoteFull') return promoted(state, 'A person promoted it without the rest of the steps.');
  if (action === 'pause') state = { ...state, phase: 'paused', pause: 'user' };
  if (action === 'promote') {
    if (isSkip(plan, state, atMs)) return enter(plan, state, state.step + 1, tick);
    state = promoteStep(state, atMs);
  }
  return advance(plan, state, tick);
}

/** The state at the beginning: the first step is entered at once. */
export function startAnalyses(plan: RolloutPlan, tick: Tick): PlanState {
  const state = { ...BEFORE_START, enteredMs: tick.atMs };
  return plan.startGate === 'manual' ? state : enter(plan, state, 0, tick);
}

function enter(plan: RolloutPlan, state: PlanState, at: number, tick: Tick): PlanState {
  const step = plan.steps[at];
  if (!step) return promoted(state, 'All steps are passed: the new version has all traffic.');
  const { background } = plan;
  const runs = state.runs.filter(({ of }) => of === 'background');
  if (background && runs.length === 0 && at >= background.fromStep) {
    runs.push(startRun('background', background.analysis, tick.atMs));
  }
  if (step.analysis.length > 0) runs.push(startRun('step', step.analysis, tick.atMs));
  return advance(plan, { ...entered(state, at, step, tick.atMs), runs }, tick);
}

/** Measures what is due, hears the verdicts, and goes on to the next step where nothing is awaited. */
function advance(plan: RolloutPlan, before: PlanState, tick: Tick): PlanState {
  let state: PlanState = {
    ...before,
    runs: before.runs.map((run) => measureRun(run, plan, tick.outcomes, tick.atMs)),
  };
  if (state.pause !== 'inconclusive' && state.pause !== 'failed') {
    for (const run of state.runs) {
      state = heard(plan, state, run);
      if (state.phase === 'aborted' || state.phase === 'aborting') return state;
    }
  }
  if (state.pause !== null) return { ...state, phase: 'paused', why: pausedWords(state) };
  const held = tick.atMs - state.enteredMs;
  const step = plan.steps[state.step]!;
  const isFree = state.released || (held >= step.holdMs && step.gate === 'auto');
  const isTested = state.runs.every(({ of, phase }) => of !== 'step' || phase !== 'running');
  if (isFree && isTested && state.requests >= step.minSamples)
    return enter(plan, state, state.step + 1, tick);
  const waits = !state.released && held >= step.holdMs && step.gate === 'manual';
  return { ...state, phase: waits ? 'paused' : 'progressing', why: stepWords(plan, state, held) };
}

function heard(plan: RolloutPlan, state: PlanState, run: AnalysisRun): PlanState {
  if (run.phase === 'running' || run.phase === 'success') return state;
  const rule = run.phase === 'inconclusive' ? plan.policy.onInconclusive : plan.policy.onFail;
  if (rule === 'abort') return abort(plan, state, run.why);
  if (rule === 'pause') return { ...state, pause: 'inconclusive', why: run.why };
  if (rule === 'hold') return { ...state, pause: 'failed', why: run.why };
  return state;
}

function pausedWords({ pause, runs }: PlanState): string {
  if (pause === 'user') return 'Paused by a person.';
  const run = runs.find(({ phase }) => phase !== 'running' && phase !== 'success');
  return `Paused: ${run?.why ?? 'the analysis did not succeed'}.`;
}

/** Whether a promotion now can only mean to leave out what is left of this step. */
function isSkip(plan: RolloutPlan, { pause, released, step, enteredMs }: PlanState, atMs: number): boolean {
  const { gate, holdMs } = plan.steps[step]!;
  return pause === null && (released || (gate === 'auto' && atMs - enteredMs >= holdMs));
}

/** A person lets it go on: out of a pause, with the analyses that ended it begun anew, or past hold and gate. */
function promoteStep(state: PlanState, atMs: number): PlanState {
  if (state.pause === null) return { ...state, released: true };
  const runs = state.runs.map((run) =>
    run.phase === 'running' || run.phase === 'success' || state.pause === 'user'
      ? run
      : startRun(
          run.of,
          run.metrics.map(({ id }) => id),
          atMs,
        ),
  );
  return { ...state, pause: null, runs };
}

function promoted(state: PlanState, why: string): PlanState {
  return {
    ...state,
    phase: 'promoted',
    step: state.step + 1,
    weight: 100,
    mirror: 0,
    pause: null,
    runs: [],
    why,
  };
}

function abort(plan: RolloutPlan, state: PlanState, cause: string): PlanState {
  const why = `Aborted: ${cause}.`;
  return plan.policy.abort === 'toZero'
    ? { ...state, phase: 'aborted', weight: 0, mirror: 0, pause: null, why }
    : walkBack(plan, { ...state, mirror: 0, pause: null }, why);
}

/** To the weight of the nearest earlier step that has less. */
function walkBack(plan: RolloutPlan, state: PlanState, why: string): PlanState {
  let step = state.step;
  while (step >= 0 && (plan.steps[step]?.weight ?? 100) >= state.weight) step--;
  const weight = step < 0 ? 0 : plan.steps[step]!.weight;
  return { ...state, phase: weight === 0 ? 'aborted' : 'aborting', step, weight, why };
}
