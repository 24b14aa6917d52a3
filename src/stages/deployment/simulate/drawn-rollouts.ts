import type { RolloutQuestion } from '../../../core/rollout/rollout-question.ts';
import type { RunLine } from '../../../core/rollout/operating-figures.ts';
import type { RolloutRun } from '../../../core/rollout/rollout-run.ts';
import { stretchesOf } from '../../../core/rollout/traffic.ts';
import type {
  TrafficData,
  TrafficLine,
  WeightPath,
} from '../../../charts/rollout-traffic/rollout-traffic-geometry.ts';
import { ACTION_TITLES } from './run-events.ts';

/** The plan as it goes if nothing is wrong, over the time that is simulated; promoted after its last step. */
export function drawnPlan({ plan, traffic, horizonMs }: RolloutQuestion): Omit<TrafficData, 'lines'> {
  const stretches = stretchesOf(plan, traffic);
  const path = stretches
    .filter(({ fromMs }) => Number.isFinite(fromMs))
    .map(({ step, fromMs }) => ({ atMs: fromMs, weight: plan.steps[step]!.weight }));
  const endMs = stretches.at(-1)?.toMs ?? 0;
  const isPromoted = Number.isFinite(endMs);
  return {
    plan: isPromoted ? [...path, { atMs: endMs, weight: 100 }] : path,
    planEndMs: horizonMs,
    horizonMs,
  };
}

export function drawnLine({ path, end, endMs }: RunLine): TrafficLine {
  return { path, isRolledBack: end === 'rolledBack', endMs };
}

export interface DrawnRun {
  path: WeightPath;
  atMs: number;
  isOver: boolean;
  marks: readonly { atMs: number; label: string }[];
}

/** A rollout up to a look: its weights where they change, and what a person did. */
export function drawnRun({ frames }: RolloutRun, at: number): DrawnRun {
  const shown = frames.slice(0, at + 1);
  const path = shown
    .filter(({ state }, i) => i === 0 || state.weight !== frames[i - 1]!.state.weight)
    .map(({ atMs, state }) => ({ atMs, weight: state.weight }));
  const last = shown.at(-1);
  return {
    path,
    atMs: last?.atMs ?? 0,
    isOver: last?.state.phase === 'aborted',
    marks: shown.flatMap(({ atMs, action }) =>
      action === null ? [] : [{ atMs, label: ACTION_TITLES[action].toLowerCase() }],
    ),
  };
}
