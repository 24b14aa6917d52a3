import type { Random } from '../kernel/random.ts';
import { drawPoisson } from '../simulate/draws.ts';
import { binomialDraw } from '../stats/binomial-draw.ts';
import { cellsOf, isHarm, isSpared, type Cells } from './replay-cells.ts';
import { CHALLENGER_WRONG, CHAMPION_WRONG, MISMATCH } from './replay.ts';
import { COUNT, type Counts } from './rollout-ledger.ts';
import type { RolloutScene } from './rollout-scene.ts';
import { clearReach, noReach, type RolloutTraffic, type TrafficBeat } from './rollout-traffic.ts';

/**
 * Requests as counts: how many fall to each arm and what they show is drawn at once for a beat (Poisson arrivals split
 * binomially), distributed as when they come one by one. Users who stay with an arm, and times, it cannot draw.
 */
export class AggregateTraffic implements RolloutTraffic {
  readonly reach;
  readonly #scene: RolloutScene;
  /** By segment, without and with what is planted. */
  readonly #cells: (Cells | undefined)[] = [];
  readonly #seen = new Float64Array(8);

  constructor(scene: RolloutScene) {
    this.#scene = scene;
    this.reach = noReach(scene.replay.groupCount);
  }

  begin(): void {
    clearReach(this.reach);
  }

  latencyP99(): null {
    return null;
  }

  draw(beat: TrafficBeat, random: Random, into: Counts): void {
    const { champion: ofChampion, challenger: ofChallenger } = this.#scene.question.service;
    const cells = this.#cellsAt(beat);
    const { championWrong } = cells;
    const all = drawPoisson(random, beat.mean);
    const answered = binomialDraw(all, beat.challenger, random);
    const champion = all - answered;
    const control = binomialDraw(champion, beat.control, random);
    const rest = champion - control;
    into.fill(0);
    into[COUNT.challenger] = answered;
    into[COUNT.champion] = champion;
    into[COUNT.control] = control;
    if (answered > 0) {
      this.#drawSeen(cells, answered, random);
      this.#countSeen(into, COUNT.challengerWrong);
      this.#countReach(cells, answered, random);
    }
    const mirroredControl = binomialDraw(control, beat.mirror, random);
    const mirroredRest = binomialDraw(rest, beat.mirror, random);
    const wrong = (requests: number, mirrored: number): number => {
      const unseen = binomialDraw(requests - mirrored, championWrong, random);
      if (mirrored === 0) return unseen;
      this.#drawSeen(cells, mirrored, random);
      return unseen + this.#countSeen(into, COUNT.mirroredWrong);
    };
    const controlWrong = wrong(control, mirroredControl);
    into[COUNT.controlWrong] = controlWrong;
    into[COUNT.championWrong] = controlWrong + wrong(rest, mirroredRest);
    const mirrored = mirroredControl + mirroredRest;
    into[COUNT.mirrored] = mirrored;
    into[COUNT.challengerFailed] = binomialDraw(answered, ofChallenger.failureRate, random);
    into[COUNT.mirroredFailed] = binomialDraw(mirrored, ofChallenger.failureRate, random);
    const controlFailed = binomialDraw(control, ofChampion.failureRate, random);
    into[COUNT.controlFailed] = controlFailed;
    into[COUNT.championFailed] = controlFailed + binomialDraw(rest, ofChampion.failureRate, random);
  }

  #cellsAt({ look, beat }: TrafficBeat): Cells {
    const { question, replay, starts, segmentOf, plantedFrom } = this.#scene;
    const segment = segmentOf(look);
    const isPlanted = beat >= plantedFrom;
    return (this.#cells[2 * segment + Number(isPlanted)] ??= cellsOf(
      replay,
      starts[segment]!,
      starts[segment + 1]!,
      isPlanted ? question.planted : null,
    ));
  }

  /** What so many requests that both models answered show. */
  #drawSeen({ chances }: Cells, requests: number, random: Random): void {
    let left = requests;
    let mass = 1;
    for (let bits = 0; bits < 8; bits++) {
      const chance = chances[bits]!;
      const drawn = left === 0 || chance === 0 ? 0 : binomialDraw(left, chance / mass, random);
      this.#seen[bits] = drawn;
      left -= drawn;
      mass -= chance;
    }
    // What rounding left over.
    if (left > 0) this.#seen[chances.indexOf(Math.max(...chances))]! += left;
  }

  /** Adds what was drawn; gives how often the champion was wrong. */
  #countSeen(into: Counts, challengerWrong: number): number {
    let championWrong = 0;
    for (let bits = 0; bits < 8; bits++) {
      const drawn = this.#seen[bits]!;
      if (drawn === 0) continue;
      if ((bits & CHAMPION_WRONG) !== 0) championWrong += drawn;
      if ((bits & CHALLENGER_WRONG) !== 0) into[challengerWrong]! += drawn;
      if ((bits & MISMATCH) !== 0) into[COUNT.mismatches]! += drawn;
      if (isHarm(bits)) into[COUNT.onlyChallengerWrong]! += drawn;
      if (isSpared(bits)) into[COUNT.onlyChampionWrong]! += drawn;
    }
    return championWrong;
  }

  #countReach({ harmedGroups }: Cells, answered: number, random: Random): void {
    const { reach } = this;
    let harmed = 0;
    for (let bits = 0; bits < 8; bits++) {
      if (isHarm(bits)) harmed += this.#seen[bits]!;
      if (isSpared(bits)) reach.spared += this.#seen[bits]!;
    }
    reach.reached += answered;
    reach.harmed += harmed;
    if (harmed === 0 || harmedGroups.length === 0) return;
    let mass = harmedGroups.reduce((sum, share) => sum + share, 0);
    for (let group = 0; group < harmedGroups.length && harmed > 0; group++) {
      const share = harmedGroups[group]!;
      const drawn = share >= mass ? harmed : binomialDraw(harmed, share / mass, random);
      reach.harmedByGroup[group]! += drawn;
      harmed -= drawn;
      mass -= share;
    }
  }
}
