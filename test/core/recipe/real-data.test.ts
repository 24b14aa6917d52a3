import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { columnLevels } from '../../../src/core/slices/column-levels.ts';
import { defaultStep } from '../../../src/core/recipe/default-step.ts';
import type { Step } from '../../../src/core/recipe/recipe.ts';
import { equalRows, sameHashRows } from '../../../src/core/splits/duplicate-rows.ts';
import { featureStrength } from '../../../src/core/splits/feature-strength.ts';
import { makeSplit } from '../../../src/core/splits/make-split.ts';
import { rowCodes } from '../../../src/core/splits/row-codes.ts';
import { RowHashes } from '../../../src/core/splits/row-hashes.ts';
import { lengthOf, type Column } from '../../../src/core/table/column.ts';
import { takeRows } from '../../../src/core/table/take-rows.ts';
import { columnsOfCsv, lookup } from '../model/csv-columns.ts';
import { applied, fitOf } from './fit.ts';

const folder = new URL('../../../../shared/data/', import.meta.url);
const there = existsSync(new URL('adult-train.csv', folder));

describe.skipIf(!there)('Adult, of the census', () => {
  const read = (file: string): Column[] => columnsOfCsv(new URL(file, folder), ['income']);
  const numeric = ['age', 'capital_gain', 'hours_per_week'];
  const texts = ['workclass', 'occupation', 'native_country'];
  const steps: Step[] = [
    { op: 'replaceValues', columns: texts, values: [{ from: '?', to: null }] },
    { ...defaultStep('impute', texts), fill: 'mostFrequent' },
    defaultStep('scale', numeric),
    { ...defaultStep('oneHot', texts), minCount: 30 },
    defaultStep('labelEncode', ['income']),
    {
      op: 'derive',
      name: 'long hours',
      formula: 'hours_per_week > 1 and not `workclass=Private`',
    },
  ];

  it('is made ready by what training knows, and the test rows by the same', () => {
    const train = read('adult-train.csv');
    const test = read('adult-test.csv');
    const { fitted, passes } = fitOf(steps, train, { size: 10_000 });
    expect(passes).toBe(2);
    const made = applied(fitted, train, 10_000).cells;
    for (const name of numeric) {
      const values = made[name] as number[];
      const mean = values.reduce((a, b) => a + b, 0) / values.length;
      expect(mean).toBeCloseTo(0, 10);
      expect(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length).toBeCloseTo(1, 10);
    }
    const { cells, report } = applied(fitted, test, 7000);
    for (const name of texts) {
      const columns = Object.entries(cells).filter(
        ([column]) => column.startsWith(`${name}=`) || column === `${name} rare`,
      );
      const sums = columns[0]![1].map((_, row) =>
        columns.reduce((sum, [, values]) => sum + Number(values[row]), 0),
      );
      expect(sums.every((sum) => sum === 1)).toBe(true);
      const unknown = columnLevels(lookup(test)(name), Infinity)!;
      const holes = [...unknown.codes].filter((code) => unknown.levels[code] === '?').length;
      expect(report.findings).toContainEqual(
        expect.objectContaining({ step: 1, column: name, what: 'filled', rows: holes }),
      );
    }
    expect(new Set(cells['income'])).toEqual(new Set([0, 1]));
    // The test rows keep within the training rows' ranges, but for nothing that is reported here.
    expect(
      report.findings.filter(({ what }) => what === 'above' || what === 'below' || what === 'unseen'),
    ).toEqual([]);
  });

  it('holds 47 rows that have a double, as pandas counts them', () => {
    const train = read('adult-train.csv');
    const hashes = new RowHashes(lengthOf(train[0]!));
    for (const column of train) hashes.add(column, 0);
    const candidates = sameHashRows(hashes);
    const { rows, starts } = equalRows(
      candidates,
      train.map((column) => takeRows(column, candidates.rows)),
    );
    expect([rows.length, starts.length - 1]).toEqual([47, 23]);
  });

  it('has no feature that tells the income alone', () => {
    const train = read('adult-train.csv');
    const income = lookup(train)('income');
    const parts = [
      { name: 'train', share: 0.8, frozen: false },
      { name: 'test', share: 0.2, frozen: true },
    ];
    const { codes } = makeSplit(
      { parts, how: 'stratified', seed: 1, classes: 'income', groups: null, time: null, gapMs: 0, key: null },
      lengthOf(income),
      new Map([['income', income]]),
    );
    for (const column of train) {
      const found = featureStrength(column, rowCodes(income), codes);
      expect([column.name, found.value !== null && found.suspicious]).toEqual([
        column.name,
        column === income,
      ]);
    }
  });
});
