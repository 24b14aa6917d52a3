import type { PlanAction, PlanPhase, PlanState } from '../../../core/rollout/plan-state.ts';
import type { ArmTally, RolloutFrame, RolloutRun } from '../../../core/rollout/rollout-run.ts';

/** Whether something happens at a look, besides time going by. */
export function isEvent(before: Pick<RolloutFrame, 'state'>, { state, action }: RolloutFrame): boolean {
  const was = before.state;
  return (
    action !== null ||
    was.phase !== state.phase ||
    was.step !== state.step ||
    was.weight !== state.weight ||
    was.pause !== state.pause ||
    was.failedChecks !== state.failedChecks ||
    failures(was) !== failures(state)
  );
}

/** Measurements that failed, errors and inconclusive ones too. */
function failures({ runs }: PlanState): number {
  let sum = 0;
  for (const { metrics } of runs)
    for (const { failures: failed, inconclusive } of metrics) sum += failed + inconclusive;
  return sum;
}

/** What happened up to a look, newest first: the looks with an event, and the one that is shown. */
export function eventsUntil({ frames }: RolloutRun, at: number): readonly RolloutFrame[] {
  return frames
    .slice(0, at + 1)
    .filter((frame, i) => i === 0 || i === at || isEvent(frames[i - 1]!, frame))
    .toReversed();
}

const PHASES: Record<PlanPhase, string> = {
  waiting: 'waiting',
  progressing: 'progressing',
  paused: 'paused',
  promoting: 'promoting',
  promoted: 'promoted',
  aborting: 'rolling back',
  aborted: 'rolled back',
};

export function phaseWords(phase: PlanPhase): string {
  return PHASES[phase];
}

export const ACTION_TITLES: Record<PlanAction, string> = {
  pause: 'Pause',
  promote: 'Promote',
  promoteFull: 'Promote fully',
  abort: 'Abort',
  retry: 'Retry',
  newRevision: 'New version',
};

/** What a person can do in a state; the others say why not. */
export function whyNotNow(action: PlanAction, { phase }: PlanState): string | null {
  const isOver = phase === 'promoted' || phase === 'aborted';
  if (action === 'retry') return phase === 'aborted' ? null : 'only once it is rolled back';
  if (isOver) return `it is ${PHASES[phase]}`;
  if (phase === 'aborting') return 'it is being rolled back';
  if (action === 'pause' && phase === 'paused') return 'it is paused';
  return null;
}

/** Counts of all looks up to one. */
export function tallyUntil(
  frames: readonly RolloutFrame[],
  at: number,
): Record<'champion' | 'challenger' | 'mirrored', ArmTally> {
  const sum = (arm: 'champion' | 'challenger' | 'mirrored'): ArmTally => {
    const total = { requests: 0, wrong: 0, failed: 0 };
    for (const frame of frames.slice(0, at + 1)) {
      total.requests += frame[arm].requests;
      total.wrong += frame[arm].wrong;
      total.failed += frame[arm].failed;
    }
    return total;
  };
  return { champion: sum('champion'), challenger: sum('challenger'), mirrored: sum('mirrored') };
}
