import { describe, expect, it } from 'vitest';
import { fairnessAudit } from '../../../src/core/evaluation/fairness-audit.ts';
import { sensitiveGroups } from '../../../src/core/evaluation/sensitive-groups.ts';
import type { Estimate, Interval } from '../../../src/core/kernel/estimate.ts';
import { selectRows } from '../../../src/core/slices/select-rows.ts';
import { newcombe, ratioInterval } from '../../../src/core/stats/newcombe.ts';
import { zeroRatioInterval } from '../../../src/core/stats/zero-ratio.ts';
import type { Column } from '../../../src/core/table/column.ts';
import golden from '../../golden/fairness.json' with { type: 'json' };
import { columnFrom } from '../column-from.ts';

const sensitive = (column: Column) => ({ column, field: { of: 'data', name: column.name } as const });
const coded = (name: string, codes: readonly number[]): Column => columnFrom(name, codes.map(String));

function outcomeOf(truth: readonly number[], predicted: readonly number[], score?: readonly number[]) {
  const positive = Float64Array.from(score ?? []);
  return {
    truth: Int32Array.from(truth),
    predicted: Int32Array.from(predicted),
    scores: score ? [positive.map((s) => 1 - s), positive] : null,
  };
}

function expectPair(got: { difference: Estimate; ratio: Estimate }, wanted: readonly number[]): void {
  expect(got.difference.value).toBeCloseTo(wanted[0]!, 10);
  expect(got.ratio.value).toBeCloseTo(wanted[1]!, 10);
}

/** By where the interval lies. */
function verdictOf(interval: Interval | null): string {
  if (interval && interval.high < 0.8) return 'fail';
  return interval && interval.low >= 0.8 ? 'pass' : 'inconclusive';
}

describe('against fairlearn', () => {
  it.each(golden.audits)('audit $#', (wanted) => {
    const columns = [
      coded('first', wanted.first),
      ...(wanted.second ? [coded('second', wanted.second)] : []),
    ];
    const groups = sensitiveGroups(columns.map(sensitive));
    const spec = { positive: 1, favourable: 'positive', reference: 0, seed: 1 } as const;
    const audit = fairnessAudit(groups, outcomeOf(wanted.truth, wanted.predicted, wanted.score), spec);
    // fairlearn orders groups by value, we by how many rows have it.
    const nameOf = (at: number): string =>
      wanted.second
        ? `first = ${String(Math.floor(at / 2))} and second = ${String(at % 2)}`
        : `first = ${String(at)}`;
    const rates = Object.keys(wanted.byGroup) as (keyof typeof wanted.byGroup)[];
    expect(audit.groups).toHaveLength(wanted.calibration.length);
    wanted.calibration.forEach((calibration, at) => {
      const group = audit.groups.find(({ name }) => name === nameOf(at))!;
      for (const rate of rates) {
        expect(group.rates[rate].value, rate).toBeCloseTo(wanted.byGroup[rate][at]!, 12);
        const base = audit.groups[0]!.rates[rate].value!;
        expect(group.differences[rate].value).toBeCloseTo(wanted.byGroup[rate][at]! - base, 12);
        expect(group.ratios[rate].value).toBeCloseTo(wanted.byGroup[rate][at]! / base, 12);
      }
      expect(group.calibration.inTheLarge.value).toBeCloseTo(calibration.inTheLarge, 10);
      expect(group.calibration.expectedError.value).toBeCloseTo(calibration.expectedError, 10);
    });
    for (const rate of rates) expectPair(audit.spreads[rate], [wanted.difference[rate], wanted.ratio[rate]]);
    expectPair(audit.demographicParity, wanted.demographicParity);
    expectPair(audit.equalizedOdds, wanted.equalizedOdds);
    expectPair(audit.equalOpportunity, wanted.equalOpportunity);
    expect(audit.fourFifths.ratio.value).toBeCloseTo(wanted.demographicParity[1]!, 10);
    expect(audit.fourFifths.verdict).toBe(
      verdictOf(audit.fourFifths.ratio.value === null ? null : audit.fourFifths.ratio.interval),
    );
    expect(audit.incomplete).toEqual([]);
  });

  it.each(golden.zeroRatios)('interval of a ratio whose first is 0, $cells', ({ cells, high }) => {
    const [n, b, m] = cells as [number, number, number];
    expect(zeroRatioInterval(n, b, m)).toMatchObject({ low: 0, high: expect.closeTo(high, 9) as number });
  });

  it.each(golden.intervals)('intervals of $cells', ({ cells, newcombe: difference, ratio }) => {
    const [a, n, b, m] = cells as [number, number, number, number];
    const got = newcombe(a, n, b, m)!;
    expect([got.low, got.high]).toEqual(difference.map((x) => expect.closeTo(x, 9) as number));
    const katz = ratioInterval(a, n, b, m);
    if (ratio === null) expect(katz).toBeNull();
    else expect([katz!.low, katz!.high]).toEqual(ratio.map((x) => expect.closeTo(x, 9) as number));
  });
});

it.each(golden.rates)('rates with intervals of counts $counts', ({ counts, rates }) => {
  const [tp, fp, fn, tn] = counts as [number, number, number, number];
  const cells = [tp, fp, fn, tn].flatMap((n, cell) => Array.from({ length: n }, () => cell));
  const outcome = outcomeOf(
    cells.map((cell) => Number(cell === 0 || cell === 2)),
    cells.map((cell) => Number(cell < 2)),
  );
  const groups = sensitiveGroups([
    sensitive(
      coded(
        'g',
        cells.map(() => 0),
      ),
    ),
  ]);
  const spec = { positive: 1, favourable: 'negative', reference: 0, minRows: 1, seed: 1 } as const;
  const [group] = fairnessAudit(groups, outcome, spec).groups;
  for (const [name, wanted] of Object.entries(rates)) {
    const rate = group!.rates[name as keyof typeof rates];
    if (wanted === null) expect(rate.value, name).toBeNull();
    else {
      const [value, low, high] = wanted as [number, number, number];
      expect(rate, name).toMatchObject({
        value: expect.closeTo(value, 12) as number,
        interval: { low: expect.closeTo(low, 9) as number, high: expect.closeTo(high, 9) as number },
      });
    }
  }
});

describe('groups that cannot be judged', () => {
  const repeat = (n: number, of: readonly number[]): number[] => Array.from({ length: n }, () => of).flat();
  // a: 400 rows with both classes; b: 400 rows without a positive; c: 2 rows.
  const group = sensitiveGroups([
    sensitive(
      columnFrom(
        'g',
        [...repeat(400, [0]), ...repeat(400, [1]), 2, 2].map((g) => 'abc'[g]!),
      ),
    ),
  ]);
  const truth = [...repeat(200, [0, 1]), ...repeat(400, [0]), 0, 1];
  const predicted = [...repeat(200, [0, 1]), ...repeat(200, [0, 1]), 0, 0];
  const audit = fairnessAudit(group, outcomeOf(truth, predicted), {
    positive: 1,
    favourable: 'positive',
    reference: 0,
    seed: 1,
  });

  it('are named with the reason', () => {
    expect(audit.incomplete).toEqual([1, 2]);
    expect(audit.groups.map((g) => g.incomplete)).toEqual([[], ['noPositives'], ['tooFew']]);
    expect(audit.groups[1]!.rates.truePositiveRate).toEqual({ value: null, reason: 'noPositives', n: 0 });
    expect(audit.groups[1]!.calibration.expectedError).toMatchObject({ value: null, reason: 'noScores' });
  });

  it('are left out of what they have no rate for, and never pass', () => {
    expect(audit.equalOpportunity.difference).toMatchObject({ value: null, reason: 'tooFew' });
    expect(audit.equalizedOdds.ratio).toMatchObject({ value: null, reason: 'tooFew' });
    expect(audit.demographicParity.difference.value).toBe(0);
    expect(audit.spreads.selectionRate.compared).toEqual([0, 1]);
    expect(audit.fourFifths).toMatchObject({ verdict: 'incomplete', ratio: { value: 1 } });
  });

  it('gives no ratio to a rate of 0', () => {
    const none = fairnessAudit(group, outcomeOf(truth, truth.fill(0)), {
      positive: 1,
      favourable: 'positive',
      reference: 0,
      seed: 1,
    });
    expect(none.demographicParity.ratio).toMatchObject({ value: null, reason: 'zeroBase' });
    expect(none.fourFifths.verdict).toBe('notMeasured');
  });
});

it('crosses columns into groups whose predicates select exactly their rows', () => {
  const columns = [
    columnFrom('sex', ['f', 'm', null, 'f', 'm', 'f']),
    columnFrom('old', [true, false, true, true, null, false]),
    columnFrom('town', ['x', 'x', 'y', 'x', 'y', 'y']),
  ];
  const { groups, codes } = sensitiveGroups(columns.map(sensitive));
  expect(groups.reduce((sum, { rows }) => sum + rows, 0)).toBe(6);
  groups.forEach(({ where, rows }, at) => {
    const mask = selectRows(where, ({ name }) => columns.find((c) => c.name === name)!, 6);
    expect([...mask]).toEqual([...codes].map((code) => Number(code === at)));
    expect(mask.reduce((sum, one) => sum + one, 0)).toBe(rows);
  });
  expect(() => sensitiveGroups([])).toThrow('No sensitive column is chosen.');
});

it('takes the favourable outcome apart from the positive class', () => {
  const groups = sensitiveGroups([sensitive(coded('g', [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]))]);
  const outcome = outcomeOf([0, 0, 0, 1, 1, 0, 0, 0, 1, 1], [1, 1, 0, 1, 1, 1, 0, 0, 0, 0]);
  const audit = fairnessAudit(groups, outcome, {
    positive: 1,
    favourable: 'negative',
    reference: 0,
    minRows: 1,
    seed: 1,
  });
  expect(audit.groups.map((g) => g.rates.selectionRate.value)).toEqual([0.8, 0.2]);
  expect(audit.groups.map((g) => g.rates.favourableRate.value)).toEqual([0.2, 0.8]);
  expect(audit.fourFifths).toMatchObject({
    verdict: 'inconclusive',
    highest: 1,
    lowest: 0,
    ratio: { value: 0.25 },
  });
});

it('fails a group that never gets the good answer, where enough rows say so', () => {
  const verdict = (rows: number) => {
    const at = Array.from({ length: 2 * rows }, (_, i) => i % 2);
    const groups = sensitiveGroups([sensitive(coded('g', at))]);
    const predicted = at.map((group, i) => (group === 1 ? 0 : i % 4 === 0 ? 1 : 0));
    const outcome = outcomeOf(
      at.map((_, i) => Number(i % 8 < 4)),
      predicted,
    );
    return fairnessAudit(groups, outcome, {
      positive: 1,
      favourable: 'positive',
      reference: 0,
      minRows: 1,
      seed: 1,
    }).fourFifths;
  };
  expect(verdict(400)).toMatchObject({ verdict: 'fail', ratio: { value: 0, interval: { low: 0 } } });
  expect(verdict(4)).toMatchObject({ verdict: 'inconclusive', ratio: { value: 0 } });
});
