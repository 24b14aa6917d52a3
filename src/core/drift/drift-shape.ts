import { episodeSums, fitLevel, levelSums, rampSums, type FittedLevel, type Levels } from './level-sums.ts';

export type DriftShape = 'none' | 'sudden' | 'gradual' | 'recurrent';

/** How well a shape describes a level over time. */
export interface ShapeEvidence {
  shape: DriftShape;
  /** Bayesian information criterion: the lower, the better; 10 apart is strong. */
  bic: number;
  /** Windows at which the level begins to move and at which it has arrived, or goes back. */
  changes: readonly number[];
  fitted: FittedLevel;
}

export interface ShapeAnswer {
  /** "unsure": two shapes describe it about as well, or none does. */
  shape: DriftShape | 'unsure';
  /** Best first. */
  evidence: readonly ShapeEvidence[];
}

/**
 * Parameters a shape is charged for. Where a level changes is chosen among all windows, which costs as much as two more
 * than the new level itself (Zhang and Siegmund 2007).
 */
const CHARGED = { none: 1, sudden: 4, gradual: 5, recurrent: 5 };
/** For every change of a recurrence beyond the first two. */
const CHARGED_AGAIN = 2;

/** How much better than the next a shape must be, in units of the criterion. */
const CLEAR = 4;
/** A ramp of fewer windows cannot be told from a jump. */
const SHORTEST_RAMP = 3;
/** With more windows than this, beginnings and ends of ramps and episodes are tried at steps. */
const FINE = 200;
const ROUNDS = 4;

/**
 * Whether a level jumped once (sudden), moved over some time (gradual or incremental, which a level alone cannot tell
 * apart), or went and came back (recurrent), by least squares of each shape and the Bayesian information criterion.
 * Fewer than 8 windows are "unsure". O(windows^2) up to 200 of them.
 */
export function driftShape(levels: Levels): ShapeAnswer {
  const windows = levels.values.length;
  if (windows < 8) return { shape: 'unsure', evidence: [] };
  const sums = levelSums(levels);
  const penalty = Math.log(windows);
  const evidence: ShapeEvidence[] = [];
  const offer = (shape: DriftShape, fitted: FittedLevel, changes: readonly number[]): void => {
    const again = CHARGED_AGAIN * Math.max(0, changes.length - 2);
    const bic = fitted.left + (CHARGED[shape] + again) * penalty;
    const at = evidence.findIndex((one) => one.shape === shape);
    if (at < 0) evidence.push({ shape, bic, changes, fitted });
    else if (bic < evidence[at]!.bic) evidence[at] = { shape, bic, changes, fitted };
  };

  offer('none', fitLevel(sums, { f: 0, ff: 0, fy: 0 }), []);
  const step = Math.max(1, Math.ceil(windows / FINE));
  for (let begin = 1; begin < windows; begin += step) {
    offer('sudden', fitLevel(sums, rampSums(sums, begin, begin)), [begin]);
    for (let end = begin + step; end <= windows; end += step) {
      const isWhole = begin === 1 && end === windows;
      if (end - begin >= SHORTEST_RAMP && !isWhole)
        offer('gradual', fitLevel(sums, rampSums(sums, begin, end)), [begin, end]);
      if (end < windows) offer('recurrent', fitLevel(sums, episodeSums(sums, begin, end)), [begin, end]);
    }
  }
  const once = evidence.find(({ shape }) => shape === 'recurrent')!;
  const again = episodes(levels, once.fitted, penalty);
  if (again.changes.length > 2) offer('recurrent', again.fitted, again.changes);

  evidence.sort((a, b) => a.bic - b.bic);
  const [best, next] = [evidence[0]!, evidence[1]!];
  const isClear = best.shape === 'none' || next.bic - best.bic >= CLEAR;
  return { shape: isClear ? best.shape : 'unsure', evidence };
}

/** Two levels with any number of changes between them: the cheapest path, each change at the price of two parameters. */
function episodes(
  { values, variances }: Levels,
  first: FittedLevel,
  penalty: number,
): { fitted: FittedLevel; changes: number[] } {
  const windows = values.length;
  let fitted = first;
  let changes: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const state = cheapestPath(values, variances, [fitted.from, fitted.to], 2 * penalty);
    const sums: [number, number][] = [
      [0, 0],
      [0, 0],
    ];
    changes = [];
    for (let t = 0; t < windows; t++) {
      const of = sums[state[t]!]!;
      of[0] += values[t]! / variances[t]!;
      of[1] += 1 / variances[t]!;
      if (t > 0 && state[t] !== state[t - 1]) changes.push(t);
    }
    const [from, to] = sums.map(([sum, weight]) => sum / weight) as [number, number];
    if (Number.isNaN(from) || Number.isNaN(to)) break;
    let left = 0;
    for (let t = 0; t < windows; t++)
      left += (values[t]! - (state[t] === 0 ? from : to)) ** 2 / variances[t]!;
    fitted = { from, to, left };
  }
  return { fitted, changes };
}

/** By window the level it is of: least squares plus a price for each change (Viterbi). */
function cheapestPath(
  values: ArrayLike<number>,
  variances: ArrayLike<number>,
  levels: readonly [number, number],
  price: number,
): Uint8Array {
  const windows = values.length;
  const cameFrom = [new Uint8Array(windows), new Uint8Array(windows)] as const;
  // It begins at the first level: that is what "recurrent" comes back to.
  let cost: [number, number] = [0, Infinity];
  for (let t = 0; t < windows; t++) {
    const here = levels.map((level) => (values[t]! - level) ** 2 / variances[t]!) as [number, number];
    const next: [number, number] = [0, 0];
    for (const of of [0, 1] as const) {
      const other = of === 0 ? 1 : 0;
      const isChange = cost[other] + price < cost[of];
      cameFrom[of][t] = isChange ? other : of;
      next[of] = (isChange ? cost[other] + price : cost[of]) + here[of];
    }
    cost = next;
  }
  const path = new Uint8Array(windows);
  let at: 0 | 1 = cost[0] <= cost[1] ? 0 : 1;
  for (let t = windows - 1; t >= 0; t--) {
    path[t] = at;
    at = cameFrom[at][t] === 0 ? 0 : 1;
  }
  return path;
}
