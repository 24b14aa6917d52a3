import { isAtEnd } from './plan-state.ts';
import { COUNT, type Counts } from './rollout-ledger.ts';
import type { RolloutAction } from './rollout-question.ts';
import type { ReplayFacts, RolloutFrame, RolloutRun } from './rollout-run.ts';
import type { RolloutScene } from './rollout-scene.ts';
import { RolloutWalk } from './rollout-walk.ts';
import { chooseSimulator } from './simulator-choice.ts';

/**
 * One rollout, look by look, with what a person does in it. The same scene and actions give the same run, and frames before
 * an action do not depend on it. It ends with a rollback, unless a person does something later, or at the horizon.
 */
export function runRollout(
  scene: RolloutScene,
  actions: readonly RolloutAction[],
  facts: ReplayFacts,
  simulator = chooseSimulator(scene.question),
): RolloutRun {
  const { question, clock } = scene;
  const walk = new RolloutWalk(scene, simulator.by, true);
  walk.begin(question.seed);
  const frames = [frameOf(walk, null)];
  const waiting = actions.toSorted((a, b) => a.atMs - b.atMs);
  let endMs: number | null = isAtEnd(walk.state) ? 0 : null;
  while (!walk.isOver && (walk.end !== 'rolledBack' || waiting.length > 0)) {
    const isDue = waiting.length > 0 && waiting[0]!.atMs <= walk.atMs + clock.tickMs;
    const action = isDue ? waiting.shift()!.action : null;
    walk.next(action);
    if (!isAtEnd(walk.state)) endMs = null;
    else endMs ??= walk.atMs;
    frames.push(frameOf(walk, action));
  }
  return { end: walk.end, endMs, tickMs: clock.tickMs, frames, facts, simulator };
}

function frameOf(
  { atMs, state, counts, reach, readings }: RolloutWalk,
  action: RolloutFrame['action'],
): RolloutFrame {
  return {
    atMs,
    state,
    action,
    champion: tally(counts, COUNT.champion, COUNT.championWrong, COUNT.championFailed),
    challenger: tally(counts, COUNT.challenger, COUNT.challengerWrong, COUNT.challengerFailed),
    mirrored: tally(counts, COUNT.mirrored, COUNT.mirroredWrong, COUNT.mirroredFailed),
    reach: {
      reached: reach.reached,
      harmed: reach.harmed,
      spared: reach.spared,
      harmedByGroup: [...reach.harmedByGroup.subarray(0, -1)],
    },
    readings,
  };
}

function tally(counts: Counts, requests: number, wrong: number, failed: number) {
  return { requests: counts[requests]!, wrong: counts[wrong]!, failed: counts[failed]! };
}
