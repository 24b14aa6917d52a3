import type { PairedOutcome } from '../evaluation/pair-outcomes.ts';
import type { RowGroups } from '../slices/group-rows.ts';

/** Bits of what is known of a row. PLANTED: in the slice where something is planted. */
export const CHAMPION_WRONG = 1;
export const CHALLENGER_WRONG = 2;
export const MISMATCH = 4;
export const PLANTED = 8;

/** The rows that both models answered and whose truth is known, in the order they are played. */
export interface Replay {
  /** Bits by row. */
  states: Uint8Array;
  /** Whether two wrong answers are the same one. */
  isBinary: boolean;
  /** By row the index of its group, -1 for none; null without groups. */
  groups: Int32Array | null;
  groupCount: number;
  /** By row its user, from 0; null where each row is its own. */
  users: Int32Array | null;
  userCount: number;
  /** Row of the table by row of the replay. */
  rows: Uint32Array;
  leftOut: number;
}

export interface ReplayColumns {
  /** Regression only. */
  tolerance: number;
  groups: Pick<RowGroups, 'groups' | 'codes'> | null;
  /** By row of the table; missing ones (-1) are each a user of their own. */
  users: Int32Array | null;
  /** Rows of the table in the order to play them; null: as they stand. */
  order: Uint32Array | null;
}

/** What two evaluations of a table come to, row by row. Nothing is planted yet. */
export function makeReplay(paired: PairedOutcome, columns: ReplayColumns): Replay {
  const total = paired.truth.length;
  const stateOf =
    paired.type === 'regression' ? stateOfValues(paired, columns.tolerance) : stateOfClasses(paired);
  const played = new Uint32Array(total);
  const states = new Uint8Array(total);
  let count = 0;
  for (let at = 0; at < total; at++) {
    const row = columns.order ? columns.order[at]! : at;
    const state = stateOf(row);
    if (state < 0) continue;
    played[count] = row;
    states[count++] = state;
  }
  const rows = played.slice(0, count);
  const users = columns.users ? numberUsers(rows, columns.users) : null;
  const groups = columns.groups;
  return {
    states: states.slice(0, count),
    isBinary: paired.type === 'classification' && paired.classes.length === 2,
    groups: groups ? Int32Array.from(rows, (row) => groups.codes[row]!) : null,
    groupCount: groups?.groups.length ?? 0,
    users: users?.codes ?? null,
    userCount: users?.count ?? rows.length,
    rows,
    leftOut: total - rows.length,
  };
}

/** The same rows with the slice marked (a byte by row of the table; null: all), the challenger as logged or as a copy. */
export function replayOf(replay: Replay, base: 'asIs' | 'copy', slice: Uint8Array | null): Replay {
  const states = replay.states.map((state, at) => {
    const wrong = state & CHAMPION_WRONG;
    const own = base === 'asIs' ? state : wrong === 0 ? 0 : CHAMPION_WRONG | CHALLENGER_WRONG;
    return slice === null || slice[replay.rows[at]!] !== 0 ? own | PLANTED : own;
  });
  return { ...replay, states };
}

/** What a row in the planted slice becomes where chance has it: right answers become wrong. */
export function planted(state: number, where: 'challenger' | 'both', isBinary: boolean): number {
  if (where === 'both') {
    const mismatch = isBinary ? 0 : state & MISMATCH;
    return CHAMPION_WRONG | CHALLENGER_WRONG | mismatch;
  }
  if ((state & CHALLENGER_WRONG) !== 0) return state & ~PLANTED;
  const isSame = isBinary && (state & CHAMPION_WRONG) !== 0;
  return (state & CHAMPION_WRONG) | CHALLENGER_WRONG | (isSame ? 0 : MISMATCH);
}

function stateOfClasses({ truth, first, second }: PairedOutcome & { type: 'classification' }) {
  return (row: number): number => {
    const [actual, one, other] = [truth[row]!, first[row]!, second[row]!];
    if (actual < 0 || one < 0 || other < 0) return -1;
    return bitsOf(one !== actual, other !== actual, one !== other);
  };
}

function stateOfValues({ truth, first, second }: PairedOutcome & { type: 'regression' }, tolerance: number) {
  return (row: number): number => {
    const [actual, one, other] = [truth[row]!, first[row]!, second[row]!];
    if (Number.isNaN(actual + one + other)) return -1;
    const far = (a: number, b: number): boolean => Math.abs(a - b) > tolerance;
    return bitsOf(far(one, actual), far(other, actual), far(one, other));
  };
}

function bitsOf(championWrong: boolean, challengerWrong: boolean, mismatch: boolean): number {
  return (
    (championWrong ? CHAMPION_WRONG : 0) |
    (challengerWrong ? CHALLENGER_WRONG : 0) |
    (mismatch ? MISMATCH : 0)
  );
}

/** From 0 without gaps, in order of first appearance. */
function numberUsers(rows: Uint32Array, given: Int32Array): { codes: Int32Array; count: number } {
  const known = new Map<number, number>();
  let count = 0;
  const codes = Int32Array.from(rows, (row) => {
    const own = given[row]!;
    if (own < 0) return count++;
    let code = known.get(own);
    if (code === undefined) known.set(own, (code = count++));
    return code;
  });
  return { codes, count };
}
