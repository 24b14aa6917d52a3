import { existsSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyStore } from '../../storage/fresh-store.ts';
import { cellKolmogorovSmirnov, cellWasserstein } from '../../../src/core/drift/cell-distances.ts';
import { cutsOf } from '../../../src/core/drift/cells.ts';
import type { BandPart, ColumnDrift, DriftPart } from '../../../src/core/drift/drift-question.ts';
import { rangeOf, runningProfile } from '../../../src/core/drift/range-profile.ts';
import { addNumbers, emptyProfile } from '../../../src/core/drift/window-profile.ts';
import type { Digest } from '../../../src/core/kernel/objects.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { driftBands, exactDrift } from '../../../workers/analyze/drift-of.ts';
import { numberColumn, textColumn } from '../../core/column-from.ts';
import { storedTable } from './stored-table.ts';

const folder = new URL('../../../../shared/data/', import.meta.url);
const there = existsSync(new URL('expected.json', folder));

function timeColumn(name: string, times: readonly number[]): Column {
  const data = Float64Array.from(times);
  const missing = times.filter(Number.isNaN).length;
  return { name, unit: null, missing, role: 'timestamp', type: 'timestamp', data, zone: 'utc' };
}

type Figures = Record<string, { ks: number; wasserstein: number }>;

async function drifts(
  question: Parameters<typeof exactDrift>[0],
  most = Infinity,
): Promise<readonly ColumnDrift[]> {
  const found: ColumnDrift[] = [];
  await exactDrift(question, (part: DriftPart) => {
    if (part.of === 'column') found.push(part.drift);
    return found.length < most;
  });
  return found;
}

describe.skipIf(!there)('white wines and red wines, one after the other in time', () => {
  const rowsOf = (file: string): Record<string, string>[] =>
    Papa.parse<Record<string, string>>(readFileSync(new URL(file, folder), 'utf8'), {
      header: true,
      skipEmptyLines: true,
    }).data;
  let names: string[];
  let wanted: Figures;
  let table: Digest;
  const values = new Map<string, Float64Array>();
  let [white, red] = [0, 0];

  beforeAll(async () => {
    await emptyStore();
    const [first, second] = [rowsOf('wine-white.csv'), rowsOf('wine-red.csv')];
    [white, red] = [first.length, second.length];
    const expected = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as {
      wine_drift: Figures;
    };
    wanted = expected.wine_drift;
    names = Object.keys(wanted);
    const rows = [...first, ...second];
    for (const name of names)
      values.set(
        name,
        Float64Array.from(rows, (row) => Number(row[name])),
      );
    table = await storedTable('wine', [
      timeColumn(
        'at',
        Array.from(rows, (_, row) => row),
      ),
      ...names.map((name) => numberColumn(name, [...values.get(name)!])),
    ]);
  });

  it('lie as far apart by their rows as SciPy says', async () => {
    const reference = { fromMs: 0, toMs: white };
    const current = { fromMs: white, toMs: white + red };
    const found = await drifts({ table, time: 'at', reference, current, columns: names });
    expect(found.map(({ column }) => column)).toEqual(names);
    for (const drift of found) {
      const { ks, wasserstein } = wanted[drift.column]!;
      expect(drift.kind === 'number' && drift.ks!.distance).toBeCloseTo(ks, 9);
      expect(Math.abs((drift.kind === 'number' ? drift.wasserstein.value! : NaN) - wasserstein)).toBeLessThan(
        1e-9,
      );
      expect([drift.reference.rows, drift.current.rows]).toEqual([white, red]);
    }
  });

  it('by cells lie as far apart up to the bound that is stated', () => {
    for (const name of names) {
      const all = values.get(name)!;
      const cuts = cutsOf(all.toSorted());
      const profile = emptyProfile(2, cuts.length + 1);
      addNumbers(
        profile,
        cuts,
        all,
        Int32Array.from(all, (_, row) => Number(row >= white)),
      );
      const running = runningProfile(profile);
      const [a, b] = [rangeOf(running, 0, 1), rangeOf(running, 1, 2)];
      const [ks, area] = [cellKolmogorovSmirnov(a, b)!, cellWasserstein(cuts, a, b)!];
      expect(Math.abs(ks.value - wanted[name]!.ks)).toBeLessThanOrEqual(ks.bound + 1e-12);
      expect(Math.abs(area.value - wanted[name]!.wasserstein)).toBeLessThanOrEqual(area.bound + 1e-12);
    }
  });
});

describe('two windows of a log', () => {
  const rows = 200;
  const columns = [
    timeColumn(
      'at',
      Array.from({ length: rows }, (_, row) => (row === 7 ? NaN : row)),
    ),
    numberColumn(
      'x',
      Array.from({ length: rows }, (_, row) => (row % 10 === 0 ? NaN : row % 13)),
    ),
    textColumn(
      'said',
      Array.from({ length: rows }, (_, row) => 'ä'.repeat(row % 5)),
    ),
  ];
  const windows = {
    time: 'at',
    reference: { fromMs: 0, toMs: 100 },
    current: { fromMs: 100, toMs: 200 },
  };
  let table: Digest;
  beforeAll(async () => {
    await emptyStore();
    table = await storedTable('log', columns);
  });

  it('are cut by time, without rows that have none; times are not compared, texts by their length', async () => {
    const found = await drifts({ ...windows, table, columns: ['at', 'x', 'said'] });
    expect(found.map(({ column, kind }) => [column, kind])).toEqual([
      ['x', 'number'],
      ['said', 'text'],
    ]);
    const [x, said] = found;
    expect([x!.reference.rows, x!.reference.n, x!.current.rows, x!.current.n]).toEqual([99, 89, 100, 90]);
    expect(x!.reference.missing.value).toBeCloseTo(10 / 99, 12);
    expect(said!.kind === 'text' && [said!.current.low, said!.current.high, said!.unit]).toEqual([
      0,
      4,
      'characters',
    ]);
  });

  it('end with the column at which they are no longer wanted', async () => {
    const found = await drifts({ ...windows, table, columns: ['x', 'said'] }, 1);
    expect(found.map(({ column }) => column)).toEqual(['x']);
  });

  it('need a column of times', async () => {
    await expect(drifts({ ...windows, time: 'x', table, columns: ['x'] })).rejects.toMatchObject({
      facts: { code: 'log.time' },
    });
  });
});

describe('bands', () => {
  const column = (name: string) =>
    ({ column: name, kind: 'values', n: [100, 50], counts: Float64Array.of(5, 3, 2) }) as const;
  const question = { columns: [column('a'), column('b')], alpha: 0.05, resamples: 99, seed: 4 };

  async function partsOf(sizes: readonly number[]): Promise<readonly BandPart[]> {
    const parts: BandPart[] = [];
    await driftBands({ ...question, sizes }, (part: BandPart) => {
      if (part.of !== 'progress') parts.push(part);
      return true;
    });
    return parts;
  }

  it('at the numbers of rows come first, of all columns, then the grids', async () => {
    const parts = await partsOf([30, 100]);
    expect(parts.map((part) => part.of !== 'progress' && [part.of, part.column])).toEqual([
      ['bands', 'a'],
      ['bands', 'b'],
      ['grid', 'a'],
      ['grid', 'b'],
    ]);
  });

  it('are the same for the same seed', async () => {
    expect(await partsOf([])).toEqual(await partsOf([]));
  });
});
