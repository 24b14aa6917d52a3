import { countOutcome, startRun } from './analysis-run.ts';
import type { RolloutPlan } from './plan.ts';
import { BEFORE_START, entered, isAtEnd, stepWords, type PlanState, type Tick } from './plan-state.ts';

/**
 * One look of a controller that checks every metric at every tick and adds up the failed checks, as Flagger does: first
 * whether there were too many already, then the checks, then whether to go on. A failed check holds the step.
 */
export function stepChecks(plan: RolloutPlan, before: PlanState, tick: Tick): PlanState {
  const { action } = tick;
  const isYes = action === 'promote' || tick.open === true;
  if (action === 'newRevision') return renew(plan, before, tick);
  if (before.phase === 'aborted' && action === 'retry') return startChecks(plan, tick);
  if (isAtEnd(before)) return before;
  if (before.phase === 'waiting') return isYes ? begun(before) : before;
  // Once it is being promoted it can be neither paused nor aborted.
  if (before.phase === 'promoting') return promoteOn(plan, before);
  if (action === 'abort') return rollBack(before, 'a person aborted it');
  if (action === 'promoteFull') return ended(before, 'A person promoted it without the rest of the steps.');
  if (action === 'pause') return { ...before, phase: 'paused', pause: 'user', why: 'Paused by a person.' };
  if (before.pause === 'user' && action !== 'promote') return before;
  if (before.failedChecks > plan.policy.failureLimit) {
    return rollBack(
      before,
      `${String(before.failedChecks)} failed checks; the limit is ${String(plan.policy.failureLimit)}`,
    );
  }
  const resumed = before.pause === 'user';
  const state = {
    ...before,
    phase: 'progressing' as const,
    pause: null,
    requests: before.requests + (tick.requests ?? 0),
  };
  if (plan.steps.length === 0)
    return ended(state, 'The analysis is skipped: the new version has all traffic.');
  const { state: checked, failed } = check(plan, state, tick);
  if (failed !== null) {
    const { onFail } = plan.policy;
    if (onFail === 'abort') return rollBack(checked, failed);
    if (onFail === 'hold') return { ...checked, why: `Held at ${String(checked.weight)}%: ${failed}.` };
  }
  return goOn(plan, { ...checked, heldMs: checked.heldMs + plan.tickMs }, tick, isYes && !resumed);
}

/** The tick that sees a new version: it only gets ready. */
export function startChecks(plan: RolloutPlan, tick: Tick): PlanState {
  const runs = [
    startRun(
      'checks',
      plan.metrics.map(({ id }) => id),
      tick.atMs,
    ),
  ];
  const state: PlanState = { ...BEFORE_START, enteredMs: tick.atMs, runs };
  return plan.startGate === 'manual' ? state : begun(state);
}

function begun(state: PlanState): PlanState {
  return { ...state, phase: 'progressing', why: 'A new version: its servers start.' };
}

/** While it is under way a new version begins it again with nothing counted, without asking at the first gate. */
function renew(plan: RolloutPlan, before: PlanState, tick: Tick): PlanState {
  const isUnderWay = before.phase === 'progressing' || before.phase === 'paused';
  const state = startChecks(plan, tick);
  return isUnderWay ? { ...begun(state), why: 'A new version: it begins again.' } : state;
}

/** The metrics of this step in their order, up to the first that fails. */
function check(plan: RolloutPlan, state: PlanState, tick: Tick): { state: PlanState; failed: string | null } {
  const step = plan.steps[state.step];
  const isStarting = !step || (step.weight === 0 && step.mirror === 0 && step.holdMs === 0);
  if (isStarting) return { state, failed: null };
  const { background } = plan;
  const ids = new Set([
    ...(background && state.step >= background.fromStep ? background.analysis : []),
    ...step.analysis,
  ]);
  const [run] = state.runs;
  const metrics = [...run!.metrics];
  let failed: string | null = null;
  for (const metric of plan.metrics) {
    if (!ids.has(metric.id)) continue;
    const at = metrics.findIndex(({ id }) => id === metric.id);
    const outcome = tick.outcomes[metric.id] ?? 'noData';
    metrics[at] = countOutcome(metrics[at]!, metric, outcome, tick.atMs);
    const ruled = outcome === 'noData' ? metric.noData : outcome;
    const passes =
      ruled === 'success' ||
      ruled === 'ignore' ||
      (ruled === 'inconclusive' && plan.policy.onInconclusive === 'promote');
    if (passes || metric.dryRun) continue;
    failed = `${metric.id} ${WORDS[outcome === 'noData' ? 'noData' : ruled]}`;
    if (plan.policy.onFail === 'hold' || plan.policy.onFail === 'abort') break;
  }
  const failedChecks = state.failedChecks + (failed === null ? 0 : 1);
  const counted = { ...state, runs: [{ ...run!, metrics }], failedChecks };
  return {
    state: counted,
    failed: failed === null ? null : `${failed} (failed check ${String(failedChecks)})`,
  };
}

const WORDS = {
  success: 'passed',
  ignore: 'passed',
  fail: 'failed',
  error: 'could not be measured',
  inconclusive: 'was inconclusive',
  noData: 'had no data',
};

/** Through every step whose hold, gate and requests are done. */
function goOn(plan: RolloutPlan, before: PlanState, tick: Tick, isYes: boolean): PlanState {
  let state = before;
  for (;;) {
    const step = plan.steps[state.step];
    if (step) {
      const isOver = state.heldMs >= step.holdMs && state.requests >= step.minSamples;
      if (!isOver || (step.gate === 'manual' && !isYes)) {
        const held = Math.min(state.heldMs, step.holdMs);
        const waits = isOver && step.gate === 'manual';
        return { ...state, phase: waits ? 'paused' : 'progressing', why: stepWords(plan, state, held) };
      }
    }
    const next = plan.steps[state.step + 1];
    if (!next) {
      const why = 'All steps are passed: the champion’s servers take the new version.';
      return {
        ...state,
        phase: 'promoting',
        step: plan.steps.length,
        left: state.weight,
        weight: 100,
        mirror: 0,
        why,
      };
    }
    state = entered(state, state.step + 1, next, tick.atMs);
  }
}

/** First the traffic goes back to the champion's servers, which now have the new version; then the others stop. */
function promoteOn(plan: RolloutPlan, state: PlanState): PlanState {
  if (state.left < 0) return ended(state, 'Promoted: the new version has all traffic.');
  const left = state.left - plan.policy.promoteStep;
  if (left > 0)
    return { ...state, left, why: `Promoting: ${String(left)}% are still on the challenger’s servers.` };
  return { ...state, left: -1, why: 'Promoting: all traffic is back on the champion’s servers.' };
}

function ended(state: PlanState, why: string): PlanState {
  return { ...state, phase: 'promoted', weight: 100, mirror: 0, left: 0, pause: null, why };
}

function rollBack(state: PlanState, cause: string): PlanState {
  return { ...state, phase: 'aborted', weight: 0, mirror: 0, pause: null, why: `Rolled back: ${cause}.` };
}
