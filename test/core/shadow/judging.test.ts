import { describe, expect, it } from 'vitest';
import type { Id } from '../../../src/core/kernel/objects.ts';
import type { Annotation } from '../../../src/core/labels/labeling.ts';
import { agreementStop } from '../../../src/core/shadow/anytime-agreement.ts';
import {
  drawnPlace,
  isChallengerFirst,
  judgedOf,
  saidOf,
  SAID,
  settledVerdicts,
  verdictOf,
  type Verdict,
} from '../../../src/core/shadow/judging.ts';
import { judgingPath } from '../../../src/core/shadow/judging-path.ts';

let events = 0;
function judged(row: number, by: string, value: Verdict | null, atMs: number): Annotation {
  const body = {
    labeling: 's' as Id,
    row,
    what: 'label',
    value,
    round: 1,
    definition: null,
    blind: true,
  } as const;
  return { id: `e${String(++events)}` as Id, projectId: 'p' as Id, kind: 'annotation', atMs, by, body };
}

describe('blind judging', () => {
  it('who stands first is drawn by row and seed, about as often the one as the other', () => {
    const first = (seed: number): boolean[] =>
      Array.from({ length: 4000 }, (_, row) => isChallengerFirst(row, seed));
    for (const seed of [0, 1, 2, 77]) {
      const count = first(seed).filter(Boolean).length;
      expect(Math.abs(count - 2000)).toBeLessThan(4 * Math.sqrt(1000));
      const after = first(seed).filter((one, row, all) => one === all[row + 1]).length;
      expect(Math.abs(after - 2000)).toBeLessThan(4 * Math.sqrt(1000));
    }
    expect(first(1)).not.toEqual(first(2));
  });

  it('who stands first says nothing about the place in the order', () => {
    for (const seed of [1, 5, 99]) {
      const rows = Array.from({ length: 8000 }, (_, row) => row);
      rows.sort((a, b) => drawnPlace(a, seed) - drawnPlace(b, seed));
      for (const most of [100, 1000]) {
        const early = rows.slice(0, most);
        const challenger = early.filter((row) => isChallengerFirst(row, seed)).length;
        const even = early.filter((row) => row % 2 === 0).length;
        const far = 4 * Math.sqrt(most / 4);
        expect(Math.abs(challenger - most / 2)).toBeLessThan(far);
        expect(Math.abs(even - most / 2)).toBeLessThan(far);
      }
    }
  });

  it('what is said of A and B is kept as whose answer it was, and back', () => {
    for (let row = 0; row < 50; row++) {
      for (const said of SAID) expect(saidOf(verdictOf(said, row, 3), row, 3)).toBe(said);
      expect(verdictOf('a', row, 3)).toBe(isChallengerFirst(row, 3) ? 'challenger' : 'champion');
      expect(verdictOf('both', row, 3)).toBe('both');
    }
  });

  it('the last word of each person counts, on rows that still differ; who cannot say leaves it to others', () => {
    const said = [
      judged(4, 'Ann', 'champion', 10),
      judged(4, 'Ann', 'challenger', 20),
      judged(2, 'Ann', 'champion', 12),
      judged(2, 'Ben', 'challenger', 13),
      judged(7, 'Ann', 'unsure', 14),
      judged(7, 'Ben', 'both', 15),
      judged(8, 'Ann', 'challenger', 16),
      judged(8, 'Ann', null, 17),
      judged(9, 'Ann', 'challenger', 18),
    ];
    const settled = settledVerdicts(said, new Set([2, 4, 7, 8]));
    expect(settled).toEqual([
      { row: 2, verdict: null, people: 2, atMs: 12 },
      { row: 7, verdict: 'both', people: 2, atMs: 14 },
      { row: 4, verdict: 'challenger', people: 1, atMs: 20 },
    ]);
    expect(judgedOf(settled)).toEqual({ challenger: 1, champion: 0 });
  });

  it('the path ends with the interval of the stop; rows without a winner leave it where it was', () => {
    const verdicts: Verdict[] = ['both', 'challenger', 'unsure', 'champion', 'challenger', 'neither'];
    const settled = verdicts.map((verdict, row) => ({ row, verdict, people: 1, atMs: row }));
    const path = judgingPath(settled, 0.05);
    expect(path.map(({ judged: n }) => n)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(path[0]).toEqual({ judged: 1, winRate: null, low: 0, high: 1 });
    expect(path[2]).toEqual({ ...path[1], judged: 3 });
    const { interval, winRate } = agreementStop(judgedOf(settled), { alpha: 0.05, margin: 0 });
    expect(path[5]).toEqual({ judged: 6, winRate, low: interval!.low, high: interval!.high });
  });
});
