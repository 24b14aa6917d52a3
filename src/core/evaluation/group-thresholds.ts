import { costOf, countsOfStep, type ScoreSteps } from './score-steps.ts';

/** Which rate is to be alike in all groups: selection rate, true positive rate, accuracy. */
export const PARITIES = ['demographicParity', 'equalOpportunity', 'equalAccuracy'] as const;
export type Parity = (typeof PARITIES)[number];

/** A rate as counts; undefined where `of` is 0. */
export interface ParityRate {
  hits: number;
  of: number;
}

export function parityRate(steps: ScoreSteps, step: number, parity: Parity): ParityRate {
  const { tp, fp, fn, tn } = countsOfStep(steps, step);
  switch (parity) {
    case 'demographicParity':
      return { hits: tp + fp, of: tp + fp + fn + tn };
    case 'equalOpportunity':
      return { hits: tp, of: tp + fn };
    case 'equalAccuracy':
      return { hits: tp + tn, of: tp + fp + fn + tn };
  }
}

/** What rounding may add to a gap that is just allowed. */
const SLACK = 1e-12;

/** The cheapest step for each value that a group's rate can take, ascending by rate. */
interface Offers {
  rates: Float64Array;
  costs: Float64Array;
  steps: Uint32Array;
}

/**
 * One threshold a group (a step of each) such that a rate differs by at most `tolerance` between any two groups and the
 * total cost FP x ratio + FN is least. Definitions of the parities are those of fairlearn's ThresholdOptimizer, without
 * its randomised answers: every row of a group meets the same threshold. Of equal costs the lowest rates are taken, and
 * for the same rate the highest threshold. A group for which the rate is undefined is not compared: null in its place.
 * null where no thresholds bring the groups that near.
 *
 * The lowest rate v of the best answer is a rate that some group can have, and all others lie in [v, v + tolerance]; so
 * v runs once over all of them while every group keeps the least cost within the moving window (a monotone queue).
 * O(n + rates x groups) for n rows, exact.
 */
export function groupThresholds(
  groups: readonly ScoreSteps[],
  parity: Parity,
  ratio: number,
  tolerance: number,
): readonly (number | null)[] | null {
  const all = groups.map((steps) => offersOf(steps, parity, ratio));
  const windows = all.flatMap((offers) => (offers ? [new Window(offers)] : []));
  let best = Infinity;
  let chosen: readonly number[] = [];
  for (let v = lowestNext(windows); v < Infinity; v = lowestNext(windows)) {
    let total = 0;
    for (const window of windows) total += window.moveTo(v, v + tolerance + SLACK);
    if (total < best) {
      best = total;
      chosen = windows.map((window) => window.step());
    }
  }
  if (windows.length > 0 && best === Infinity) return null;
  let at = 0;
  return all.map((offers) => (offers ? chosen[at++]! : null));
}

function lowestNext(windows: readonly Window[]): number {
  let lowest = Infinity;
  for (const window of windows) if (window.next() < lowest) lowest = window.next();
  return lowest;
}

/** null where the rate is undefined. */
function offersOf(steps: ScoreSteps, parity: Parity, ratio: number): Offers | null {
  const { of } = parityRate(steps, 0, parity);
  if (of === 0) return null;
  const least = new Float64Array(of + 1).fill(Infinity);
  const stepOf = new Uint32Array(of + 1);
  let many = 0;
  for (let step = steps.positives.length - 1; step >= 0; step--) {
    const { hits } = parityRate(steps, step, parity);
    const cost = costOf(countsOfStep(steps, step), ratio);
    if (cost >= least[hits]!) continue;
    if (least[hits] === Infinity) many++;
    least[hits] = cost;
    stepOf[hits] = step;
  }
  const offers = {
    rates: new Float64Array(many),
    costs: new Float64Array(many),
    steps: new Uint32Array(many),
  };
  for (let hits = 0, at = 0; hits <= of; hits++) {
    if (least[hits] === Infinity) continue;
    offers.rates[at] = hits / of;
    offers.costs[at] = least[hits]!;
    offers.steps[at++] = stepOf[hits]!;
  }
  return offers;
}

/** The offers of a group within a range of rates that only moves up; the cheapest one is at the head of the queue. */
class Window {
  readonly #offers: Offers;
  readonly #queue: Uint32Array;
  #head = 0;
  #tail = 0;
  #end = 0;
  #next = 0;

  constructor(offers: Offers) {
    this.#offers = offers;
    this.#queue = new Uint32Array(offers.rates.length);
  }

  /** The lowest rate that the range has not begun at yet. */
  next(): number {
    return this.#offers.rates[this.#next] ?? Infinity;
  }

  /** The least cost of rates in [low, high]; Infinity where there is none. */
  moveTo(low: number, high: number): number {
    const { rates, costs } = this.#offers;
    const queue = this.#queue;
    while (this.#next < rates.length && rates[this.#next]! <= low) this.#next++;
    for (; this.#end < rates.length && rates[this.#end]! <= high; this.#end++) {
      while (this.#tail > this.#head && costs[queue[this.#tail - 1]!]! > costs[this.#end]!) this.#tail--;
      queue[this.#tail++] = this.#end;
    }
    while (this.#head < this.#tail && rates[queue[this.#head]!]! < low) this.#head++;
    return this.#head < this.#tail ? costs[queue[this.#head]!]! : Infinity;
  }

  /** The step behind the least cost. */
  step(): number {
    return this.#offers.steps[this.#queue[this.#head]!]!;
  }
}
