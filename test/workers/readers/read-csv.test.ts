import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadPlan } from '../../../src/core/table/read-plan.ts';
import { bytesSource } from '../../../workers/readers/byte-source.ts';
import { previewTable, readTable } from '../../../workers/readers/read-table.ts';
import { allAs, csvSource, onProblem, readAll, texts } from './read-all.ts';

type Texts = Record<string, (string | null)[]>;

const AB: Texts = { a: ['1', '3'], b: ['x', 'y'] };

describe('readTable on odd CSV files', () => {
  it.each<[string, string, Texts]>([
    ['LF', 'a,b\n1,x\n3,y\n', AB],
    ['CRLF', 'a,b\r\n1,x\r\n3,y\r\n', AB],
    ['CR only', 'a,b\r1,x\r3,y\r', AB],
    ['no final line break', 'a,b\n1,x\n3,y', AB],
    ['empty last lines', 'a,b\n1,x\n3,y\n\n\n', AB],
    ['blank lines between', '\na,b\n\n1,x\n\n3,y\n', AB],
    ['a byte order mark', '\ufeffa,b\n1,x\n3,y\n', AB],
    ['a byte order mark and quotes', '\ufeff"a","b"\n"1","x"\n"3","y"\n', AB],
    ['semicolons', 'a;b\n1;x\n3;y\n', AB],
    ['tabs', 'a\tb\n1\tx\n3\ty\n', AB],
    ['bars', 'a|b\n1|x\n3|y\n', AB],
    ['single quotes', "'a','b'\n'1','x'\n'3','y'\n", AB],
    ['names with spaces around', ' a , b \n1,x\n3,y\n', AB],
    ['no header', '1,x\n3,y\n', { column_1: ['1', '3'], column_2: ['x', 'y'] }],
    ['header only', 'a,b\n', { a: [], b: [] }],
    ['one column', 'a\n1\n2\n', { a: ['1', '2'] }],
    ['one column, one quoted empty cell', 'a\nx\n""\ny\n', { a: ['x', null, 'y'] }],
    ['names that repeat', 'a,a,a\n1,2,3\n', { a: ['1'], a_2: ['2'], a_3: ['3'] }],
    ['names that repeat and collide', 'a,a_2,a\n1,2,3\n', { a: ['1'], a_2: ['2'], a_3: ['3'] }],
    ['a name left empty', 'a,,c\n1,2,3\n', { a: ['1'], column_2: ['2'], c: ['3'] }],
    [
      'delimiters and line breaks in quotes',
      'a,b\n"1,5","x\ny"\n"2,5","z"\n',
      { a: ['1.5', '2.5'], b: ['x\ny', 'z'] },
    ],
    ['doubled quotes', 'a,b\n"say ""x""",1\n"""",2\n', { a: ['say "x"', '"'], b: ['1', '2'] }],
    ['quotes inside bare cells', 'a,b\n5" pipe,1\n6" pipe,2\n', { a: ['5" pipe', '6" pipe'], b: ['1', '2'] }],
    ['decimal commas with semicolons', 'a;b\n1,5;2,5\n3,5;4,5\n', { a: ['1.5', '3.5'], b: ['2.5', '4.5'] }],
    ['spaces around numbers', 'a,b\n 1 , 2.5\n3,\t4 \n', { a: ['1', '3'], b: ['2.5', '4'] }],
    ['characters beyond ASCII', 'ä,漢\n😀,é\nß,ø\n', { ä: ['😀', 'ß'], 漢: ['é', 'ø'] }],
    [
      'missing in all spellings',
      'a,b\n1,NA\n,null\nNaN,x\n2, N/A \n',
      {
        a: ['1', null, null, '2'],
        b: [null, null, 'x', null],
      },
    ],
    ['infinity', 'a\n1.5\ninf\n-Infinity\n', { a: ['1.5', 'Infinity', '-Infinity'] }],
    ['true and false', 'a\nTrue\nfalse\nTRUE\n\n', { a: ['true', 'false', 'true'] }],
    ['yes and no, which stay as they are', 'a\nyes\nno\n', { a: ['yes', 'no'] }],
    ['leading zeros', 'zip\n01234\n00501\n', { zip: ['01234', '00501'] }],
    ['whole numbers beyond 32 bits', 'n\n4294967296\n1\n', { n: ['4294967296', '1'] }],
    ['whole numbers beyond 2^53', 'n\n9007199254740993\n1\n', { n: ['9007199254740993', '1'] }],
    ['days', 'd\n2024-02-29\n1969-12-31\n', { d: ['2024-02-29', '1969-12-31'] }],
    [
      'times with zones',
      'd\n2024-02-29T12:00:00+01:00\n2024-02-29 12:00Z\n',
      {
        d: ['2024-02-29T11:00:00Z', '2024-02-29T12:00:00Z'],
      },
    ],
    ['the question mark, which is a value', 'a\nx\n?\n', { a: ['x', '?'] }],
  ])('%s', async (_, text, expected) => {
    const table = await readAll(csvSource(text));
    expect(table.problems.total).toBe(0);
    expect(texts(table)).toEqual(expected);
  });

  it('reads a cell of several megabytes', async () => {
    const huge = 'word "and" line\n'.repeat(300_000);
    const table = await readAll(
      csvSource(`a,b\n1,"${huge.replaceAll('"', '""')}"\n2,z\n`),
      (plan) => ({
        ...plan,
        columns: plan.columns.map((column) => ({
          ...column,
          type: column.name === 'a' ? 'integer' : 'text',
        })),
      }),
      { header: true },
    );
    expect(texts(table)).toEqual({ a: ['1', '2'], b: [huge, 'z'] });
  });

  it.each<[string, ReadPlan['columns'][number]['type'][]]>([
    ['i,n,m\n1,1.5,1\n2,2,\n', ['integer', 'number', 'number']],
    ['b,t,c\ntrue,2024-01-01,x\nfalse,2024-01-02,x\n', ['boolean', 'timestamp', 'category']],
    ['e,z\n,0\n,1\n', ['category', 'integer']],
    ['mixed\n2024-01-01T10:00\n2024-01-01T10:00Z\n', ['category']],
    ['long\n9007199254740993\n9007199254740994\n', ['category']],
  ])('infers the types of %j', async (text, types) => {
    expect((await readAll(csvSource(text))).columns.map(({ type }) => type)).toEqual(types);
  });

  it('guesses roles by obvious names and by what is nearly unique', async () => {
    const lines = Array.from(
      { length: 30 },
      (_, i) =>
        `${String(i)},u${String(i)},a sentence ${String(i)},${String(i % 2)},2024-01-01,${String(i * i + 5)}`,
    );
    const { preview } = await readAll(csvSource(`row,user_id,note,label,when,amount\n${lines.join('\n')}\n`));
    expect(preview.plan.columns.map(({ name, type, role }) => [name, type, role])).toEqual([
      ['row', 'integer', 'identifier'],
      ['user_id', 'text', 'identifier'],
      ['note', 'text', 'feature'],
      ['label', 'integer', 'label'],
      ['when', 'timestamp', 'timestamp'],
      ['amount', 'integer', 'feature'],
    ]);
  });
});

describe('previewTable on CSV', () => {
  it('says which value may mean "missing" and how often', async () => {
    const preview = await previewTable(csvSource('a,b\nx,1\n?,2\n?,3\ny,4\n'), {});
    expect(preview.notes).toEqual([
      expect.objectContaining({
        code: 'csv.maybeMissing',
        message: '“?” appears 2 times in “a”: is it missing?',
      }),
    ]);
    expect(preview.rows).toEqual([
      ['x', '1'],
      ['?', '2'],
      ['?', '3'],
      ['y', '4'],
    ]);
    const marked = await previewTable(csvSource('a,b\nx,1\n?,2\n?,3\ny,4\n'), { missing: ['?'] });
    expect(marked.rows[1]).toEqual([null, '2']);
    expect(marked.columns[0]).toMatchObject({ missing: 2, distinct: 2 });
  });

  it('lets the user override delimiter and header', async () => {
    const preview = await previewTable(csvSource('a;1,b\nc;2,d\n'), { delimiter: ';', header: false });
    expect(preview.plan).toMatchObject({ delimiter: ';', header: false });
    expect(preview.rows).toEqual([
      ['a', '1,b'],
      ['c', '2,d'],
    ]);
  });

  it('takes a column for numbers although a few cells are none, and says so', async () => {
    const cells = Array.from({ length: 200 }, (_, i) => (i === 6 ? 'abc' : String(i / 2)));
    const preview = await previewTable(csvSource(`n\n${cells.join('\n')}\n`), {});
    expect(preview.columns[0]).toMatchObject({
      plan: { type: 'number' },
      why: 'numbers but for 1 of 200, such as "abc" on line 8',
    });
    expect(preview.columns[0]?.fits).not.toContain('number');
  });

  it('notes names it changed and rows of another length', async () => {
    const preview = await previewTable(csvSource('a,a,\n1,2,3\n4,5\n'), {});
    expect(preview.notes.map(({ code }) => code)).toEqual([
      'csv.repeatedName',
      'csv.emptyName',
      'csv.ragged',
    ]);
    expect(preview.notes[2]).toMatchObject({ where: 'line 3', expected: '3 cells', found: '2 cells' });
  });

  it('previews the beginning of a large file', async () => {
    const line = 'abc,1234567,0.123456\n';
    const preview = await previewTable(csvSource(`a,b,c\n${line.repeat(300_000)}`), {});
    expect(preview.complete).toBe(false);
    expect(preview.rowsSeen).toBeGreaterThan(150_000);
    expect(preview.notes).toEqual([]);
  });

  it.each<[string, Uint8Array<ArrayBuffer>, string]>([
    ['nothing', new Uint8Array(0), 'csv.empty'],
    ['blank lines only', new TextEncoder().encode('\n\r\n \n'), 'csv.empty'],
    ['a byte order mark only', Uint8Array.of(0xef, 0xbb, 0xbf), 'csv.empty'],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x2c, 0), 'csv.utf16'],
    ['UTF-16, the other way round', Uint8Array.of(0xfe, 0xff, 0, 0x61), 'csv.utf16'],
    ['a zip', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), 'csv.binary'],
    ['a gzip that is cut off', Uint8Array.of(0x1f, 0x8b, 8, 0), 'gzip.damaged'],
    ['NUL bytes', new TextEncoder().encode('a,b\n1,\0\n'), 'csv.binary'],
    ['Latin-1', Uint8Array.of(0x61, 0x0a, 0xe9, 0x0a), 'csv.binary'],
    ['half a character', Uint8Array.of(0x61, 0x0a, 0xc3), 'csv.binary'],
  ])('refuses %s', async (_, bytes, code) => {
    const source = bytesSource('x.csv', bytes);
    await expect(previewTable(source, { encoding: 'utf-8' })).rejects.toMatchObject({ facts: { code } });
    const plan = (await previewTable(csvSource('a\n1\n'), {})).plan;
    await expect(readTable(source, plan, { chunk: () => undefined }, () => undefined)).rejects.toMatchObject({
      facts: { code },
    });
  });
});

describe('problems in CSV files', () => {
  const ragged = 'a,b,c\n1,2,3\n4,5\n6,7,8,9\nx,10,11\n12,13,14\n';
  const numbers = (policy: ReadPlan['onProblem']) => (plan: ReadPlan) =>
    onProblem(policy)(allAs('number')(plan));
  const examples = [
    { line: 3, column: null, expected: '3 cells', found: '2 cells' },
    { line: 4, column: null, expected: '3 cells', found: '4 cells' },
    { line: 5, column: 'a', expected: 'a number', found: '"x"' },
  ];

  it('are counted by column with the first of each', async () => {
    const { problems, values } = await readAll(csvSource(ragged), numbers('ask'));
    expect(values).toEqual([]);
    expect(problems).toEqual({
      total: 3,
      rows: 3,
      byColumn: [
        { column: null, count: 2, expected: '3 cells', first: examples[0] },
        { column: 'a', count: 1, expected: 'a number', first: examples[2] },
      ],
      examples,
    });
  });

  it('leave cells missing, or whole rows out', async () => {
    const read = await readAll(csvSource(ragged), numbers('missing'));
    expect(texts(read)).toEqual({
      a: ['1', '4', '6', null, '12'],
      b: ['2', '5', '7', '10', '13'],
      c: ['3', null, '8', '11', '14'],
    });
    const skipped = await readAll(csvSource(ragged), numbers('skipRow'));
    expect(texts(skipped)).toEqual({ a: ['1', '12'], b: ['2', '13'], c: ['3', '14'] });
    expect(skipped.rows).toBe(2);
    for (const { problems } of [read, skipped]) expect(problems.examples).toEqual(examples);
  });

  it('name the line of the cell inside its row', async () => {
    const { problems } = await readAll(csvSource('a,b\n"x\ny\r\nz",1\n"p\nq",no\n'), (plan) => ({
      ...plan,
      columns: plan.columns.map((column) => ({ ...column, type: column.name === 'b' ? 'number' : 'text' })),
    }));
    expect(problems.examples).toEqual([{ line: 6, column: 'b', expected: 'a number', found: '"no"' }]);
  });

  it('name the line on which an unclosed quote opened', async () => {
    const { problems } = await readAll(csvSource('a,b\n1,x\n2,"y\n3,z\n'));
    expect(problems.examples).toEqual([
      { line: 3, column: null, expected: 'a closing quote', found: 'the end of the file' },
    ]);
  });

  it('stay exact beyond the 500 that are listed, in order of lines', async () => {
    const lines = Array.from(
      { length: 20_000 },
      (_, i) => `${i % 10 === 0 ? 'x' : '1'},${i % 7 === 0 ? 'y' : '2'}`,
    );
    const { problems } = await readAll(csvSource(`a,b\n${lines.join('\n')}\n`), numbers('missing'));
    expect(problems.total).toBe(2000 + 2858);
    expect(problems.rows).toBe(2000 + 2858 - 286);
    expect(problems.byColumn.map(({ column, count, first }) => [column, count, first.line])).toEqual([
      ['a', 2000, 2],
      ['b', 2858, 2],
    ]);
    expect(problems.examples).toHaveLength(500);
    const order = problems.examples.map(({ line, column }) => line * 2 + (column === 'a' ? 0 : 1));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(problems.examples.at(-1)?.line).toBeLessThan(3000);
  });

  it('do not let zones mix in a column of times', async () => {
    const text = 't\n2024-01-01\n2024-01-01T10:00\n2024-01-01T10:00Z\n';
    const { problems, columns } = await readAll(csvSource(text), (plan) =>
      onProblem('missing')(allAs('timestamp')(plan)),
    );
    expect(problems.examples.map(({ line }) => line)).toEqual([4]);
    expect(columns[0]).toMatchObject({ type: 'timestamp', zone: 'floating', missing: 1 });
  });

  it('refuse a file that no longer has the planned columns', async () => {
    const { plan } = await previewTable(csvSource('a,b\n1,2\n'), {});
    const read = readTable(csvSource('a,c\n1,2\n'), plan, { chunk: () => undefined }, () => undefined);
    await expect(read).rejects.toMatchObject({
      facts: { code: 'csv.otherColumns', expected: '“b”', found: '“c”' },
    });
  });
});

describe('what only the whole file tells', () => {
  const ROWS = 70_000;
  const filler = 'f'.repeat(56);
  /** More than the preview looks at. */
  const long = (tail: string): string =>
    `a,b,c\n${Array.from({ length: ROWS }, (_, i) => `${String(i % 300)},x${String(i % 50)},${filler}\n`).join('')}${tail}`;

  it('makes whole numbers a number column when one is missing far down', async () => {
    const table = await readAll(csvSource(long(',y,\n')));
    expect(table.preview.plan.columns[0]?.type).toBe('integer');
    expect(table.columns[0]).toMatchObject({ type: 'number', missing: 1, width: 64 });
    expect(table.rows).toBe(ROWS + 1);
    expect(table.values[0]?.type === 'number' && table.values[0].data[ROWS - 1]).toBe((ROWS - 1) % 300);
  });

  it('makes categories text when they become too many', async () => {
    const tail = Array.from({ length: 12_000 }, (_, i) => `1,y${String(i)},\n`).join('');
    const table = await readAll(csvSource(long(tail)));
    expect(table.preview.plan.columns[1]?.type).toBe('category');
    expect(table.columns[1]).toMatchObject({ type: 'text', missing: 0 });
    const got = texts(table)['b']!;
    expect([got[0], got[ROWS - 1], got[ROWS], got.at(-1)]).toEqual(['x0', 'x49', 'y0', 'y11999']);
  });

  it('gives the same chunks each time, however the file arrives', async () => {
    const bytes = new TextEncoder().encode(long(''));
    const whole = bytesSource('x.csv', bytes);
    const [first, second] = [await readAll(whole), await readAll(whole)];
    const sameBytes = first.encoded
      .flat()
      .map((chunk, i) => Buffer.compare(chunk, second.encoded.flat()[i]!));
    expect(new Set(sameBytes)).toEqual(new Set([0]));
    expect(second.encoded.map(({ length }) => length)).toEqual(first.encoded.map(({ length }) => length));
    expect(first.columns.map(({ type }) => type)).toEqual(['integer', 'category', 'category']);
  });

  it('stops when told to', async () => {
    const abort = new AbortController();
    const source = csvSource(long(''));
    const { plan } = await previewTable(source, {});
    const stopAfterFirst = (): void => abort.abort(new Error('stopped'));
    await expect(
      readTable(source, plan, { chunk: () => undefined }, stopAfterFirst, abort.signal),
    ).rejects.toThrow('stopped');
  });
});

describe('readTable against any table of texts', () => {
  it('gives back every cell', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '0', '"', ',', '\n', '\r', 'é', '😀', ' '),
      maxLength: 6,
    });
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
      );
    await fc.assert(
      fc.asyncProperty(rows, async (table) => {
        const names = table[0]!.map((_, i) => `c${String(i)}`);
        const lines = [names, ...table].map((row) =>
          row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','),
        );
        const read = await readAll(csvSource(lines.join('\r\n')), allAs('text'), {
          header: true,
          delimiter: ',',
          missing: [],
        });
        const isBlank = (text: string): boolean => /^[ \t]*$/.test(text);
        const expected = names.map((name, i) => [
          name,
          table.map((row) => (isBlank(row[i]!) ? null : row[i]!)),
        ]);
        expect(texts(read)).toEqual(Object.fromEntries(expected));
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});

const DATA = new URL('../../../../shared/data/', import.meta.url);

describe.skipIf(!existsSync(DATA))('readTable on the public datasets', () => {
  it('reads the adult test set as its models want it', async () => {
    const table = await readAll(csvSource(new Uint8Array(readFileSync(new URL('adult-test.csv', DATA)))));
    expect(table.rows).toBe(16_281);
    expect(table.problems.total).toBe(0);
    expect(table.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'age integer',
      'workclass category',
      'fnlwgt integer',
      'education category',
      'education_num integer',
      'marital_status category',
      'occupation category',
      'relationship category',
      'race category',
      'sex category',
      'capital_gain integer',
      'capital_loss integer',
      'hours_per_week integer',
      'native_country category',
      'income category',
    ]);
    expect(table.preview.notes.map(({ message }) => message)).toContain(
      '“?” appears 963 times in “workclass”: is it missing?',
    );
    expect(table.values.every(({ role }) => role === 'feature')).toBe(true);
  });

  it.each<[string, number, number]>([
    ['compas.csv', 7214, 12],
    ['wine-white.csv', 4898, 12],
    ['digits-test.csv', 597, 65],
  ])('reads %s in full', async (name, rows, columns) => {
    const bytes = readFileSync(new URL(name, DATA));
    const table = await readAll(csvSource(new Uint8Array(bytes)));
    expect([table.rows, table.columns.length, table.problems.total]).toEqual([rows, columns, 0]);
    const got = texts(table);
    const lines = bytes.toString('utf8').trimEnd().split(/\r?\n/);
    const [header, ...body] = lines.map((line) => line.split(','));
    for (const [i, column] of header!.entries())
      expect(got[column]!.map((text) => (Number.isNaN(Number(text)) ? text : Number(text)))).toEqual(
        body.map((row) => (Number.isNaN(Number(row[i])) ? row[i] : Number(row[i]))),
      );
  });
});
