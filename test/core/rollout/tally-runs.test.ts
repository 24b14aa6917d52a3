import { describe, expect, test } from 'vitest';
import { CHALLENGER_WRONG, MISMATCH } from '../../../src/core/rollout/replay.ts';
import { replayFacts } from '../../../src/core/rollout/replay-facts.ts';
import { RunsTally } from '../../../src/core/rollout/tally-runs.ts';
import { wilson } from '../../../src/core/stats/wilson.ts';
import { ALIKE, asked, canary, ERROR, factsOf, rowsLike, sceneLike, tallyOf } from './rollout-cases.ts';

const MINUTE = 60_000;
const ALL = { op: 'all' } as const;

describe('many rollouts', () => {
  const bad = asked(canary(), { planted: { extra: 0.2, where: ALL, fromMs: 0, in: 'challenger' } });

  test('every run ends in one way; shares, times and harm are of these runs', () => {
    const scene = sceneLike(rowsLike(1000, ALIKE), bad);
    const figures = tallyOf(scene, 'aggregate', 200).figures();
    const { rolledBack, promoted, unfinished, detection, harmed, harmHistogram, sample } = figures;
    expect(rolledBack.runs + promoted.runs + unfinished.runs).toBe(200);
    expect(rolledBack.share).toBe(rolledBack.runs / 200);
    expect(rolledBack.interval).toEqual(wilson(rolledBack.runs, 200));
    expect(detection.byTick.reduce((sum, count) => sum + count, 0)).toBe(rolledBack.runs);
    expect(detection.spread!.p5).toBeLessThanOrEqual(detection.spread!.p50);
    expect(detection.spread!.p50).toBeLessThanOrEqual(detection.spread!.p95);
    expect(harmHistogram.counts.reduce((sum, count) => sum + count, 0)).toBe(200);
    expect(harmHistogram.width * harmHistogram.counts.length).toBeGreaterThan(harmed.most);
    expect(harmHistogram.counts.length).toBeLessThanOrEqual(25);
    expect(sample).toHaveLength(60);
    for (const { end, endMs, path } of sample) {
      expect(path[0]).toEqual({ atMs: 0, weight: 10 });
      if (end === 'rolledBack') expect(path.at(-1)).toEqual({ atMs: endMs, weight: 0 });
      if (end === 'promoted') expect(path.at(-1)).toEqual({ atMs: endMs, weight: 100 });
    }
  });

  test('runs so far are the first of all runs, whatever is asked in between', () => {
    const scene = sceneLike(rowsLike(1000, ALIKE), bad);
    const tally = new RunsTally(
      scene,
      factsOf(scene),
      { name: 'bad', base: 'asIs', planted: bad.planted },
      { by: 'aggregate', why: '' },
    );
    for (let run = 0; run < 80; run++) {
      tally.run();
      if (run === 39)
        expect(tally.figures()).toEqual({
          ...tallyOf(scene, 'aggregate', 40).figures(),
          scenario: tally.figures().scenario,
        });
    }
    expect(tally.figures().sample).toEqual(tallyOf(scene, 'aggregate', 80).figures().sample);
  });

  test('harm by group: a quarter of the rows may have all of it', () => {
    const rows = rowsLike(1000, { champion: 0, both: 0, alone: 0 }, 3);
    const states = rows.states.map((_, row) => (rows.groups![row] === 1 ? CHALLENGER_WRONG | MISMATCH : 0));
    const question = asked(canary([], { background: null }), { groupBy: 'part' });
    const scene = sceneLike({ ...rows, states }, question);
    const groups = ['x', 'y', 'z'].map((name) => ({ name, where: ALL, rows: 250 }));
    const facts = replayFacts(scene.replay, { groups, notShown: 0 }, false);
    const tally = new RunsTally(
      scene,
      facts,
      { name: '', base: 'asIs', planted: null },
      { by: 'aggregate', why: '' },
    );
    for (let run = 0; run < 5; run++) tally.run();
    const { byGroup, harmed, promotion } = tally.figures();
    expect(byGroup.map(({ name, rowShare, harmShare }) => [name, rowShare, harmShare])).toEqual([
      ['x', 0.25, 0],
      ['y', 0.25, 1],
      ['z', 0.25, 0],
    ]);
    expect(byGroup[1]!.harmed).toBeCloseTo(harmed.mean * 5, 6);
    expect(promotion).toMatchObject({ p5: 30 * MINUTE, p95: 30 * MINUTE });
  });

  test('without harm no group has a share of it, and without a rollback no time', () => {
    const { byGroup, detection, harmHistogram } = tallyOf(
      sceneLike(rowsLike(100, { champion: 0, both: 0, alone: 0 }), asked(canary([ERROR]))),
      'aggregate',
      3,
    ).figures();
    expect({ byGroup, spread: detection.spread }).toEqual({ byGroup: [], spread: null });
    expect(harmHistogram).toEqual({ width: 1, counts: [3] });
  });
});
