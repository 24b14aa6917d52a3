import { describe, expect, it } from 'vitest';
import { profileColumn } from '../../../src/core/profile/profile-column.ts';
import { acceptAnomaly } from '../../../src/core/schema/accept-anomaly.ts';
import type { Anomaly } from '../../../src/core/schema/anomaly.ts';
import { changedMembers, changedOfTable } from '../../../src/core/schema/changed-by-hand.ts';
import { checkColumn } from '../../../src/core/schema/check-column.ts';
import { worstFirst } from '../../../src/core/schema/check-report.ts';
import { checkColumns, checkRows, explainShifts } from '../../../src/core/schema/check-table.ts';
import type { Expectations } from '../../../src/core/schema/expectations.ts';
import { inferExpectation, inferExpectations } from '../../../src/core/schema/infer-expectations.ts';
import { lengthOf, type Column } from '../../../src/core/table/column.ts';
import { columnFrom } from '../column-from.ts';
import { repeatsAmong } from './repeats-among.ts';

const N = 2000;
const column = (name: string, value: (row: number) => string | number | null): Column =>
  columnFrom(
    name,
    Array.from({ length: N }, (_, row) => value(row)),
  );
const id = column('id', (row) => `r${String(row)}`);
const size = column('size', (row) => (row * 7919) % 1000);
const color = column('color', (row) => ['red', 'green', 'blue'][(row * 7) % 3]!);
const reference = [id, size, color];
const expected = inferExpectations(
  reference.map((each) => inferExpectation(each, profileColumn(each))),
  N,
  0,
);

function check(against: Expectations, columns: readonly Column[]): readonly Anomaly[] {
  const known = new Map(against.columns.map((expectation) => [expectation.column, expectation]));
  const checked = new Map(
    columns.flatMap((each) => {
      const expectation = known.get(each.name);
      return expectation ? [[each.name, checkColumn(expectation, each)] as const] : [];
    }),
  );
  return [
    ...checkColumns(
      against,
      columns.map(({ name }) => name),
    ),
    ...checkRows(against, lengthOf(columns[0]!), repeatsAmong(columns)),
    ...explainShifts(against, checked),
  ];
}

const FAULTS: [Anomaly['what'], readonly Column[], Expectations?][] = [
  ['columnMissing', [id, color]],
  ['columnNew', [...reference, column('score', (row) => row % 5)]],
  ['otherType', [id, column('size', (row) => `${String(row)} cm`), color]],
  [
    'missingValues',
    [id, size, column('color', (row) => (row % 9 === 0 ? null : ['red', 'green', 'blue'][row % 3]!))],
  ],
  [
    'newValues',
    [id, size, column('color', (row) => (row % 50 === 0 ? 'mauve' : ['red', 'green', 'blue'][row % 3]!))],
  ],
  ['outOfRange', [id, column('size', (row) => (row === 9 ? 5000 : (row * 7919) % 1000)), color]],
  ['notWhole', [id, column('size', (row) => ((row * 7919) % 1000) + (row === 9 ? 0.5 : 0)), color]],
  ['repeatedValues', [column('id', (row) => `r${String(row % 1990)}`), size, color]],
  ['constant', [id, size, column('color', () => 'red')]],
  ['shifted', [id, column('size', (row) => ((row * 7919) % 1000) / 2 + 250), color]],
  ['otherUnit', [id, column('size', (row) => 12 * ((row * 7919) % 1000)), color]],
  ['fewRows', reference, { ...expected, rowsAtLeast: 5000 }],
];

describe('accepting an anomaly as normal', () => {
  it('the reference itself is as expected', () => {
    expect(check(expected, reference)).toEqual([]);
  });

  it.each(FAULTS)('%s is found, and no more once it is accepted', (what, columns, from = expected) => {
    let against = from;
    const found = check(against, columns);
    expect(found.map((anomaly) => anomaly.what)).toContain(what);
    // An anomaly may have hidden another of the same column: in the end there is none.
    for (let anomalies = found, turns = 0; anomalies.length > 0; anomalies = check(against, columns)) {
      const [anomaly] = anomalies;
      const type = columns.find(({ name }) => name === anomaly!.column)?.type ?? null;
      const accepted = acceptAnomaly(against, anomaly!, type);
      expect(accepted).not.toBeNull();
      against = accepted!;
      expect(check(against, columns).some((left) => left.what === anomaly!.what)).toBe(false);
      expect(++turns).toBeLessThan(4);
    }
    const changed = against.columns.filter((each) => changedMembers(each, from).length > 0);
    const ofTable = changedOfTable(against, from);
    expect(changed.length + ofTable.length).toBe(1);
  });

  it('repeated rows too', () => {
    const twice = [column('ten', (row) => row % 10), color];
    const against = inferExpectations(
      twice.map((each) => inferExpectation(each, profileColumn(each))),
      N,
      0,
    );
    const [anomaly] = check(against, twice);
    expect(anomaly).toMatchObject({ what: 'duplicateRows' });
    expect(check(acceptAnomaly(against, anomaly!, null)!, twice)).toEqual([]);
  });

  it('there is nothing to change for infinite values and swapped columns', () => {
    const infinite: Anomaly = { column: 'size', rows: null, what: 'notFinite' };
    const swapped: Anomaly = { column: 'size', rows: null, what: 'swapped', with: 'color' };
    for (const anomaly of [infinite, swapped]) expect(acceptAnomaly(expected, anomaly, 'number')).toBeNull();
  });

  it('what is wrong with a whole column comes first, then what is wrong with most rows', () => {
    const rows = (count: number) => ({ count, first: [], where: null });
    const few: Anomaly = { column: 'a', rows: rows(3), what: 'notWhole' };
    const many: Anomaly = { column: 'b', rows: rows(90), what: 'repeatedValues' };
    const shifted: Anomaly = { column: 'c', rows: null, what: 'shifted', distance: 0.4, atMost: 0.1 };
    const gone: Anomaly = { column: 'd', rows: null, what: 'columnMissing' };
    expect(worstFirst([few, shifted, many, gone], 100)).toEqual([gone, many, shifted, few]);
  });
});
