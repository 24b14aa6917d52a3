import type { Random } from '../kernel/random.ts';
import { drawNormal, drawPoisson } from '../simulate/draws.ts';
import { exp } from '../simulate/elementary.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';
import { quantileSorted } from '../stats/quantile-sorted.ts';
import { isHarm, isSpared } from './replay-cells.ts';
import { CHALLENGER_WRONG, CHAMPION_WRONG, MISMATCH, planted, PLANTED } from './replay.ts';
import { COUNT, type Counts } from './rollout-ledger.ts';
import type { ServiceFigures } from './rollout-question.ts';
import type { RolloutScene } from './rollout-scene.ts';
import { clearReach, noReach, type RolloutTraffic, type TrafficBeat } from './rollout-traffic.ts';

const HARMED = 1;
const SPARED = 2;
const REACHED = 4;

/** Requests one by one: each draws a row, falls to an arm by chance or by its user, and takes its time. */
export class RequestTraffic implements RolloutTraffic {
  readonly reach;
  readonly #scene: RolloutScene;
  readonly #times: { challenger: TimeLog; champion: TimeLog } | null;
  /** Users stay with their arm: each has a place from 0 to 1, and the challenger has those below its share. */
  readonly #places: Float64Array | null;
  readonly #met: Uint8Array | null;

  constructor(scene: RolloutScene, withTimes: boolean) {
    const { replay, question } = scene;
    this.#scene = scene;
    this.reach = noReach(replay.groupCount);
    this.#times = withTimes
      ? {
          challenger: new TimeLog(question.service.challenger),
          champion: new TimeLog(question.service.champion),
        }
      : null;
    const isSticky = question.plan.unit === 'user';
    this.#places = isSticky ? new Float64Array(replay.userCount) : null;
    this.#met = isSticky ? new Uint8Array(replay.userCount) : null;
  }

  begin(random: Random): void {
    clearReach(this.reach);
    this.#times?.challenger.clear();
    this.#times?.champion.clear();
    if (this.#places)
      for (let user = 0; user < this.#places.length; user++) this.#places[user] = random.uniform();
    this.#met?.fill(0);
  }

  latencyP99(arm: 'challenger' | 'champion', from: number, to: number): number | null {
    return this.#times?.[arm].p99(from, to) ?? null;
  }

  draw(beat: TrafficBeat, random: Random, into: Counts): void {
    const { question, replay, starts, segmentOf, plantedFrom } = this.#scene;
    const { states, users, isBinary } = replay;
    const { service } = question;
    const plant = beat.beat >= plantedFrom ? question.planted : null;
    const segment = segmentOf(beat.look);
    const first = starts[segment]!;
    const rows = starts[segment + 1]! - first;
    const times = this.#times;
    into.fill(0);
    const all = drawPoisson(random, beat.mean);
    for (let request = 0; request < all; request++) {
      const row = first + random.below(rows);
      const state = states[row]!;
      const isHit = plant !== null && (state & PLANTED) !== 0 && random.uniform() < plant.extra;
      const bits = isHit ? planted(state, plant.in, isBinary) : state & ~PLANTED;
      const place = this.#places ? this.#places[users ? users[row]! : row]! : random.uniform();
      if (place < beat.challenger) {
        into[COUNT.challenger]!++;
        if ((bits & CHALLENGER_WRONG) !== 0) into[COUNT.challengerWrong]!++;
        if (fails(service.challenger, random)) into[COUNT.challengerFailed]!++;
        times?.challenger.add(random);
        countPair(into, bits);
        this.#meet(row, bits);
        continue;
      }
      const isControl = beat.control >= 1 || random.uniform() < beat.control;
      const isWrong = (bits & CHAMPION_WRONG) !== 0;
      const isFailed = fails(service.champion, random);
      into[COUNT.champion]!++;
      if (isWrong) into[COUNT.championWrong]!++;
      if (isFailed) into[COUNT.championFailed]!++;
      if (isControl) {
        into[COUNT.control]!++;
        if (isWrong) into[COUNT.controlWrong]!++;
        if (isFailed) into[COUNT.controlFailed]!++;
        times?.champion.add(random);
      }
      if (beat.mirror > 0 && random.uniform() < beat.mirror) {
        into[COUNT.mirrored]!++;
        if ((bits & CHALLENGER_WRONG) !== 0) into[COUNT.mirroredWrong]!++;
        if (fails(service.challenger, random)) into[COUNT.mirroredFailed]!++;
        times?.challenger.add(random);
        countPair(into, bits);
      }
    }
    times?.challenger.endBeat();
    times?.champion.endBeat();
  }

  /** The challenger answered this row. A user once harmed is not also spared. */
  #meet(row: number, bits: number): void {
    const { reach } = this;
    const { users, groups, groupCount } = this.#scene.replay;
    const group = groups === null || groups[row]! < 0 ? groupCount : groups[row]!;
    if (!this.#met) {
      reach.reached++;
      if (isSpared(bits)) reach.spared++;
      if (!isHarm(bits)) return;
      reach.harmed++;
      reach.harmedByGroup[group]!++;
      return;
    }
    const user = users ? users[row]! : row;
    const before = this.#met[user]!;
    if (before === 0) reach.reached++;
    let now = before | REACHED;
    if (isHarm(bits) && (before & HARMED) === 0) {
      reach.harmed++;
      reach.harmedByGroup[group]!++;
      if ((before & SPARED) !== 0) reach.spared--;
      now |= HARMED;
    } else if (isSpared(bits) && (before & (HARMED | SPARED)) === 0) {
      reach.spared++;
      now |= SPARED;
    }
    this.#met[user] = now;
  }
}

function fails({ failureRate }: ServiceFigures, random: Random): boolean {
  return failureRate > 0 && random.uniform() < failureRate;
}

function countPair(into: Counts, bits: number): void {
  if ((bits & MISMATCH) !== 0) into[COUNT.mismatches]!++;
  if (isHarm(bits)) into[COUNT.onlyChallengerWrong]!++;
  if (isSpared(bits)) into[COUNT.onlyChampionWrong]!++;
}

/** Lognormal times by beat. */
class TimeLog {
  readonly #median: number;
  readonly #spread: number;
  #times = new Float32Array(1024);
  #count = 0;
  #ends: number[] = [0];
  /** What was asked before, by the stretch. */
  readonly #known = new Map<string, number | null>();

  constructor({ medianMs, p99Ms }: ServiceFigures) {
    this.#median = medianMs;
    this.#spread = p99Ms > medianMs && medianMs > 0 ? Math.log(p99Ms / medianMs) / normalQuantile(0.99) : 0;
  }

  clear(): void {
    this.#count = 0;
    this.#ends = [0];
    this.#known.clear();
  }

  add(random: Random): void {
    if (this.#count === this.#times.length) {
      const more = new Float32Array(2 * this.#count);
      more.set(this.#times);
      this.#times = more;
    }
    this.#times[this.#count++] = this.#median * exp(this.#spread * drawNormal(random));
  }

  endBeat(): void {
    this.#ends.push(this.#count);
  }

  /** Over beats [from, to), all there. */
  p99(from: number, to: number): number | null {
    const key = `${String(from)} ${String(to)}`;
    let found = this.#known.get(key);
    if (found === undefined) {
      const times = this.#times.slice(this.#ends[Math.max(0, from)], this.#ends[to]).sort();
      found = times.length === 0 ? null : quantileSorted(times, 0.99);
      this.#known.set(key, found);
    }
    return found;
  }
}
