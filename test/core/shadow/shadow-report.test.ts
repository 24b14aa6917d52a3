import { existsSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { pairOutcomes, type PairedOutcome } from '../../../src/core/evaluation/pair-outcomes.ts';
import { alignOutcome } from '../../../src/core/predictions/align-outcome.ts';
import { reportShadow } from '../../../src/core/shadow/report-shadow.ts';
import { differencesOf } from '../../../src/core/shadow/shadow-differences.ts';
import { shadowGroups, shadowSlices } from '../../../src/core/shadow/shadow-slices.ts';
import { groupRows } from '../../../src/core/slices/group-rows.ts';
import { columnFrom, numberColumn } from '../column-from.ts';

const folder = new URL('../../../../shared/data/', import.meta.url);
const there = existsSync(new URL('adult-expected.csv', folder));

type Rows = Record<string, string>[];
function rowsOf(file: string): Rows {
  const text = readFileSync(new URL(file, folder), 'utf8');
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

describe.skipIf(!there)('adult, boosted trees beside logistic regression', () => {
  const answers = there ? rowsOf('adult-expected.csv') : [];
  const outcome = (model: 'logreg' | 'gbdt') =>
    alignOutcome(
      columnFrom(
        'income',
        answers.map((row) => row['income']!),
      ),
      [
        columnFrom(
          'label',
          answers.map((row) => row[`${model}_label`]!),
        ),
        numberColumn(
          'score:>50K',
          answers.map((row) => Number(row[`${model}_p_gt50k`])),
          32,
        ),
      ],
      { type: 'classification', classes: ['<=50K', '>50K'], positive: '>50K', threshold: null },
    ).outcome;
  const paired = (): PairedOutcome => pairOutcomes(outcome('logreg'), outcome('gbdt'));
  const said = (row: Record<string, string>) =>
    [row['income']!, row['logreg_label']!, row['gbdt_label']!] as const;

  it('agreement, kappa, prevalence and McNemar are those counted from the answers', () => {
    const pair = paired();
    const report = reportShadow(pair, differencesOf(pair, 0), true);
    const n = answers.length;
    expect(n).toBe(16_281);
    const both = answers.map(said);
    const same = both.filter(([, a, b]) => a === b).length;
    const high = (at: 1 | 2): number => both.filter((row) => row[at] === '>50K').length / n;
    const chance = high(1) * high(2) + (1 - high(1)) * (1 - high(2));
    expect(report.both).toBe(n);
    expect(report.agreement.value).toBeCloseTo(same / n, 12);
    expect(report.classes!.chance.value).toBeCloseTo(chance, 12);
    expect(report.classes!.kappa.value).toBeCloseTo((same / n - chance) / (1 - chance), 12);
    const share = report.classes!.shares.find(({ name }) => name === '>50K')!;
    expect([share.first, share.second]).toEqual([expect.closeTo(high(1), 12), expect.closeTo(high(2), 12)]);

    const lost = both.filter(([truth, a, b]) => a === truth && b !== truth).length;
    const won = both.filter(([truth, a, b]) => a !== truth && b === truth).length;
    expect(report.comparison!.flips.slice(0, 2)).toEqual([lost, won]);
    expect(report.comparison!.test!.statistic).toBeCloseTo(
      (Math.abs(lost - won) - 1) ** 2 / (lost + won),
      10,
    );
    const pairs = report.classes!.pairs.map(
      ({ first, second, rows }) => `${first} ${second} ${String(rows)}`,
    );
    const count = (a: string, b: string): number => both.filter((row) => row[1] === a && row[2] === b).length;
    expect(pairs.sort()).toEqual(
      [`<=50K >50K ${String(count('<=50K', '>50K'))}`, `>50K <=50K ${String(count('>50K', '<=50K'))}`].sort(),
    );

    const moved = answers.map(
      (row) => Math.fround(Number(row['gbdt_p_gt50k'])) - Math.fround(Number(row['logreg_p_gt50k'])),
    );
    expect(report.shift!.mean.value).toBeCloseTo(moved.reduce((sum, value) => sum + value, 0) / n, 10);
    moved.sort((a, b) => a - b);
    expect(report.shift!.quantiles[2]).toBeCloseTo(moved[(n - 1) / 2]!, 12);
  });

  it('flips by direction on every value of a column too', () => {
    const pair = paired();
    const marital = rowsOf('adult-test.csv').map((row) => row['marital_status']!);
    const field = { of: 'data', name: 'marital_status' } as const;
    const { groups, codes } = groupRows(columnFrom('marital_status', marital), field, { maxGroups: 200 });
    const slices = shadowGroups(pair, differencesOf(pair, 0), groups, codes, true);
    expect(slices).toHaveLength(new Set(marital).size);
    for (const { name, n, different, lost, won } of slices) {
      const rows = answers.flatMap((row, at) =>
        name === `marital_status = ${marital[at]!}` ? [said(row)] : [],
      );
      expect(n, name).toBe(rows.length);
      expect(different.value, name).toBeCloseTo(rows.filter(([, a, b]) => a !== b).length / n, 12);
      expect(lost, name).toBe(rows.filter(([truth, a, b]) => a === truth && b !== truth).length);
      expect(won, name).toBe(rows.filter(([truth, a, b]) => a !== truth && b === truth).length);
    }
  });
});

describe('what two sets of answers come to', () => {
  const classes = (truth: number[], first: number[], second: number[]): PairedOutcome => ({
    ...{ type: 'classification', classes: ['no', 'yes'], positive: 1, firstScores: null, secondScores: null },
    ...{ truth: Int32Array.from(truth), first: Int32Array.from(first), second: Int32Array.from(second) },
  });

  it('rows without an answer of either are no disagreements; without truth nobody is right', () => {
    const pair = classes([-1, -1, -1, -1], [0, 1, -1, 1], [0, 0, 1, -1]);
    const differ = differencesOf(pair, 0);
    expect([...differ]).toEqual([0, 1, -1, -1]);
    const report = reportShadow(pair, differ, false);
    expect(report).toMatchObject({ both: 2, agreement: { value: 0.5 }, comparison: null, shift: null });
    const [all] = shadowSlices(pair, differ, [{ name: 'all', where: { op: 'all' }, rows: null }], false);
    expect(all).toMatchObject({ n: 2, different: { value: 0.5 }, lost: null, won: null });
  });

  it('one class throughout has no kappa; no answers have no agreement; an empty slice no share', () => {
    const alike = classes([0, 0], [0, 0], [0, 0]);
    const report = reportShadow(alike, differencesOf(alike, 0), true);
    expect(report.classes!.kappa).toMatchObject({ value: null, reason: 'singleClass' });
    expect(report.comparison!.test).toBeNull();
    const none = classes([0, 1], [-1, -1], [0, 1]);
    expect(reportShadow(none, differencesOf(none, 0), true).agreement).toMatchObject({ reason: 'noPairs' });
    const empty = [{ name: 'none', where: { op: 'all' } as const, rows: Uint8Array.of(0, 0) }];
    const [slice] = shadowSlices(alike, differencesOf(alike, 0), empty, true);
    expect(slice!.different).toMatchObject({ value: null, reason: 'emptySlice' });
  });

  it('few discordant rows are tested exactly', () => {
    const pair = classes([0, 0, 0, 0, 1], [0, 0, 0, 1, 1], [1, 1, 1, 0, 1]);
    const { test } = reportShadow(pair, differencesOf(pair, 0), true).comparison!;
    // Two-sided binomial: 2 (C(4,0) + C(4,1)) / 16.
    expect(test).toMatchObject({ method: 'exact binomial', p: expect.closeTo(0.625, 12) });
  });

  it('values differ beyond the tolerance, and move by their paired differences', () => {
    const pair: PairedOutcome = {
      ...{ type: 'regression', truth: Float64Array.of(1, 2, 3, NaN) },
      first: Float64Array.of(1, 2, 3, 4),
      second: Float64Array.of(1.5, 2, NaN, 6),
    };
    const differ = differencesOf(pair, 0.5);
    expect([...differ]).toEqual([0, 0, -1, 1]);
    const report = reportShadow(pair, differ, true);
    expect(report).toMatchObject({ both: 3, classes: null, agreement: { value: 2 / 3 } });
    expect(report.shift!.mean.value).toBeCloseTo(2.5 / 3, 12);
    expect(report.shift!.quantiles[2]).toBe(0.5);
  });
});
