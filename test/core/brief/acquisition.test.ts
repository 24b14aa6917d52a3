import { describe, expect, it } from 'vitest';
import { acquisitionCurve, daysToLabel, labelsOf, yieldOf } from '../../../src/core/brief/acquisition.ts';
import type { DataSource, LabelingOption } from '../../../src/core/brief/acquisition.ts';
import { adviceFor, quadrantOf } from '../../../src/core/brief/quadrant.ts';

const source = (change: Partial<DataSource>): DataSource => ({
  ...{ name: 's', examples: null, daysToStart: 0, perDay: null, fixedCost: 0, costPerExample: 0 },
  ...{ labeled: true, note: '' },
  ...change,
});
const option = (change: Partial<LabelingOption>): LabelingOption => ({
  ...{ name: 'o', by: 'inHouse', daysToStart: 0, labelsPerDay: 100, fixedCost: 0, costPerLabel: 0 },
  ...{ qualified: 'yes', note: '' },
  ...change,
});

describe('what can be had in k days', () => {
  it('a source bought at once, and one that trickles', () => {
    const bought = source({ examples: 1000, daysToStart: 7, fixedCost: 50, costPerExample: 0.5 });
    expect([0, 6, 7, 30].map((days) => yieldOf(bought, days))).toEqual([
      { examples: 0, cost: 0 },
      { examples: 0, cost: 0 },
      { examples: 1000, cost: 550 },
      { examples: 1000, cost: 550 },
    ]);
    const own = source({ perDay: 2.5, daysToStart: 2, costPerExample: 2 });
    expect([2, 3, 4, 1002].map((days) => yieldOf(own, days))).toEqual([
      { examples: 0, cost: 0 },
      { examples: 2, cost: 4 },
      { examples: 5, cost: 10 },
      { examples: 2500, cost: 5000 },
    ]);
    expect(yieldOf(source({ examples: 4, perDay: 3 }), 2).examples).toBe(4);
    expect(yieldOf(source({}), 2)).toEqual({ examples: 0, cost: 0 });
  });

  it('all together, and the day on which it would be more than ten times as much', () => {
    const sources = [source({ perDay: 40 }), source({ examples: 300, daysToStart: 5 })];
    const { byDay, tooMuchFrom } = acquisitionCurve({ sources, present: 60 }, 30);
    expect(byDay[5]).toEqual({ examples: 500, cost: 0 });
    expect(tooMuchFrom).toBe(7);
    expect(60 + byDay[6]!.examples).toBe(600);
    expect(acquisitionCurve({ sources, present: 6000 }, 30).tooMuchFrom).toBeNull();
    expect(acquisitionCurve({ sources, present: null }, 3).tooMuchFrom).toBeNull();
  });

  it('labels: how many, how much, how long', () => {
    const crowd = option({
      by: 'crowdsourced',
      daysToStart: 3,
      labelsPerDay: 50,
      fixedCost: 20,
      costPerLabel: 0.1,
    });
    expect(labelsOf(crowd, 120, 4)).toEqual({ examples: 50, cost: 25 });
    expect(labelsOf(crowd, 120, 40)).toEqual({ examples: 120, cost: 32 });
    expect(labelsOf(crowd, 120, 3)).toEqual({ examples: 0, cost: 0 });
    expect(daysToLabel(crowd, 120)).toBe(6);
    expect(daysToLabel(crowd, 0)).toBe(0);
    expect(daysToLabel(option({ labelsPerDay: 0 }), 5)).toBeNull();
  });
});

describe('the four quadrants', () => {
  const number = { type: 'number', role: 'feature', meanLength: null } as const;
  const review = { type: 'text', role: 'feature', meanLength: 120 } as const;
  it('are told from the rows and from what the columns hold', () => {
    expect(quadrantOf(50, [number])).toEqual({ kind: 'structured', size: 'small' });
    expect(quadrantOf(10_000, [number, review])).toEqual({ kind: 'unstructured', size: 'small' });
    expect(quadrantOf(10_001, [number, { ...review, role: 'identifier' }])).toEqual({
      kind: 'structured',
      size: 'big',
    });
    expect(quadrantOf(1e6, [{ ...review, meanLength: 8 }])).toEqual({ kind: 'structured', size: 'big' });
  });
  it('each have advice of their own', () => {
    const all = (['structured', 'unstructured'] as const).flatMap((kind) =>
      (['small', 'big'] as const).map((size) => JSON.stringify(adviceFor({ kind, size }))),
    );
    expect(new Set(all).size).toBe(4);
  });
});
