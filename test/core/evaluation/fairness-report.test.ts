import { describe, expect, it } from 'vitest';
import { fairnessReport } from '../../../src/core/evaluation/fairness-report.ts';
import { groupCounts } from '../../../src/core/evaluation/group-counts.ts';
import { groupReliability } from '../../../src/core/evaluation/group-reliability.ts';
import { groupingColumns, proposeSensitive } from '../../../src/core/evaluation/propose-sensitive.ts';
import type { ClassOutcome } from '../../../src/core/predictions/outcome.ts';
import { predicateKey } from '../../../src/core/slices/predicate-key.ts';
import type { ColumnType, Role } from '../../../src/core/table/column.ts';
import { columnFrom } from '../column-from.ts';

const sensitive = (name: string, values: readonly (string | number | null)[]) => ({
  column: columnFrom(name, values),
  field: { of: 'data', name } as const,
});

/** Three classes; class b is judged against a and c. */
const outcome: ClassOutcome = {
  type: 'classification',
  classes: ['a', 'b', 'c'],
  truth: Int32Array.from([0, 1, 1, 2, 1, 0]),
  predicted: Int32Array.from([1, 1, 2, 2, 1, 0]),
  scores: null,
  positive: null,
};
const sex = sensitive('sex', ['m', 'f', 'f', 'f', 'm', null]);
const asked = { positive: 'b', favourable: 'negative', reference: null, minRows: 1 } as const;

describe('a fairness report', () => {
  it('judges one class against the rest, and takes the largest group to compare with', () => {
    const report = fairnessReport([sex], outcome, asked);
    expect(report.groups.map(({ name, n }) => [name, n])).toEqual([
      ['sex = f', 3],
      ['sex = m', 2],
      ['sex missing', 1],
    ]);
    expect(report.reference).toBe(0);
    expect(report.groups[0]!.counts).toMatchObject({ tp: 1, fn: 1, fp: 0, tn: 1, favoured: 2 });
    expect(report.groups[1]!.counts).toMatchObject({ tp: 1, fn: 0, fp: 1, tn: 0, favoured: 0 });
    expect(report.groups[1]!.incomplete).toEqual([]);
    expect(report.groups[2]!.incomplete).toEqual(['noPositives']);
  });

  it('compares with the group that was chosen, or with the largest where that is gone', () => {
    const { groups } = fairnessReport([sex], outcome, asked);
    const reference = predicateKey(groups[1]!.where);
    const chosen = fairnessReport([sex], outcome, { ...asked, reference });
    expect(chosen.reference).toBe(1);
    expect(chosen.groups[1]!.differences.accuracy).toMatchObject({ value: 0 });
    expect(fairnessReport([sex], outcome, { ...asked, reference: '{}' }).reference).toBe(0);
  });

  it('refuses a class that is not there, and more groups than anybody reads', () => {
    expect(() => fairnessReport([sex], outcome, { ...asked, positive: 'z' })).toThrow('no class “z”');
    expect(() => fairnessReport([], outcome, asked)).toThrow('No sensitive column');
    const many = Array.from({ length: 400 }, (_, i) => i);
    const long = {
      ...outcome,
      truth: Int32Array.from(many, () => 1),
      predicted: Int32Array.from(many, () => 1),
    };
    const crossed = [
      sensitive(
        'town',
        many.map((i) => `t${String(i % 20)}`),
      ),
      sensitive(
        'trade',
        many.map((i) => `w${String(Math.floor(i / 20))}`),
      ),
    ];
    expect(() => fairnessReport(crossed, long, asked)).toThrow('make 400 groups');
    const rare = fairnessReport(
      [
        sensitive(
          'town',
          many.map((i) => `t${String(i % 60)}`),
        ),
      ],
      long,
      asked,
    );
    expect(rare.groups).toHaveLength(50);
    expect(rare.inNoGroup).toBe(60);
  });

  it('says so where no row has a group', () => {
    const empty = { ...outcome, truth: new Int32Array(0), predicted: new Int32Array(0) };
    expect(() => fairnessReport([sensitive('sex', [])], empty, asked)).toThrow('no rows');
  });
});

describe('columns about people', () => {
  const column = (name: string, type: ColumnType = 'category', role: Role = 'feature') => ({
    ...{ name, type, role },
  });
  const columns = [
    column('Sex'),
    column('ageGroup', 'integer'),
    column('package'),
    column('c_race_2'),
    column('shop', 'category', 'group'),
    column('region', 'text'),
    column('gender', 'category', 'label'),
    column('income', 'number'),
    column('id', 'category', 'identifier'),
  ];
  it('are those whose role or name says so; texts and the truth never', () => {
    expect(proposeSensitive(columns, 'income').map(({ name }) => name)).toEqual([
      'Sex',
      'ageGroup',
      'c_race_2',
      'shop',
    ]);
    expect(groupingColumns(columns, 'Sex').map(({ name }) => name)).toEqual([
      'ageGroup',
      'package',
      'c_race_2',
      'shop',
      'income',
    ]);
  });
});

it('reliability of a group: empty bins left out, rows without a score too', () => {
  const [counts] = groupCounts(
    [0, 0, 0, 0, 0],
    1,
    {
      truth: Int32Array.from([0, 1, 1, 1, 0]),
      predicted: Int32Array.from([0, 0, 1, 1, 0]),
      scores: [new Float64Array(5), Float64Array.from([0.2, 0.22, 1, 0.99, NaN])],
    },
    { positive: 1, favourable: 'positive' },
  );
  const points = groupReliability(counts!);
  expect(points.map(({ n, share }) => [n, share])).toEqual([
    [2, 0.5],
    [2, 1],
  ]);
  expect(points[1]!.score).toBeCloseTo(0.995, 12);
});
