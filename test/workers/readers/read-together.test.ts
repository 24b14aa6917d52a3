import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeColumn, encodeChunk } from '../../../src/core/table/chunk-codec.ts';
import { formatCell } from '../../../src/core/table/format-cell.ts';
import type { GivenPlan } from '../../../src/core/table/preview-csv.ts';
import type { ReadPlan } from '../../../src/core/table/read-plan.ts';
import { bytesSource } from '../../../workers/readers/byte-source.ts';
import type { ByteSource } from '../../../workers/readers/byte-source.ts';
import { previewTogether, readTogether } from '../../../workers/readers/read-together.ts';

const file = (name: string, text: string): ByteSource => bytesSource(name, new TextEncoder().encode(text));

async function readFiles(
  files: ByteSource[],
  change: (plan: ReadPlan) => ReadPlan = (plan) => plan,
  given: GivenPlan = {},
) {
  const preview = await previewTogether(files, given);
  const plan = change(preview.plan);
  const chunks: Uint8Array<ArrayBuffer>[][] = plan.columns.map(() => []);
  const table = await readTogether(
    files,
    plan,
    given,
    { chunk: (column, chunk) => void chunks[column]!.push(encodeChunk(chunk).slice()) },
    () => undefined,
  );
  if (table.problems.total > 0 && plan.onProblem === 'ask') return { preview, table, values: {} };
  const values = Object.fromEntries(
    table.columns.map((schema, i) => {
      const column = decodeColumn({ ...schema, chunks: [] }, chunks[i]!);
      return [
        schema.name,
        [schema.type, ...Array.from({ length: table.rows }, (_, row) => formatCell(column, row))],
      ];
    }),
  );
  return { preview, table, values };
}

describe('several files as one table', () => {
  it('matches columns by name, whatever their order, dialect, format and packing', async () => {
    const parquet = new Uint8Array(
      readFileSync(new URL('../../golden/parquet/no-rows.parquet', import.meta.url)),
    );
    const { preview, values } = await readFiles([
      file('one.csv', 'a,b\n1,x\n2,y\n'),
      file('two.tsv', 'b\ta\nz\t3\n'),
      file('three.jsonl', '{"b":"x","a":4}\n'),
      bytesSource('four.parquet', parquet),
    ]);
    expect(preview.file).toBe('one.csv and 3 more');
    expect(preview.rowsSeen).toBe(4);
    expect(values).toEqual({ a: ['integer', '1', '2', '3', '4'], b: ['category', 'x', 'y', 'z', 'x'] });
  });

  it('reads each column as what holds the values of all files', async () => {
    const { values } = await readFiles([
      file('one.csv', 'n;t;w\n1;2024-01-01;5\n2;2024-01-02;6\n'),
      file('two.csv', 'n;t;w\n1,5;2024-01-03;x\n'),
    ]);
    expect(values).toEqual({
      n: ['number', '1', '2', '1.5'],
      t: ['timestamp', '2024-01-01', '2024-01-02', '2024-01-03'],
      w: ['category', '5', '6', 'x'],
    });
  });

  it('goes on over the border of a chunk', async () => {
    const rows = (from: number, count: number): string =>
      Array.from({ length: count }, (_, i) => `${String(from + i)},k${String((from + i) % 7)}`).join('\n');
    const { values } = await readFiles([
      file('one.csv', `n,k\n${rows(0, 50_000)}\n`),
      file('two.csv', `n,k\n${rows(50_000, 50_000)}\n`),
    ]);
    expect(values['n']!.slice(1)).toEqual(Array.from({ length: 100_000 }, (_, i) => String(i)));
    expect(values['k']!.slice(1)).toEqual(Array.from({ length: 100_000 }, (_, i) => `k${String(i % 7)}`));
  });

  it('says which file has which other columns', async () => {
    const files = [file('one.csv', 'a,b\n1,2\n'), file('two.csv', 'a,c,d\n1,2,3\n')];
    await expect(previewTogether(files, {})).rejects.toMatchObject({
      facts: {
        code: 'files.differ',
        message: '“one.csv” and “two.csv” do not have the same columns.',
        found: '“two.csv” lacks “b” and has “c”, “d” besides',
      },
    });
  });

  it('says in which file what does not fit', async () => {
    const many = Array.from({ length: 200 }, (_, i) => String(i)).join('\n');
    const files = [file('one.csv', `n\n${many}\n`), file('two.csv', `n\n${many}\nx\n`)];
    const { table } = await readFiles(files);
    expect(table.problems).toMatchObject({
      total: 1,
      rows: 1,
      examples: [{ file: 'two.csv', line: 202, found: '"x"' }],
    });
    const { values } = await readFiles(files, (plan) => ({ ...plan, onProblem: 'skipRow' }));
    expect(values['n']!.length).toBe(401);
  });

  it('refuses times with a zone beside times without', async () => {
    const files = [file('one.csv', 't\n2024-01-01T00:00Z\n'), file('two.csv', 't\n2024-01-01T00:00\n')];
    await expect(readFiles(files)).rejects.toMatchObject({ facts: { code: 'files.zones' } });
  });

  it('takes columns that not all have where it is asked to, missing in the rows of the others', async () => {
    const files = [
      file('a.csv', 'n,when,word\n1,2024-02-29,x\n2,2024-03-01,y\n'),
      file('b.csv', 'ok,n,text\ntrue,3,z\n'),
      file('c.csv', 'word,n,count\nw,4,7\n'),
    ];
    const { preview, values } = await readFiles(files, undefined, { unite: true });
    expect(values).toEqual({
      n: ['integer', '1', '2', '3', '4'],
      when: ['timestamp', '2024-02-29', '2024-03-01', '', ''],
      word: ['category', 'x', 'y', '', 'w'],
      ok: ['boolean', '', '', 'true', ''],
      text: ['category', '', '', 'z', ''],
      count: ['number', '', '', '', '7'],
    });
    expect(preview.rows).toEqual([
      ['1', '2024-02-29', 'x', null, null, null],
      ['2', '2024-03-01', 'y', null, null, null],
    ]);
    const word = preview.columns.find(({ plan }) => plan.source === 'word')!;
    expect(word.missing).toBe(1);
    expect(word.why).toContain('; not in “b.csv”');
    await expect(
      previewTogether([...files, file('d.csv', 'n,n\n1,2\n')], { unite: true }),
    ).rejects.toMatchObject({
      facts: { code: 'files.differ' },
    });
  });

  it('unites files of more than a chunk of rows', async () => {
    const long = (name: string, rows: number): string => `id,${name}\n${'1,2.5\n'.repeat(rows)}`;
    const files = [file('a.csv', long('a', 70_000)), file('b.csv', long('b', 70_000))];
    const { table, values } = await readFiles(files, undefined, { unite: true });
    expect(table.columns.map(({ name, missing }) => [name, missing])).toEqual([
      ['id', 0],
      ['a', 70_000],
      ['b', 70_000],
    ]);
    expect(values['a']!.slice(70_000, 70_003)).toEqual(['2.5', '', '']);
    expect(values['b']!.slice(70_000, 70_003)).toEqual(['', '2.5', '2.5']);
  });
});
