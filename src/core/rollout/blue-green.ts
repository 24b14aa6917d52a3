import { createRandom } from '../kernel/random.ts';
import {
  idleOf,
  whyNotBlueGreen,
  type BlueGreenDone,
  type BlueGreenFrame,
  type BlueGreenRun,
} from './blue-green-run.ts';
import type { BlueGreenScene } from './blue-green-scene.ts';
import { BlueGreenWalk } from './blue-green-walk.ts';

/** Moments shown after an environment lost its traffic, in medians of the time to the answer. */
const SHOWN_AFTER = [0.25, 0.5, 1, 2, 3, 5, 8, 13, 21, 34];

/**
 * One switch between two environments, request by request: each arrives by chance, is sent where the router points at that
 * moment, and stays under way for its time; those that are over before anything happens are drawn as counts. No request waits for another: the servers are enough. The same scene, seed and
 * actions give the same run, and frames before an action do not depend on it.
 */
export function simulateBlueGreen(
  scene: BlueGreenScene,
  actions: readonly BlueGreenDone[],
  seed: number,
): BlueGreenRun {
  const { horizonMs } = scene;
  const walk = new BlueGreenWalk(scene, createRandom(seed));
  const waiting = actions.toSorted((a, b) => a.atMs - b.atMs);
  let shown: number[] = [];
  const frames: BlueGreenFrame[] = [frameOf(walk, null)];
  while (walk.nowMs < horizonMs) {
    const next = Math.min(horizonMs, walk.nextMs(), shown[0] ?? Infinity, waiting[0]?.atMs ?? Infinity);
    walk.go(next);
    shown = shown.filter((ms) => ms > next);
    let done: BlueGreenDone['action'] | null = null;
    while (waiting.length > 0 && waiting[0]!.atMs <= next) {
      done = waiting.shift()!.action;
      walk.act(done);
    }
    if (walk.detached) {
      const { medianMs } = scene.time[walk.detached.answering];
      shown = SHOWN_AFTER.map((times) => next + times * medianMs).filter((ms) => ms < next + scene.tickMs);
    }
    frames.push(frameOf(walk, done));
  }
  return { frames, figures: walk.figures() };
}

function frameOf(walk: BlueGreenWalk, action: BlueGreenFrame['action']): BlueGreenFrame {
  const { blue, green, fresh, share, release, nowMs, arrived, serverMs, bothMs, events } = walk;
  const shareOf = (name: 'blue' | 'green'): number => (name === fresh ? share : 100 - share);
  const frame = {
    ...{ atMs: nowMs, release, fresh, arrived, serverMs, bothMs, action, events: [...events] },
    blue: blue.frame(shareOf('blue')),
    green: green.frame(shareOf('green')),
    harmed: blue.harmed + green.harmed,
  };
  return { ...frame, why: events.length > 0 ? events.join(' ') : standing(frame) };
}

/** How it stands, in a sentence. */
function standing(frame: Omit<BlueGreenFrame, 'why'>): string {
  const { fresh } = frame;
  const old = idleOf(fresh);
  const title = (name: 'blue' | 'green'): string => (name === 'blue' ? 'Blue' : 'Green');
  if (frame[fresh].share > 0 && frame[old].share > 0)
    return `Blue answers ${String(frame.blue.share)}% of the traffic, green ${String(frame.green.share)}%.`;
  const live = frame[fresh].share > 0 ? fresh : old;
  const idle = idleOf(live);
  const { phase, inFlight } = frame[idle];
  const rest = {
    stopped: 'is stopped',
    starting: 'is being started',
    standby: whyNotBlueGreen('switchBack', frame) === null ? 'stands by, to switch back to' : 'is ready',
    draining: `finishes what it has: ${String(inFlight)}`,
    serving: 'answers too',
  }[phase];
  return `${title(live)} answers all traffic; ${idle} ${rest}.`;
}
