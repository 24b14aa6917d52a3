import { describe, expect, test } from 'vitest';
import type { PairedOutcome } from '../../../src/core/evaluation/pair-outcomes.ts';
import { cellsOf, segmentStarts } from '../../../src/core/rollout/replay-cells.ts';
import { replayFacts } from '../../../src/core/rollout/replay-facts.ts';
import {
  CHALLENGER_WRONG as B,
  CHAMPION_WRONG as A,
  makeReplay,
  MISMATCH as M,
  planted,
  PLANTED,
  replayOf,
} from '../../../src/core/rollout/replay.ts';

const NO_COLUMNS = { tolerance: 0, groups: null, users: null, order: null };

function classes(
  names: readonly string[],
  truth: number[],
  first: number[],
  second: number[],
): PairedOutcome {
  return {
    type: 'classification',
    classes: names,
    truth: Int32Array.from(truth),
    first: Int32Array.from(first),
    second: Int32Array.from(second),
    positive: null,
    firstScores: null,
    secondScores: null,
  };
}

describe('rows to be played', () => {
  test('both models right or wrong, and whether they differ; rows without truth or answer are left out', () => {
    const paired = classes(
      ['a', 'b', 'c'],
      [0, 0, 0, 0, 0, -1, 0, 0],
      [0, 1, 0, 1, 1, 0, -1, 0],
      [0, 0, 1, 1, 2, 0, 0, -1],
    );
    const replay = makeReplay(paired, NO_COLUMNS);
    expect([...replay.states]).toEqual([0, A | M, B | M, A | B, A | B | M]);
    expect([...replay.rows]).toEqual([0, 1, 2, 3, 4]);
    expect(replay.leftOut).toBe(3);
  });

  test('a value is wrong, and two differ, beyond the tolerance', () => {
    const paired: PairedOutcome = {
      type: 'regression',
      truth: Float64Array.of(10, 10, 10, NaN),
      first: Float64Array.of(11, 13, 9, 1),
      second: Float64Array.of(12, 10, 11.5, 1),
    };
    const replay = makeReplay(paired, { ...NO_COLUMNS, tolerance: 2 });
    expect([...replay.states]).toEqual([0, A | M, M]);
    expect(replay.isBinary).toBe(false);
  });

  test('order, groups and users go with their rows; a row without a user is one of its own', () => {
    const paired = classes(['a', 'b'], [0, 0, -1, 0], [0, 1, 0, 0], [0, 0, 0, 1]);
    const replay = makeReplay(paired, {
      tolerance: 0,
      groups: { groups: [], codes: Int32Array.of(0, 1, 1, -1) },
      users: Int32Array.of(7, -1, 3, 7),
      order: Uint32Array.of(3, 2, 1, 0),
    });
    expect([...replay.rows]).toEqual([3, 1, 0]);
    expect([...replay.states]).toEqual([B | M, A | M, 0]);
    expect([...replay.groups!]).toEqual([-1, 1, 0]);
    expect([...replay.users!]).toEqual([0, 1, 0]);
    expect(replay.userCount).toBe(2);
  });

  test('a copy of the champion is right and wrong with it, and the slice is marked by row of the table', () => {
    const paired = classes(['a', 'b'], [-1, 0, 0, 0], [0, 0, 1, 1], [0, 1, 0, 1]);
    const replay = makeReplay(paired, NO_COLUMNS);
    const copy = replayOf(replay, 'copy', Uint8Array.of(1, 0, 1, 0));
    expect([...copy.states]).toEqual([0, A | B | PLANTED, A | B]);
    expect([...replayOf(replay, 'asIs', null).states]).toEqual(
      [B | M, A | M, A | B].map((bits) => bits | PLANTED),
    );
  });

  test.each([
    ['a right answer turns wrong beside a right champion', 0, 'challenger', true, B | M],
    ['beside a wrong champion two classes leave one wrong answer', A | M, 'challenger', true, A | B],
    ['and more classes leave others', A | M, 'challenger', false, A | B | M],
    ['a wrong answer stays as it is', B | M, 'challenger', true, B | M],
    ['drift makes both wrong', 0, 'both', true, A | B],
    ['in their own ways where they differed', B | M, 'both', false, A | B | M],
  ] as const)('planted: %s', (_, state, where, isBinary, after) => {
    expect(planted(state | PLANTED, where, isBinary)).toBe(after);
  });
});

describe('chances by part of the rows', () => {
  const paired = classes(['a', 'b'], [0, 0, 0, 0], [0, 1, 0, 1], [0, 0, 1, 1]);
  const replay = replayOf(
    makeReplay(paired, {
      ...NO_COLUMNS,
      groups: { groups: [{ name: 'x', where: { op: 'all' }, rows: 2 }], codes: Int32Array.of(0, -1, -1, 0) },
    }),
    'asIs',
    Uint8Array.of(1, 1, 0, 0),
  );

  test('without and with something planted', () => {
    const plain = cellsOf(replay, 0, 4, null);
    expect([...plain.chances]).toEqual([0.25, 0, 0, 0.25, 0, 0.25, 0.25, 0]);
    expect(plain.championWrong).toBe(0.5);
    expect([...plain.harmedGroups]).toEqual([0, 1]);
    const hit = cellsOf(replay, 0, 4, { extra: 0.5, where: { op: 'all' }, fromMs: 0, in: 'challenger' });
    expect([...hit.chances]).toEqual([0.125, 0, 0, 0.375, 0, 0.125, 0.375, 0]);
    expect([...hit.harmedGroups]).toEqual([0.5, 1]);
  });

  test('the facts: shares of the rows, and what a planted chance adds', () => {
    const groups = [{ name: 'x', where: { op: 'all' } as const, rows: 2 }];
    expect(replayFacts(replay, { groups, notShown: 3 }, true)).toEqual({
      rows: 4,
      leftOut: 0,
      championWrong: 0.5,
      challengerWrong: 0.5,
      mismatch: 0.5,
      plantable: 0.5,
      groups: [{ name: 'x', where: { op: 'all' }, share: 0.5 }],
      groupsNotShown: 3,
      users: 4,
    });
  });

  test('parts have at least fifty rows, and there is one where order does not matter', () => {
    expect([...segmentStarts(120, 60, true)]).toEqual([0, 60, 120]);
    expect([...segmentStarts(120, 60, false)]).toEqual([0, 120]);
    expect([...segmentStarts(9, 60, true)]).toEqual([0, 9]);
    expect(segmentStarts(10_000, 60, true)).toHaveLength(61);
  });
});
