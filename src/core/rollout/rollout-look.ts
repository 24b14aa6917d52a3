import type { RolloutTraffic } from './rollout-traffic.ts';
import type { SeenTraffic } from './seen-counts.ts';

/** What the metrics of a run are read from at a look. */
export interface Look extends SeenTraffic {
  atMs: number;
  traffic: RolloutTraffic;
  /** The readings are shown: what they rest on is told in full, also where less decides. */
  isShown: boolean;
  /** Of group-sequential tests: how many of the planned looks were taken, by metric. */
  taken: Map<string, number>;
}
