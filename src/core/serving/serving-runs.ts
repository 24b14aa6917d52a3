import type { Interval } from '../kernel/estimate.ts';
import { createRandom } from '../kernel/random.ts';
import type { LatencySample } from '../predictions/predictions.ts';
import type { Step } from '../splits/profile-parts.ts';
import { meanInterval, momentsOf } from '../stats/mean-interval.ts';
import { quantileSorted } from '../stats/quantile-sorted.ts';
import { simulateServing, type ServingRun, type ServingSystem } from './simulate-serving.ts';
import type { CapacityInputs } from './serving-plan.ts';

/** A serving system to be simulated at several loads (requests a second), each several times. */
export interface ServingQuestion {
  inputs: CapacityInputs;
  samples: LatencySample['samples'] | null;
  loads: readonly number[];
  runs: number;
  /** Requests a run, after those of the warm-up. */
  requests: number;
  seed: number;
}

const LEAST_WARM_UP = 2000;
const MOST_WARM_UP = 30_000;

/**
 * Requests until a queue has forgotten that it began empty, by how much of what it can take is asked of it: five of the
 * relaxation times of M/M/1, r / (1 - sqrt r)^2 requests (Cohen, The Single Server Queue, 1969), within limits. A queue
 * that lets requests go settles sooner.
 */
export function warmUpFor(use: number): number {
  if (use >= 1) return LEAST_WARM_UP;
  const needed = Math.ceil((5 * use) / (1 - Math.sqrt(use)) ** 2);
  return Math.min(MOST_WARM_UP, Math.max(LEAST_WARM_UP, needed));
}

/** A figure's mean over runs and its 95% interval; null where some run has none. */
export type RunFigure = { value: number; interval: Interval | null } | null;

/** What simulated runs at one load come to. Times in seconds, of the requests that were answered; shares of all. */
export interface LoadFigures {
  perSecond: number;
  runs: number;
  meanTime: RunFigure;
  meanWait: RunFigure;
  median: RunFigure;
  p95: RunFigure;
  p99: RunFigure;
  /** The quantile that the target names, and the share answered within its time; null without one. */
  atTarget: RunFigure;
  within: RunFigure;
  /** Share of the answered requests that waited, batches being filled included. */
  waited: RunFigure;
  utilisation: RunFigure;
  turnedAway: RunFigure;
  timedOut: RunFigure;
  batchSize: RunFigure;
  /** Batches that met a cold start. */
  coldStarts: RunFigure;
}

export type ServingPart = { of: 'load'; figures: LoadFigures } | Step;

type Figures<T> = Record<Exclude<keyof LoadFigures, 'perSecond' | 'runs'>, T>;

/** Runs a system several times at one load. */
export function simulateLoad(
  system: ServingSystem,
  { targetMs, targetShare }: Pick<CapacityInputs, 'targetMs' | 'targetShare'>,
  { runs, requests, seed }: Pick<ServingQuestion, 'runs' | 'requests' | 'seed'>,
  warmUp: number,
): LoadFigures {
  const found = Array.from({ length: runs }, (_, run) =>
    figuresOf(simulateServing(system, { requests, warmUp }, createRandom(seed + run)), {
      target: targetMs === null ? null : targetMs / 1000,
      share: targetShare,
    }),
  );
  const over = (key: keyof Figures<unknown>): RunFigure => {
    const values = found.flatMap((figures) => figures[key] ?? []);
    if (values.length < runs) return null;
    const moments = momentsOf(values);
    return { value: moments.mean, interval: meanInterval(moments, 0) };
  };
  const keys = Object.keys(found[0]!) as (keyof Figures<unknown>)[];
  const figures = Object.fromEntries(keys.map((key) => [key, over(key)])) as Figures<RunFigure>;
  return { perSecond: system.arrivals, runs, ...figures };
}

function figuresOf(
  { requests, turnedAway, timedOut, waits, times, utilisation, batches, coldStarts }: ServingRun,
  { target, share }: { target: number | null; share: number },
): Figures<number | null> {
  const sorted = times.slice().sort();
  const some = sorted.length > 0;
  const within = target === null ? null : times.reduce((n, time) => n + (time <= target ? 1 : 0), 0);
  return {
    meanTime: some ? momentsOf(times).mean : null,
    meanWait: some ? momentsOf(waits).mean : null,
    median: some ? quantileSorted(sorted, 0.5) : null,
    p95: some ? quantileSorted(sorted, 0.95) : null,
    p99: some ? quantileSorted(sorted, 0.99) : null,
    atTarget: some ? quantileSorted(sorted, share) : null,
    within: within === null ? null : within / requests,
    waited: some ? waits.reduce((n, wait) => n + (wait > 0 ? 1 : 0), 0) / waits.length : null,
    utilisation,
    turnedAway: turnedAway / requests,
    timedOut: timedOut / requests,
    batchSize: batches > 0 ? times.length / batches : null,
    coldStarts: batches > 0 ? coldStarts / batches : null,
  };
}
