import { planted, CHALLENGER_WRONG, CHAMPION_WRONG, PLANTED, type Replay } from './replay.ts';
import type { Planted } from './rollout-question.ts';

/** Rows of a segment at least, where there are so many. */
const FEWEST_ROWS = 50;

/** Chances of what a request shows, in one part of the rollout. */
export interface Cells {
  /** By the bits of both models wrong and of a mismatch. */
  chances: Float64Array;
  championWrong: number;
  /** Of a request that the challenger alone gets wrong, by group; the last is of rows in none. Empty without groups. */
  harmedGroups: Float64Array;
}

/** Where each part of the rows begins, and one more for the end: one part where order does not matter. */
export function segmentStarts(rows: number, looks: number, isOrdered: boolean): Uint32Array {
  const segments = isOrdered ? Math.max(1, Math.min(looks, Math.floor(rows / FEWEST_ROWS))) : 1;
  return Uint32Array.from({ length: segments + 1 }, (_, at) => Math.floor((at * rows) / segments));
}

/** Over the rows [from, to), with what is planted (null: nothing). */
export function cellsOf(replay: Replay, from: number, to: number, plant: Planted | null): Cells {
  const { states, groups, groupCount, isBinary } = replay;
  const chances = new Float64Array(8);
  const harmedGroups = new Float64Array(groups ? groupCount + 1 : 0);
  const extra = plant?.extra ?? 0;
  const share = 1 / (to - from);
  for (let row = from; row < to; row++) {
    const state = states[row]!;
    const plain = state & ~PLANTED;
    const chance = (state & PLANTED) === 0 ? 0 : extra;
    const changed = chance > 0 ? planted(state, plant!.in, isBinary) : plain;
    chances[plain]! += share * (1 - chance);
    chances[changed]! += share * chance;
    if (!groups) continue;
    const group = groups[row]! < 0 ? groupCount : groups[row]!;
    harmedGroups[group]! += (isHarm(plain) ? 1 - chance : 0) + (isHarm(changed) ? chance : 0);
  }
  let championWrong = 0;
  chances.forEach((chance, bits) => (championWrong += (bits & CHAMPION_WRONG) === 0 ? 0 : chance));
  return { chances, championWrong: Math.min(1, championWrong), harmedGroups };
}

/** Whether the challenger alone is wrong. */
export function isHarm(bits: number): boolean {
  return (bits & (CHAMPION_WRONG | CHALLENGER_WRONG)) === CHALLENGER_WRONG;
}

/** Whether the champion alone is wrong. */
export function isSpared(bits: number): boolean {
  return (bits & (CHAMPION_WRONG | CHALLENGER_WRONG)) === CHAMPION_WRONG;
}
