import type { Random } from '../kernel/random.ts';
import type { Counts } from './rollout-ledger.ts';

/** How the requests of a beat are shared. Chances. */
export interface TrafficShares {
  /** Answered by the challenger. */
  challenger: number;
  /** Of the others: shown to it besides. */
  mirror: number;
  /** Of the others: what the challenger is held against. */
  control: number;
}

/** One or more beats without anything between them. */
export interface TrafficBeat extends TrafficShares {
  beat: number;
  /** The look that the beat follows. */
  look: number;
  /** Requests to be expected. */
  mean: number;
}

/** People or requests so far in a run. */
export interface ReachCount {
  reached: number;
  harmed: number;
  spared: number;
  /** By group; the last is of rows in none. */
  harmedByGroup: Float64Array<ArrayBuffer>;
}

/** Where the requests of a run come from. */
export interface RolloutTraffic {
  readonly reach: ReachCount;
  /** A new run. */
  begin(random: Random): void;
  /** Fills the counts of a beat, and adds to the reach. */
  draw(beat: TrafficBeat, random: Random, into: Counts): void;
  /** 99th percentile of the times over beats [from, to), ms; null without any, or where times are not drawn. */
  latencyP99(arm: 'challenger' | 'champion', from: number, to: number): number | null;
}

export function noReach(groups: number): ReachCount {
  return { reached: 0, harmed: 0, spared: 0, harmedByGroup: new Float64Array(groups + 1) };
}

export function clearReach(reach: ReachCount): void {
  reach.reached = reach.harmed = reach.spared = 0;
  reach.harmedByGroup.fill(0);
}
