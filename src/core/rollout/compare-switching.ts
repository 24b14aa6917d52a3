import { quantileSorted } from '../stats/quantile-sorted.ts';
import type { BlueGreenScene } from './blue-green-scene.ts';
import type { SwitchRoute } from './blue-green-settings.ts';
import { simulateBlueGreen } from './blue-green.ts';
import { runSeed } from './run-seed.ts';
import { requestsBetween } from './traffic.ts';

/** Over the runs of a way to switch: the mean, and the 5th and 95th percentile. */
export interface RunRange {
  mean: number;
  p5: number;
  p95: number;
}

export interface SwitchingFigures {
  name: string;
  runs: number;
  /** Of the new version, until the end. */
  wrongByNew: RunRange;
  harmed: RunRange;
  cut: RunRange;
  serverMinutes: RunRange;
  /** How many runs were switched back. */
  switchedBack: number;
}

/** Requests of all runs together, at most. */
const MOST_REQUESTS = 4_000_000;

/** How many runs of each way are made. */
export function comparedRuns({ traffic, horizonMs }: BlueGreenScene, ways: number): number {
  const each = requestsBetween(traffic, 0, horizonMs) * ways;
  return Math.max(1, Math.min(20, Math.floor(MOST_REQUESTS / Math.max(1, each))));
}

/** The same scene with each way to move the traffic, on the same seeds. */
export function compareSwitching(
  scene: BlueGreenScene,
  ways: readonly { name: string; route: SwitchRoute }[],
  seed: number,
): readonly SwitchingFigures[] {
  const runs = comparedRuns(scene, ways.length);
  return ways.map(({ name, route }) => {
    const all = Array.from(
      { length: runs },
      (_, run) => simulateBlueGreen({ ...scene, route }, [], runSeed(seed, run)).figures,
    );
    return {
      ...{ name, runs },
      wrongByNew: rangeOf(all.map((one) => one.wrongByNew)),
      harmed: rangeOf(all.map((one) => one.harmed)),
      cut: rangeOf(all.map((one) => one.cut)),
      serverMinutes: rangeOf(all.map((one) => one.serverMs / 60_000)),
      switchedBack: all.filter(({ back }) => back !== null).length,
    };
  });
}

function rangeOf(values: readonly number[]): RunRange {
  const sorted = Float64Array.from(values).sort();
  return {
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    p5: quantileSorted(sorted, 0.05),
    p95: quantileSorted(sorted, 0.95),
  };
}
