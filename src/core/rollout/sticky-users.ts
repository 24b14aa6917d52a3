import type { Random } from '../kernel/random.ts';
import { isHarm, isSpared } from './replay-cells.ts';
import { COUNT, type Counts } from './rollout-ledger.ts';
import { isSameSharing } from './rollout-stages.ts';
import type { TrafficShares } from './rollout-traffic.ts';

const HARMED = 1;
const SPARED = 2;
const REACHED = 4;
const ERRED = 8;
const PAIRED = 16;

/**
 * Users who stay with their model: each has a place from 0 to 1, and the challenger has those below its share. What a user
 * meets again and again counts once, as evidence and as harm.
 */
export class StickyUsers {
  readonly #places: Float64Array;
  readonly #known: Uint8Array;
  /** The last stage in which each user asked, 0 for none. */
  readonly #seenIn: Uint32Array;
  #stage = 0;
  #shares: TrafficShares | null = null;

  constructor(users: number) {
    this.#places = new Float64Array(users);
    this.#known = new Uint8Array(users);
    this.#seenIn = new Uint32Array(users);
  }

  /** Another run. */
  begin(random: Random): void {
    for (let user = 0; user < this.#places.length; user++) this.#places[user] = random.uniform();
    this.#known.fill(0);
    this.#seenIn.fill(0);
    this.#stage = 0;
    this.#shares = null;
  }

  /** Traffic shared like this comes next. */
  enter(shares: TrafficShares): void {
    if (this.#shares && isSameSharing(this.#shares, shares)) return;
    this.#shares = shares;
    this.#stage++;
  }

  placeOf(user: number): number {
    return this.#places[user]!;
  }

  /** A request answered: until the first wrong answer a user counts once a stage. `arm`: null is in neither. */
  count(arm: 'challenger' | 'control' | null, user: number, isWrong: boolean, into: Counts): void {
    const known = this.#known[user]!;
    if ((known & ERRED) !== 0) return;
    if (this.#seenIn[user] !== this.#stage) {
      this.#seenIn[user] = this.#stage;
      if (arm !== null) into[arm === 'challenger' ? COUNT.challengerUsers : COUNT.controlUsers]!++;
    }
    if (!isWrong) return;
    this.#known[user] = known | ERRED;
    if (arm !== null) into[arm === 'challenger' ? COUNT.challengerUsersWrong : COUNT.controlUsersWrong]!++;
  }

  /** Whether it is the user's first request that one of the models alone gets wrong, which it then is no more. */
  isFirstPair(user: number, bits: number): boolean {
    if (!isHarm(bits) && !isSpared(bits)) return false;
    const known = this.#known[user]!;
    this.#known[user] = known | PAIRED;
    return (known & PAIRED) === 0;
  }

  /** What the challenger's answer adds to the reach. A user once harmed is not also spared. */
  meet(user: number, bits: number): { reached: number; harmed: number; spared: number } {
    const known = this.#known[user]!;
    const added = { reached: (known & REACHED) === 0 ? 1 : 0, harmed: 0, spared: 0 };
    let now = known | REACHED;
    if (isHarm(bits) && (known & HARMED) === 0) {
      added.harmed = 1;
      if ((known & SPARED) !== 0) added.spared = -1;
      now |= HARMED;
    } else if (isSpared(bits) && (known & (HARMED | SPARED)) === 0) {
      added.spared = 1;
      now |= SPARED;
    }
    this.#known[user] = now;
    return added;
  }
}
