/** What is counted in each beat. `control`: of the champion's requests, those the challenger is held against. */
const NAMES = [
  'champion',
  'championWrong',
  'championFailed',
  'control',
  'controlWrong',
  'controlFailed',
  'challenger',
  'challengerWrong',
  'challengerFailed',
  'mirrored',
  'mirroredWrong',
  'mirroredFailed',
  // Where users are the unit: those who had no wrong answer before, once a stage, and their first wrong one.
  'challengerUsers',
  'challengerUsersWrong',
  'controlUsers',
  'controlUsersWrong',
  // Of the requests that the challenger saw, answered or not; of those that one model alone gets wrong a user's first.
  'mismatches',
  'onlyChallengerWrong',
  'onlyChampionWrong',
] as const;

export type CountName = (typeof NAMES)[number];
/** One number a name, by `COUNT`. */
export type Counts = Float64Array<ArrayBuffer>;

export const COUNT = Object.fromEntries(NAMES.map((name, at) => [name, at])) as Record<CountName, number>;

export function noCounts(): Counts {
  return new Float64Array(NAMES.length);
}

/** Counts by beat as sums from the start, so that those of any stretch are a difference. */
export class RolloutLedger {
  readonly #sums: Float64Array;
  /** Beats there are. */
  beats = 0;

  constructor(most: number) {
    this.#sums = new Float64Array((most + 1) * NAMES.length);
  }

  add(counts: Counts): void {
    const from = this.beats * NAMES.length;
    for (let at = 0; at < NAMES.length; at++) {
      this.#sums[from + NAMES.length + at] = this.#sums[from + at]! + counts[at]!;
    }
    this.beats++;
  }

  /** Over the beats [from, to); those before the first or that are not there yet count nothing. */
  between(count: number, from: number, to: number): number {
    const [first, last] = [Math.max(0, from), Math.min(to, this.beats)];
    if (last <= first) return 0;
    return this.#sums[last * NAMES.length + count]! - this.#sums[first * NAMES.length + count]!;
  }
}
