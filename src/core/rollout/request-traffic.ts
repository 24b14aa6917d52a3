import type { Random } from '../kernel/random.ts';
import { drawPoisson } from '../simulate/draws.ts';
import { isHarm, isSpared } from './replay-cells.ts';
import { CHALLENGER_WRONG, CHAMPION_WRONG, MISMATCH, planted, PLANTED } from './replay.ts';
import { COUNT, type Counts } from './rollout-ledger.ts';
import type { ServiceFigures } from './rollout-question.ts';
import type { RolloutScene } from './rollout-scene.ts';
import { StickyUsers } from './sticky-users.ts';
import { TimeLog } from './time-log.ts';
import { clearReach, noReach, type RolloutTraffic, type TrafficBeat } from './rollout-traffic.ts';

/** Requests one by one: each draws a row, falls to an arm by chance or by its user, and takes its time. */
export class RequestTraffic implements RolloutTraffic {
  readonly reach;
  readonly #scene: RolloutScene;
  readonly #times: { challenger: TimeLog; champion: TimeLog } | null;
  readonly #users: StickyUsers | null;

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
    this.#users = question.plan.unit === 'user' ? new StickyUsers(replay.userCount) : null;
  }

  begin(random: Random): void {
    clearReach(this.reach);
    this.#times?.challenger.clear();
    this.#times?.champion.clear();
    this.#users?.begin(random);
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
    const sticky = this.#users;
    sticky?.enter(beat);
    into.fill(0);
    const all = drawPoisson(random, beat.mean);
    for (let request = 0; request < all; request++) {
      const row = first + random.below(rows);
      const state = states[row]!;
      const isHit = plant !== null && (state & PLANTED) !== 0 && random.uniform() < plant.extra;
      const bits = isHit ? planted(state, plant.in, isBinary) : state & ~PLANTED;
      const user = users ? users[row]! : row;
      const place = sticky ? sticky.placeOf(user) : random.uniform();
      if (place < beat.challenger) {
        into[COUNT.challenger]!++;
        if ((bits & CHALLENGER_WRONG) !== 0) into[COUNT.challengerWrong]!++;
        if (fails(service.challenger, random)) into[COUNT.challengerFailed]!++;
        times?.challenger.add(random);
        countPair(into, bits, sticky?.isFirstPair(user, bits));
        sticky?.count('challenger', user, (bits & CHALLENGER_WRONG) !== 0, into);
        this.#meet(row, user, bits);
        continue;
      }
      // The far end of the places: what the challenger is held against stays the same users.
      const isControl = place >= 1 - (1 - beat.challenger) * beat.control;
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
      sticky?.count(isControl ? 'control' : null, user, isWrong, into);
      if (beat.mirror > 0 && random.uniform() < beat.mirror) {
        into[COUNT.mirrored]!++;
        if ((bits & CHALLENGER_WRONG) !== 0) into[COUNT.mirroredWrong]!++;
        if (fails(service.challenger, random)) into[COUNT.mirroredFailed]!++;
        times?.challenger.add(random);
        countPair(into, bits, sticky?.isFirstPair(user, bits));
      }
    }
    times?.challenger.endBeat();
    times?.champion.endBeat();
  }

  /** The challenger answered this row. A user once harmed is not also spared. */
  #meet(row: number, user: number, bits: number): void {
    const { reach } = this;
    const { groups, groupCount } = this.#scene.replay;
    const { reached, harmed, spared } = this.#users?.meet(user, bits) ?? {
      reached: 1,
      harmed: Number(isHarm(bits)),
      spared: Number(isSpared(bits)),
    };
    reach.reached += reached;
    reach.spared += spared;
    reach.harmed += harmed;
    if (harmed > 0) reach.harmedByGroup[groups === null || groups[row]! < 0 ? groupCount : groups[row]!]!++;
  }
}

function fails({ failureRate }: ServiceFigures, random: Random): boolean {
  return failureRate > 0 && random.uniform() < failureRate;
}

function countPair(into: Counts, bits: number, isFirst = true): void {
  if ((bits & MISMATCH) !== 0) into[COUNT.mismatches]!++;
  if (!isFirst) return;
  if (isHarm(bits)) into[COUNT.onlyChallengerWrong]!++;
  if (isSpared(bits)) into[COUNT.onlyChampionWrong]!++;
}
