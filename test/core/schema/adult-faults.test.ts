import { existsSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { profileColumn } from '../../../src/core/profile/profile-column.ts';
import { anomalyWords } from '../../../src/core/schema/anomaly-words.ts';
import type { Anomaly } from '../../../src/core/schema/anomaly.ts';
import { checkColumn } from '../../../src/core/schema/check-column.ts';
import { checkColumns, checkRows, explainShifts } from '../../../src/core/schema/check-table.ts';
import type { Expectations } from '../../../src/core/schema/expectations.ts';
import { inferExpectation, inferExpectations } from '../../../src/core/schema/infer-expectations.ts';
import { lengthOf } from '../../../src/core/table/column.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { columnFrom } from '../column-from.ts';
import { repeatsAmong } from './repeats-among.ts';

const folder = new URL('../../../../shared/data/', import.meta.url);
const there = existsSync(new URL('adult-train.csv', folder));

type Row = (string | number | null)[];
interface Plain {
  names: string[];
  rows: Row[];
}

function read(file: string): Plain {
  const text = readFileSync(new URL(file, folder), 'utf8');
  const [names, ...rows] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data as [
    string[],
    ...string[][],
  ];
  const cell = (value: string): string | number | null =>
    value === '?' || value === '' ? null : /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  return { names, rows: rows.map((row) => row.map(cell)) };
}

const columnsOf = ({ names, rows }: Plain): Column[] =>
  names.map((name, i) =>
    columnFrom(
      name,
      rows.map((row) => row[i]!),
    ),
  );

function expectationsOf(plain: Plain): Expectations {
  const columns = columnsOf(plain);
  return inferExpectations(
    columns.map((column) => inferExpectation(column, profileColumn(column))),
    plain.rows.length,
    repeatsAmong(columns).count,
  );
}

function check(expected: Expectations, plain: Plain): readonly Anomaly[] {
  const columns = columnsOf(plain);
  const known = new Map(expected.columns.map((expectation) => [expectation.column, expectation]));
  const checked = new Map(
    columns.flatMap((column) => {
      const expectation = known.get(column.name);
      return expectation ? [[column.name, checkColumn(expectation, column)] as const] : [];
    }),
  );
  return [
    ...checkColumns(expected, plain.names),
    ...checkRows(expected, lengthOf(columns[0]!), repeatsAmong(columns)),
    ...explainShifts(expected, checked),
  ];
}

const brief = (anomalies: readonly Anomaly[]): string[] =>
  anomalies.map(({ what, column }) => `${what} ${column ?? 'table'}`).sort();

describe.skipIf(!there)('Adult: expectations of the training data, held against the test data', () => {
  const train = there ? read('adult-train.csv') : { names: [], rows: [] };
  const test = there ? read('adult-test.csv') : { names: [], rows: [] };
  const expected = there ? expectationsOf(train) : null!;
  const at = (name: string): number => test.names.indexOf(name);

  /** The test data with some rows changed. */
  function planted(change: (row: Row, i: number) => Row): Plain {
    return { names: test.names, rows: test.rows.map((row, i) => change([...row], i)) };
  }
  const set = (
    name: string,
    value: (old: Row[number], i: number) => Row[number],
    rows = (i: number) => i >= 0,
  ): Plain =>
    planted((row, i) => {
      if (rows(i)) row[at(name)] = value(row[at(name)]!, i);
      return row;
    });
  const few = (i: number): boolean => i % 400 === 0;

  it('says nothing of the clean pair, either way', () => {
    expect(brief(check(expected, test))).toEqual([]);
    expect(brief(check(expectationsOf(test), train))).toEqual([]);
  });

  const FAULTS: [string, () => Plain, string[]][] = [
    ['a category not seen before', () => set('workclass', () => 'Gig-work', few), ['newValues workclass']],
    ['another unit', () => set('age', (age) => Number(age) * 12), ['otherUnit age']],
    [
      'columns swapped',
      () =>
        planted((row) => {
          [row[at('age')], row[at('hours_per_week')]] = [row[at('hours_per_week')]!, row[at('age')]!];
          return row;
        }),
      ['swapped age'],
    ],
    [
      'columns of words swapped',
      () =>
        planted((row) => {
          [row[at('race')], row[at('relationship')]] = [row[at('relationship')]!, row[at('race')]!];
          return row;
        }),
      ['swapped race'],
    ],
    ['missing values', () => set('education_num', () => null, few), ['missingValues education_num']],
    [
      'more missing values',
      () => set('occupation', (old, i) => (i % 10 === 0 ? null : old)),
      ['missingValues occupation'],
    ],
    [
      'out of range',
      () =>
        set(
          'hours_per_week',
          () => 400,
          (i) => i === 7,
        ),
      ['outOfRange hours_per_week'],
    ],
    [
      'below zero',
      () =>
        set(
          'capital_gain',
          () => -1,
          (i) => i === 7,
        ),
      ['outOfRange capital_gain'],
    ],
    [
      'rows twice',
      () => ({ names: test.names, rows: [...test.rows, ...test.rows.slice(0, 500)] }),
      ['duplicateRows table'],
    ],
    [
      'a column missing',
      () => ({ names: test.names.slice(1), rows: test.rows.map((row) => row.slice(1)) }),
      ['columnMissing age'],
    ],
    [
      'a column more',
      () => ({ names: [...test.names, 'score'], rows: test.rows.map((row, i) => [...row, i]) }),
      ['columnNew score'],
    ],
    ['numbers as texts', () => set('age', (age) => `${String(age)} years`), ['otherType age']],
    ['decimals', () => set('education_num', (old) => Number(old) + 0.5, few), ['notWhole education_num']],
    ['a constant', () => set('sex', () => 'Male'), ['constant sex']],
    [
      'a shift of a category',
      () => set('marital_status', (old, i) => (i % 3 === 0 ? 'Divorced' : old)),
      ['shifted marital_status'],
    ],
    ['a shift of a number', () => set('age', (age) => Math.min(90, Number(age) + 8)), ['shifted age']],
    [
      'a shift of the label',
      () => set('income', (old, i) => (i % 4 === 0 ? '>50K' : old)),
      ['shifted income'],
    ],
    ['spelled otherwise', () => set('sex', (old) => String(old).toLowerCase(), few), ['newValues sex']],
  ];

  it.each(FAULTS)('%s: reported, and nothing else', (_, plant, reported) => {
    expect(brief(check(expected, plant()))).toEqual(reported);
  });

  it('twelve at once are all reported', () => {
    const both = planted((row, i) => {
      if (few(i)) row[at('workclass')] = 'Gig-work';
      row[at('age')] = Number(row[at('age')]) * 12;
      [row[at('race')], row[at('relationship')]] = [row[at('relationship')]!, row[at('race')]!];
      if (few(i + 1)) row[at('education_num')] = null;
      if (i === 7) row[at('hours_per_week')] = 400;
      if (i % 10 === 0) row[at('occupation')] = null;
      row[at('sex')] = 'Male';
      if (i % 3 === 0) row[at('marital_status')] = 'Divorced';
      if (i % 4 === 0) row[at('income')] = '>50K';
      if (few(i)) row[at('capital_loss')] = -3;
      return row.map((cell, c) => (c === at('native_country') && few(i) ? 'Atlantis' : cell));
    });
    both.rows.push(...both.rows.slice(0, 900));
    expect(brief(check(expected, both))).toEqual([
      'constant sex',
      'duplicateRows table',
      'missingValues education_num',
      'missingValues occupation',
      'newValues native_country',
      'newValues workclass',
      'otherUnit age',
      'outOfRange capital_loss',
      'outOfRange hours_per_week',
      'shifted income',
      'shifted marital_status',
      'swapped race',
    ]);
    for (const anomaly of check(expected, both)) {
      const { title, why } = anomalyWords(anomaly);
      expect(`${title} ${why}`).not.toMatch(/undefined|NaN|null/);
    }
  });
});
