import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '../../../src/core/kernel/codecs.ts';
import { CsvTokenizer } from '../../../src/core/table/csv-tokenizer.ts';
import type { CsvDialect } from '../../../src/core/table/csv-tokenizer.ts';

interface Tokens {
  rows: string[][];
  lines: number[];
  malformed: { row: number; what: string; line: number }[];
}

function tokenize(
  text: string,
  pieceBytes: number,
  dialect: CsvDialect = { delimiter: ',', quote: '"' },
): Tokens {
  const bytes = encodeUtf8(text);
  const tokenizer = new CsvTokenizer(dialect);
  const tokens: Tokens = { rows: [], lines: [], malformed: [] };
  const take = (): void => {
    for (let cells = tokenizer.take(); cells; cells = tokenizer.take()) {
      const before = tokens.rows.length;
      for (const { row, what, line } of cells.malformed)
        tokens.malformed.push({ row: row + before, what, line });
      for (let row = 0; row < cells.rows; row++) {
        const texts: string[] = [];
        for (let cell = cells.firstCell[row]!; cell < cells.firstCell[row + 1]!; cell++)
          texts.push(decodeUtf8(cells.bytes.subarray(cells.starts[cell], cells.ends[cell])));
        tokens.rows.push(texts);
        tokens.lines.push(cells.line[row]!);
      }
    }
  };
  for (let from = 0; from < bytes.length; from += pieceBytes) {
    tokenizer.push(bytes.slice(from, from + pieceBytes));
    take();
  }
  tokenizer.end();
  take();
  return tokens;
}

/** Cells in whatever way a writer may put them: bare where that is unambiguous, else quoted. */
function write(rows: readonly (readonly { text: string; quoted: boolean }[])[], lineBreak: string): string {
  return rows
    .map((row) =>
      row
        .map(({ text, quoted }) =>
          quoted || /[",\r\n]/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text,
        )
        .join(','),
    )
    .join(lineBreak);
}

const cell = fc.record({
  text: fc.string({
    unit: fc.constantFrom('a', '7', ' ', '"', ',', '\n', '\r', 'é', '漢', '😀', ''),
    maxLength: 8,
  }),
  quoted: fc.boolean(),
});

describe('CsvTokenizer', () => {
  it('gives back what a writer wrote and what Papa Parse reads, at any size of pieces', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        (rows, lineBreak, closed, pieceBytes) => {
          const text = write(rows, lineBreak) + (closed ? lineBreak : '');
          const expected = rows.map((row) => row.map((entry) => entry.text));
          const got = tokenize(text, pieceBytes);
          expect(got.rows).toEqual(expected);
          expect(got.malformed).toEqual([]);
          const papa = Papa.parse<string[]>(text, {
            delimiter: ',',
            newline: lineBreak,
            skipEmptyLines: false,
          });
          // Papa Parse reads one more row after a final line break.
          expect(got.rows).toEqual(closed ? papa.data.slice(0, -1) : papa.data);
        },
      ),
      { numRuns: 600, seed: 1 },
    );
  });

  it('reads any text in the same way at any size of pieces', () => {
    const anyText = fc.string({
      unit: fc.constantFrom('a', ' ', '"', '"', ',', '\n', '\r', 'é'),
      maxLength: 30,
    });
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 5 }), (text, pieceBytes) => {
        expect(tokenize(text, pieceBytes)).toEqual(tokenize(text, 1000));
      }),
      { numRuns: 1500, seed: 2 },
    );
  });

  it('tells the physical line of every row', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 9 }),
        (rows, lineBreak, pieceBytes) => {
          let line = 1;
          const expected = rows.map((row) => {
            const start = line;
            line += write([row], lineBreak).split(/\r\n|\r|\n/).length;
            return start;
          });
          expect(tokenize(write(rows, lineBreak), pieceBytes).lines).toEqual(expected);
        },
      ),
      { numRuns: 500, seed: 3 },
    );
  });

  it.each<[string, string, string[][]]>([
    ['quotes inside a bare cell are text', 'a"b",c\n', [['a"b"', 'c']]],
    ['spaces after a closing quote are dropped', '"a" ,"b"\t\n', [['a', 'b']]],
    [
      'lines without any byte are no rows',
      '\n\na,b\n\n\r\n1,2\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a quoted empty cell alone is a row', 'a\n""\n', [['a'], ['']]],
    ['a final delimiter makes a last empty cell', 'a,b,', [['a', 'b', '']]],
    ['line breaks of all kinds may be mixed', 'a\rb\nc\r\nd', [['a'], ['b'], ['c'], ['d']]],
    ['spaces around a bare cell stay', ' a , b ', [[' a ', ' b ']]],
    ['nothing gives nothing', '', []],
  ])('%s', (_, text, expected) => {
    for (const pieceBytes of [1, 2, 3, 100]) expect(tokenize(text, pieceBytes).rows).toEqual(expected);
  });

  it('keeps text after a closing quote and notes it', () => {
    expect(tokenize('x,y\n"a"b c,d\n', 1)).toEqual({
      rows: [
        ['x', 'y'],
        ['ab c', 'd'],
      ],
      lines: [1, 2],
      malformed: [{ row: 1, what: 'textAfterQuote', line: 2 }],
    });
    expect(tokenize('"a""b" c"d,e', 2).rows).toEqual([['a"b c"d', 'e']]);
  });

  it('notes where a quote was opened that is never closed, and leaves that cell empty', () => {
    expect(tokenize('x,y\n1,"a\nb"\n2,"c\nd\n', 3)).toEqual({
      rows: [
        ['x', 'y'],
        ['1', 'a\nb'],
        ['2', ''],
      ],
      lines: [1, 2, 4],
      malformed: [{ row: 2, what: 'unclosedQuote', line: 4 }],
    });
  });

  it('takes other delimiters and quotes, or none', () => {
    expect(tokenize("'a;b';c", 1, { delimiter: ';', quote: "'" }).rows).toEqual([['a;b', 'c']]);
    expect(tokenize('"a"\tb', 1, { delimiter: '\t', quote: '' }).rows).toEqual([['"a"', 'b']]);
    expect(() => new CsvTokenizer({ delimiter: ',', quote: ',' })).toThrow(RangeError);
    expect(() => new CsvTokenizer({ delimiter: '', quote: '"' })).toThrow(RangeError);
  });

  it('reads a cell of megabytes in pieces without slowing down', () => {
    const huge = 'x"y\n'.repeat(300_000);
    const text = `a,b\n1,"${huge.replaceAll('"', '""')}"\n2,z\n`;
    const start = performance.now();
    expect(tokenize(text, 4096).rows).toEqual([
      ['a', 'b'],
      ['1', huge],
      ['2', 'z'],
    ]);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('refuses a row that never ends', () => {
    const tokenizer = new CsvTokenizer({ delimiter: ',', quote: '"' });
    const piece = encodeUtf8('x'.repeat(1 << 20));
    tokenizer.push(encodeUtf8('a,b\n1,"'));
    expect(() => {
      for (let i = 0; i < 80; i++) {
        while (tokenizer.take());
        tokenizer.push(piece);
      }
    }).toThrow(/longer than 64 MB/);
  });
});
