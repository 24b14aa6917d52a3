import { readFileSync } from 'node:fs';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import type { ReadPlan } from '../../../src/core/table/read-plan.ts';
import { bytesSource } from '../../../workers/readers/byte-source.ts';
import type { ByteSource } from '../../../workers/readers/byte-source.ts';
import { previewTable } from '../../../workers/readers/read-table.ts';
import { allAs, onProblem, readAll, texts } from './read-all.ts';

const GOLDEN = new URL('../../golden/', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('parquet.json', GOLDEN), 'utf8')) as Record<
  string,
  Record<string, (string | null)[]>
>;

function golden(name: string): ByteSource {
  return bytesSource(name, new Uint8Array(readFileSync(new URL(`parquet/${name}.parquet`, GOLDEN))));
}

function columnAs(name: string, type: ReadPlan['columns'][number]['type']) {
  return (plan: ReadPlan): ReadPlan => ({
    ...plan,
    columns: plan.columns.filter((column) => column.name === name).map((column) => ({ ...column, type })),
  });
}

describe('readTable on Parquet', () => {
  it.each(Object.keys(expected))('reads every value of %s as pyarrow wrote it, as text', async (name) => {
    for (const type of ['text', 'category'] as const)
      expect(texts(await readAll(golden(name), allAs(type)))).toEqual(expected[name]);
  });

  it.each(['types', 'types-plain-v2-zstd', 'types-gzip-groups', 'types-brotli'])(
    'reads %s with the types of its schema',
    async (name) => {
      const table = await readAll(golden(name));
      expect(Object.fromEntries(table.columns.map((column) => [column.name, column.type]))).toEqual({
        flag: 'boolean',
        tiny: 'integer',
        small: 'integer',
        int: 'integer',
        int_null: 'number',
        uint: 'number',
        long: 'number',
        long_small: 'integer',
        too_long: 'text',
        ulong: 'text',
        double: 'number',
        float: 'number',
        money: 'number',
        third: 'number',
        day: 'timestamp',
        ms: 'timestamp',
        us: 'timestamp',
        us_utc: 'timestamp',
        ns: 'timestamp',
        clock: 'category',
        words: 'category',
        nothing: 'category',
        coded: 'category',
      });
      expect(table.problems.total).toBe(0);
      const got = texts(table);
      for (const { name: column, type } of table.columns) {
        const want = expected[name]![column]!;
        const asNumbers = (cells: (string | null)[]) =>
          cells.map((cell) => (cell === null ? null : Number(cell)));
        if (type === 'number' || type === 'integer') expect(asNumbers(got[column]!)).toEqual(asNumbers(want));
        else expect(got[column]).toEqual(want);
      }
      expect(table.columns.find((column) => column.name === 'us_utc')).toMatchObject({ zone: 'utc' });
      expect(table.columns.find((column) => column.name === 'us')).toMatchObject({ zone: 'floating' });
      expect(table.columns.find((column) => column.name === 'float')).toMatchObject({ width: 32 });
    },
  );

  it('gives the same chunks however a file is laid out', async () => {
    const [plain, ...others] = await Promise.all(
      ['types', 'types-plain-v2-zstd', 'types-gzip-groups', 'types-brotli'].map((name) =>
        readAll(golden(name)),
      ),
    );
    for (const other of others) expect(other!.encoded).toEqual(plain!.encoded);
  });

  it('leaves nested and binary columns out and says so', async () => {
    const preview = await previewTable(golden('nested'), {});
    expect(preview.plan.columns.map(({ source }) => source)).toEqual(['id', 'last']);
    expect(preview.notes.map(({ message }) => message)).toEqual([
      '“tags” is a list and is left out.',
      '“point” is a group of fields and is left out.',
      '“table” is a map and is left out.',
      '“blob” is of type fixed_len_byte_array and is left out.',
    ]);
  });

  it('reads pages and row groups of odd sizes', async () => {
    const table = await readAll(golden('pages'));
    expect(table.rows).toBe(5000);
    expect(table.columns[0]).toMatchObject({ type: 'number', missing: 385 });
    expect(texts(table)).toEqual(expected['pages']);
  });

  it('reads a file without rows', async () => {
    const table = await readAll(golden('no-rows'));
    expect(table.rows).toBe(0);
    expect(table.preview.notes[0]?.code).toBe('parquet.noRows');
  });

  it('reads what hyparquet-writer writes, beyond one chunk', async () => {
    const rows = 66_000;
    const numbers = Float64Array.from({ length: rows }, (_, i) => i / 7);
    const names = Array.from({ length: rows }, (_, i) => (i % 11 === 0 ? null : `name ${String(i % 300)}`));
    const unique = Array.from({ length: rows }, (_, i) => `unique ${String(i)}`);
    const buffer = parquetWriteBuffer({
      columnData: [
        { name: 'x', data: numbers, type: 'DOUBLE' },
        { name: 'name', data: names, type: 'STRING' },
        { name: 'unique', data: unique, type: 'STRING' },
      ],
      rowGroupSize: 40_000,
    });
    const table = await readAll(bytesSource('big.parquet', new Uint8Array(buffer)));
    expect(table.columns.map(({ type, missing }) => [type, missing])).toEqual([
      ['number', 0],
      ['category', Math.ceil(rows / 11)],
      ['text', 0],
    ]);
    const got = texts(table);
    expect(got['x']!.map(Number)).toEqual([...numbers]);
    expect(got['name']).toEqual(names);
    expect(got['unique']).toEqual(unique);
  });

  it('turns a category with too many values into text', async () => {
    const unique = Array.from({ length: 30_000 }, (_, i) => `v${String(i < 15_000 ? i % 10 : i)}`);
    const buffer = parquetWriteBuffer({ columnData: [{ name: 'v', data: unique, type: 'STRING' }] });
    const table = await readAll(bytesSource('v.parquet', new Uint8Array(buffer)));
    expect(table.preview.plan.columns[0]?.type).toBe('category');
    expect(table.columns[0]?.type).toBe('text');
    expect(texts(table)['v']).toEqual(unique);
  });

  it('counts values that do not fit, by row, and keeps columns aligned when rows are skipped', async () => {
    const cells = ['1', 'x', '3', null, 'y', '6'];
    const buffer = parquetWriteBuffer({
      columnData: [
        { name: 'n', data: cells, type: 'STRING' },
        { name: 'row', data: Int32Array.from([1, 2, 3, 4, 5, 6]), type: 'INT32' },
      ],
      rowGroupSize: 4,
    });
    const source = bytesSource('n.parquet', new Uint8Array(buffer));
    const asNumber = (policy: ReadPlan['onProblem']) => (plan: ReadPlan) => ({
      ...onProblem(policy)(plan),
      columns: plan.columns.map((column) =>
        column.name === 'n' ? { ...column, type: 'number' as const } : column,
      ),
    });
    const skipped = await readAll(source, asNumber('skipRow'));
    expect(texts(skipped)).toEqual({ n: ['1', '3', null, '6'], row: ['1', '3', '4', '6'] });
    const read = await readAll(source, asNumber('missing'));
    expect(texts(read)).toEqual({
      n: ['1', null, '3', null, null, '6'],
      row: ['1', '2', '3', '4', '5', '6'],
    });
    const asked = await readAll(source, asNumber('ask'));
    for (const { problems } of [skipped, read, asked])
      expect(problems).toMatchObject({
        total: 2,
        rows: 2,
        examples: [
          { line: 2, column: 'n', expected: 'a number', found: '"x"' },
          { line: 5, column: 'n', expected: 'a number', found: '"y"' },
        ],
      });
  });

  it('does not round whole numbers in silence', async () => {
    const table = await readAll(golden('types'), (plan) =>
      onProblem('missing')(columnAs('too_long', 'number')(plan)),
    );
    expect(table.problems.examples.map(({ line, found }) => [line, found])).toEqual([
      [1, '9223372036854775807'],
      [2, '9007199254740993'],
    ]);
    expect(texts(table)).toEqual({ too_long: [null, null, null, '-1'] });
  });

  it('reads strings as times when asked to', async () => {
    const buffer = parquetWriteBuffer({
      columnData: [{ name: 't', data: ['2024-03-01', '2024-03-02'], type: 'STRING' }],
    });
    const table = await readAll(bytesSource('t.parquet', new Uint8Array(buffer)), columnAs('t', 'timestamp'));
    expect(texts(table)).toEqual({ t: ['2024-03-01', '2024-03-02'] });
  });

  it('keeps the empty text apart from a missing one, unless it is listed as missing', async () => {
    expect(texts(await readAll(golden('types')))['words']).toEqual(['a', '', null, 'é漢😀']);
    const listed = await readAll(golden('types'), (plan) => plan, { missing: ['', 'a'] });
    expect(texts(listed)['words']).toEqual([null, null, null, 'é漢😀']);
  });

  it('refuses a truncated file, in words', async () => {
    const bytes = new Uint8Array(readFileSync(new URL('parquet/pages.parquet', GOLDEN)));
    for (const length of [4, 5, 12, 100, bytes.length - 1, bytes.length - 8]) {
      const source = bytesSource('cut.parquet', bytes.slice(0, length));
      await expect(previewTable(source, {})).rejects.toMatchObject({ facts: { code: 'parquet.damaged' } });
    }
  });

  it('never fails but with a Problem, whatever byte is changed', async () => {
    const bytes = new Uint8Array(readFileSync(new URL('parquet/types.parquet', GOLDEN)));
    const codes = new Set<string>();
    for (let at = 4; at < bytes.length; at += 173) {
      const changed = bytes.slice();
      changed[at] = changed[at]! ^ (1 << (at % 8));
      try {
        await readAll(bytesSource('changed.parquet', changed));
        codes.add('read');
      } catch (error) {
        codes.add((error as { facts?: { code: string } }).facts?.code ?? String(error));
      }
    }
    expect([...codes].filter((code) => code !== 'read' && !code.startsWith('parquet.'))).toEqual([]);
    expect(codes.size).toBeGreaterThan(1);
  });

  it('refuses a plan for other columns', async () => {
    await expect(
      readAll(golden('int96'), (plan) => ({ ...plan, columns: [{ ...plan.columns[0]!, source: 'u' }] })),
    ).rejects.toMatchObject({ facts: { code: 'parquet.otherColumns', expected: '“u”' } });
  });
});

describe('previewTable on Parquet', () => {
  it('shows the first rows as text, missing ones null', async () => {
    const preview = await previewTable(golden('types'), { missing: ['a'] });
    const names = preview.plan.columns.map(({ name }) => name);
    for (const name of ['flag', 'money', 'too_long', 'us_utc', 'coded', 'double'])
      expect(preview.rows.map((row) => row[names.indexOf(name)])).toEqual(expected['types']![name]);
    expect(preview.rows.map((row) => row[names.indexOf('words')])).toEqual([null, '', null, 'é漢😀']);
    expect(preview).toMatchObject({
      rowsSeen: 4,
      complete: true,
      plan: { format: 'parquet', onProblem: 'ask' },
    });
  });

  it('tells a file by its first bytes, not by its name', async () => {
    const bytes = new Uint8Array(readFileSync(new URL('parquet/int96.parquet', GOLDEN)));
    expect((await previewTable(bytesSource('table.csv', bytes), {})).plan.format).toBe('parquet');
    const csv = bytesSource('table.parquet', new TextEncoder().encode('a,b\n1,2\n'));
    expect((await previewTable(csv, {})).plan.format).toBe('csv');
  });
});
