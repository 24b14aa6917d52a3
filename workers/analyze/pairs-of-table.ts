import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { pairDetail } from '../../src/core/profile/pair-picture.ts';
import { createRandom } from '../../src/core/kernel/random.ts';
import type { PairStrength, ReadySide } from '../../src/core/profile/pair-sides.ts';
import { pairStrength, readySide } from '../../src/core/profile/pair-sides.ts';
import { samplePlaces } from '../../src/core/stats/sample-places.ts';
import { takeRows } from '../../src/core/table/take-rows.ts';
import { FieldSource } from './field-source.ts';
import { ReadInTurn } from './read-in-turn.ts';
import { orderOf } from './views.ts';

const MOST_ROWS = 100_000;
const SEED = 1;

/** The strength of every pair of columns, over all rows or a seeded sample of a hundred thousand. */
export const pairsOfTable: AnalyzeApi['pairStrengths'] = async ({ table, where }, onPart) => {
  const source = await FieldSource.open(table, null);
  const all = await ReadInTurn.open(source, where);
  const sampled = all.rows > MOST_ROWS;
  const columns = sampled ? ReadInTurn.of(source, sampleOf(all)) : all;
  await onPart({
    of: 'sample',
    rows: columns.rows,
    among: all.rows,
    seed: sampled ? SEED : null,
  });
  const total = columns.metas.length;
  const sides: { name: string; side: ReadySide }[] = [];
  const without: string[] = [];
  for await (const { column, place } of columns.all()) {
    const side = readySide(column);
    if (side) sides.push({ name: column.name, side });
    else without.push(column.name);
    await onPart({ of: 'progress', phase: 'Reading columns', done: place + 1, total });
  }
  await onPart({ of: 'columns', names: sides.map(({ name }) => name), without });
  for (const [i, { name, side }] of sides.entries()) {
    const pairs: PairStrength[] = sides
      .slice(0, i)
      .map((other) => ({ a: other.name, b: name, ...pairStrength(other.side, side) }));
    if (pairs.length > 0) await onPart({ of: 'pairs', pairs });
    await onPart({ of: 'progress', phase: 'Measuring pairs', done: i + 1, total: sides.length });
  }
};

/** One pair over all rows, with its picture. */
export const pairOfColumns: AnalyzeApi['pair'] = async ({ table, where }, a, b) => {
  const source = await FieldSource.open(table, null);
  const rows = await orderOf(source, { where, sort: [] });
  const [x, y] = await Promise.all(
    [a, b].map(async (name) => {
      const column = await source.column({ of: 'data', name });
      return rows ? takeRows(column, rows) : column;
    }),
  );
  return pairDetail(x!, y!);
};

function sampleOf({ chosen, rows }: ReadInTurn): Uint32Array {
  return samplePlaces(rows, MOST_ROWS, createRandom(SEED)).map((place) => chosen?.[place] ?? place);
}
