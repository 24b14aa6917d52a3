import { describe, expect, it } from 'vitest';
import { groupRatesShape, ROW } from '../../src/charts/group-rates/group-rates-geometry.ts';
import { reliabilityShape } from '../../src/charts/group-reliability/group-reliability-geometry.ts';

const rate = (value: number) => ({ value, low: value - 0.1, high: value + 0.1 });
const rates = ['TPR', 'FPR', 'PPV'].map((title) => ({ title, values: [rate(0.5), null, rate(0.25)] }));

describe('rates by group', () => {
  it('stand side by side where there is room, the names once a line', () => {
    const wide = groupRatesShape(rates, 3, 0, 900);
    expect(wide.panels.map(({ names, top }) => [names, top])).toEqual([
      [true, wide.panels[0]!.top],
      [false, wide.panels[0]!.top],
      [false, wide.panels[0]!.top],
    ]);
    const last = wide.panels[2]!;
    expect(last.left + wide.panelWidth).toBeLessThanOrEqual(900);
    const narrow = groupRatesShape(rates, 3, 0, 340);
    expect(narrow.panels.map(({ names }) => names)).toEqual([true, true, true]);
    expect(narrow.panels[1]!.top).toBeGreaterThan(narrow.panels[0]!.top + 3 * ROW);
    expect(narrow.panels[2]!.top + narrow.panelHeight).toBeLessThan(narrow.height);
  });

  it('put a half in the middle, in the row of its group; a group without the rate has no mark', () => {
    const { panels, panelWidth } = groupRatesShape(rates, 3, 0, 900, true);
    expect(panels[0]!.marks.map(({ group }) => group)).toEqual([0, 2]);
    expect(panels[0]!.marks[0]).toMatchObject({ x: panelWidth / 2, y: ROW / 2 });
    expect(panels[0]!.reference).toBe(panelWidth / 2);
    expect(groupRatesShape(rates, 3, 1, 900).panels[0]!.reference).toBeNull();
    const own = groupRatesShape(rates, 3, 0, 900).panels[0]!;
    for (const { from, to } of own.marks) expect([from >= 0, to <= panelWidth]).toEqual([true, true]);
    expect(own.marks[0]!.to - own.marks[0]!.from).toBeGreaterThan(
      panels[0]!.marks[0]!.to - panels[0]!.marks[0]!.from,
    );
  });
});

describe('reliability by group', () => {
  const point = (score: number, share: number) => ({ score, share, low: share, high: share });
  it('draws a calibrated group on the diagonal, and keeps names apart', () => {
    const { lines } = reliabilityShape(
      [
        { name: 'a', tone: 'current', points: [point(0.2, 0.2), point(0.8, 0.8)] },
        { name: 'b', tone: 'reference', points: [point(0.5, 0.5), point(0.9, 0.8)] },
        { name: 'c', tone: 'other', points: [] },
      ],
      200,
    );
    for (const { x, y } of lines[0]!.marks) expect(x + y).toBeCloseTo(200);
    expect(lines[1]!.label!.y - lines[0]!.label!.y).toBeGreaterThanOrEqual(15);
    expect(lines[2]).toMatchObject({ path: '', label: null });
  });
});
