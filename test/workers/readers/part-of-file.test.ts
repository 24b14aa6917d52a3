import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, it } from 'vitest';
import { recipeOf } from '../../../src/core/table/recipe-of.ts';
import type { ReadPlan } from '../../../src/core/table/read-plan.ts';
import type { KeptRows } from '../../../src/core/table/row-picker.ts';
import { bytesSource, type ByteSource } from '../../../workers/readers/byte-source.ts';
import { readTogether } from '../../../workers/readers/read-together.ts';
import { previewTable, readTable } from '../../../workers/readers/read-table.ts';
import { csvSource, readAll, texts } from './read-all.ts';

const ROWS = 10_000;
const ids = Array.from({ length: ROWS }, (_, row) => row);
const csv = csvSource(`id,name,half\n${ids.map((id) => `${id},n${id},${id / 2}`).join('\n')}\n`);
const jsonl = csvSource(ids.map((id) => JSON.stringify({ id, name: `n${id}`, half: id / 2 })).join('\n'));
const parquet = bytesSource(
  'test.parquet',
  new Uint8Array(
    parquetWriteBuffer({
      rowGroupSize: [3_000, 3_000, 4_000],
      columnData: [
        { name: 'id', data: ids, type: 'INT32' },
        { name: 'name', data: ids.map((id) => `n${id}`), type: 'STRING' },
        { name: 'half', data: ids.map((id) => id / 2), type: 'DOUBLE' },
      ],
    }),
  ),
);
const FILES: [string, ByteSource][] = [
  ['CSV', csv],
  ['JSON Lines', jsonl],
  ['Parquet', parquet],
];

const keeping =
  (rows: KeptRows, ...leftOut: string[]) =>
  (plan: ReadPlan): ReadPlan => ({
    ...plan,
    rows,
    columns: plan.columns.map((column) => ({ ...column, leftOut: leftOut.includes(column.name) })),
  });

const RANDOM = { take: 'random', share: 0.05, seed: 3 } as const;

it.each(FILES)('reads the first rows of %s, over the border of a group too', async (_, source) => {
  const table = await readAll(source, keeping({ take: 'first', rows: 3_001 }));
  expect(table.rows).toBe(3_001);
  expect(texts(table)['id']).toEqual(ids.slice(0, 3_001).map(String));
});

it('reads the same random rows of every format, whole rows', async () => {
  const tables = await Promise.all(FILES.map(([, source]) => readAll(source, keeping(RANDOM))));
  const [first] = tables.map(texts);
  expect(first!['id']!.length).toBeGreaterThan(ROWS * RANDOM.share * 0.7);
  expect(first!['id']!.length).toBeLessThan(ROWS * RANDOM.share * 1.3);
  expect(first!['name']).toEqual(first!['id']!.map((id) => `n${id}`));
  for (const table of tables) expect(texts(table)).toEqual(first);
});

it.each(FILES)('leaves columns of %s out', async (_, source) => {
  const table = await readAll(source, keeping({ take: 'first', rows: ROWS }, 'name'));
  expect(table.columns.map(({ name }) => name)).toEqual(['id', 'half']);
  expect(texts(table)['half']).toEqual(ids.map((id) => String(id / 2)));
});

it('asks only about rows and columns that are read', async () => {
  const source = csvSource('a,b\n1,x\n2,y\nnone,z\n4,w\n');
  const asInteger = (plan: ReadPlan): ReadPlan => ({
    ...plan,
    columns: plan.columns.map((column) => ({ ...column, type: column.name === 'a' ? 'integer' : 'text' })),
  });
  const read = (rows: KeptRows, ...leftOut: string[]) =>
    readAll(source, (plan) => asInteger(keeping(rows, ...leftOut)(plan)));
  expect((await read({ take: 'first', rows: 2 })).problems.total).toBe(0);
  expect((await read({ take: 'first', rows: 4 }, 'a')).problems.total).toBe(0);
  expect((await read({ take: 'first', rows: 3 })).problems.total).toBe(1);
  const skipped = await readAll(source, (plan) => ({
    ...asInteger(keeping({ take: 'first', rows: 3 })(plan)),
    onProblem: 'skipRow',
  }));
  expect(texts(skipped)).toEqual({ a: ['1', '2'], b: ['x', 'y'] });
});

it('stops reading a file once it has the first rows', async () => {
  const text = `a,b\n${'1,2\n'.repeat(2_000_000)}`;
  const whole = csvSource(text);
  let fetched = 0;
  const counted: ByteSource = {
    ...whole,
    slice: (from, to) => {
      fetched += to - from;
      return whole.slice(from, to);
    },
  };
  const { plan } = await previewTable(whole, {});
  const read = { ...plan, rows: { take: 'first', rows: 10 } as const };
  const table = await readTable(counted, read, { chunk: () => undefined }, () => undefined);
  expect(table.rows).toBe(10);
  expect(fetched).toBeLessThan(whole.size / 2);
});

it('takes the first rows and leaves columns out over several files', async () => {
  const files = [csvSource('a,b\n1,2\n3,4\n', 'one.csv'), csvSource('b,a\n6,5\n8,7\n', 'two.csv')];
  const { plan } = await previewTable(files[0]!, {});
  const seen: string[] = [];
  const table = await readTogether(
    files,
    keeping({ take: 'first', rows: 3 }, 'a')(plan),
    {},
    { chunk: (column, chunk) => void seen.push(`${column}: ${'data' in chunk ? chunk.data.join(' ') : ''}`) },
    () => undefined,
  );
  expect(table.rows).toBe(3);
  expect(table.columns.map(({ name }) => name)).toEqual(['b']);
  expect(seen).toEqual(['0: 2 4 6']);
});

it('says in the recipe what was read', async () => {
  const { plan } = await previewTable(csv, {});
  const rest = 'commas between cells, utf-8, the usual missing markers, no bad cells';
  expect(recipeOf(plan)).toBe(`read csv, ${rest}`);
  expect(recipeOf(keeping({ take: 'first', rows: 3_000 }, 'name')(plan))).toBe(
    `read csv, the first 3,000 rows, 1 column left out, ${rest}`,
  );
  expect(recipeOf(keeping(RANDOM)(plan))).toBe(`read csv, each row with chance 0.05, seed 3, ${rest}`);
});

it('says in the recipe how it was read', async () => {
  const latin1 = csvSource(Uint8Array.from('sep=;\nn;é\n1;?\n', (c) => c.charCodeAt(0)));
  const { plan } = await previewTable(latin1, { missing: ['?'] });
  expect(recipeOf({ ...plan, onProblem: 'skipRow' })).toBe(
    'read csv, without the first line, semicolons between cells, windows-1252, missing are the empty cell “?”, rows with bad cells left out',
  );
  const json = await previewTable(csvSource('{"data":[{"a":1}]}'), {});
  expect(recipeOf({ ...json.plan, onProblem: 'missing' })).toBe(
    'read json, the list “data”, utf-8, bad cells taken as missing',
  );
  expect(recipeOf((await previewTable(parquet, {})).plan)).toBe('read parquet, no bad cells');
});

it('knows how many rows there are, or how much of the file it has seen', async () => {
  expect((await previewTable(parquet, {})).rowsTotal).toBe(ROWS);
  const long = csvSource(`a,b\n${'1,2\n'.repeat(2_000_000)}`);
  const { rowsSeen, bytesSeen, bytes, complete } = await previewTable(long, {});
  expect(complete).toBe(false);
  expect(Math.round((rowsSeen * bytes) / bytesSeen! / 1_000)).toBe(2_000);
});
