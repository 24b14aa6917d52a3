import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '../../../src/core/kernel/codecs.ts';
import { gatherPaths } from '../../../src/core/table/gather-paths.ts';
import { columnsOf } from '../../../src/core/table/json-paths.ts';
import type { JsonShape } from '../../../src/core/table/json-splitter.ts';
import { JsonTokenizer } from '../../../src/core/table/json-tokenizer.ts';
import { NO_VALUE } from '../../../src/core/table/missing-markers.ts';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** What the tokenizer must say of a record, told by JSON.parse. */
function flat(record: Json, prefix = '', out = new Map<string, string | null>()): Map<string, string | null> {
  for (const [key, value] of Object.entries(record as Record<string, Json>)) {
    const path = `${prefix}${key === '' ? '\\0' : key.replace(/[\\.]/g, '\\$&')}`;
    if (Array.isArray(value)) out.set(path, JSON.stringify(value));
    else if (value !== null && typeof value === 'object') flat(value, `${path}.`, out);
    else if (value !== null) out.set(path, typeof value === 'string' ? value : String(value));
  }
  return out;
}

function readCells(text: string, shape: JsonShape, columns: readonly string[], cut: number) {
  const tokenizer = new JsonTokenizer(shape, columns);
  const rows: (string | null)[][] = [];
  const notes: { line: number; what: string; expected?: string; found?: string }[] = [];
  const take = (): void => {
    for (let cells = tokenizer.take(); cells; cells = tokenizer.take()) {
      for (const { line, what, expected, found } of cells.malformed)
        notes.push({ line, what, ...(expected ? { expected } : {}), ...(found ? { found } : {}) });
      for (let row = 0; row < cells.rows; row++)
        rows.push(
          columns.map((_, column) => {
            const cell = cells.firstCell[row]! + column;
            const bytes = cells.bytes.subarray(cells.starts[cell], cells.ends[cell]);
            return bytes.length === 1 && bytes[0] === NO_VALUE ? null : decodeUtf8(bytes);
          }),
        );
    }
  };
  const bytes = encodeUtf8(text);
  for (let at = 0; at < bytes.length; at += cut) {
    tokenizer.push(bytes.subarray(at, at + cut));
    take();
  }
  tokenizer.end();
  take();
  return { rows, notes };
}

const key = fc
  .oneof(fc.constantFrom('a', 'b', 'c', 'a.b', 'x\\y', 'é', ''), fc.string({ maxLength: 4 }))
  .filter((k) => k !== '__proto__');
const { record } = fc.letrec<{ record: Json; value: Json }>((tie) => ({
  value: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
      ),
    },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    { weight: 1, arbitrary: tie('record') },
  ),
  record: fc.dictionary(key, tie('value'), { maxKeys: 5 }) as fc.Arbitrary<Json>,
}));
const records = fc.array(record, { minLength: 1, maxLength: 6 });

describe('JsonTokenizer', () => {
  it.each<[string, JsonShape, (all: Json[], indent: number) => string]>([
    ['JSON Lines', { format: 'jsonl' }, (all) => all.map((one) => JSON.stringify(one)).join('\n')],
    ['a list', { format: 'json', records: '' }, (all, indent) => JSON.stringify(all, null, indent)],
    [
      'a list in a wrapper',
      { format: 'json', records: 'a.rows' },
      (all, indent) =>
        JSON.stringify({ n: [1, { rows: [] }], a: { x: 'rows', rows: all }, z: { y: [{}] } }, null, indent),
    ],
    [
      'objects one after another',
      { format: 'json', records: null },
      (all, indent) => all.map((one) => JSON.stringify(one, null, indent)).join('\n'),
    ],
  ])('%s: the values that JSON.parse gives, however the bytes are cut', (_, shape, write) => {
    fc.assert(
      fc.property(records, fc.nat({ max: 2 }), fc.integer({ min: 1, max: 40 }), (all, indent, cut) => {
        const written = JSON.parse(JSON.stringify(all)) as Json[];
        const expected = written.map((one) => flat(one));
        const text = write(written, indent);
        const columns = columnsOf(gatherPaths(shape, encodeUtf8(text), true)).map(({ path }) => path);
        const { rows, notes } = readCells(text, shape, columns, cut);
        expect(notes).toEqual([]);
        expect(rows.length).toBe(expected.length);
        for (const [i, values] of expected.entries()) {
          for (const path of values.keys()) expect(columns).toContain(path);
          for (const [column, path] of columns.entries())
            expect(same(rows[i]![column]!, values.get(path) ?? null)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('notes what is no record by line and position, and names that come late', () => {
    const text =
      '{"a":1}\n{"a":2,}\nnonsense\n{"a":3} x\n{"a":4,"b":5}\n{"a":{"c":6}}\n[1]\n{"a":"x\n{"a":7}\n';
    const { rows, notes } = readCells(text, { format: 'jsonl' }, ['a'], 7);
    expect(rows.map(([a]) => a)).toEqual(['1', null, null, null, '4', null, null, null, '7']);
    expect(notes).toEqual([
      { line: 2, what: 'notRecord', expected: 'a name in double quotes', found: '“}” at position 8' },
      { line: 3, what: 'notRecord', expected: 'an object in braces', found: '“n” at position 1' },
      { line: 4, what: 'notRecord', expected: 'the end of the record', found: '“x” at position 9' },
      { line: 5, what: 'otherKey', expected: 'only names that stand in the first records too', found: '“b”' },
      {
        line: 6,
        what: 'otherKey',
        expected: 'only names that stand in the first records too',
        found: '“a.c”',
      },
      { line: 7, what: 'notRecord', expected: 'an object in braces', found: '“[” at position 1' },
      { line: 8, what: 'notRecord', expected: 'a closing double quote', found: 'the end at position 8' },
    ]);
  });

  it.each(['{"a":1}\n}\n{"a":2}\n', '{"a":1}]{"a":2}'])(
    'goes on behind a bracket that closes nothing: %j',
    (text) => {
      const { rows, notes } = readCells(text, { format: 'json', records: null }, ['a'], 3);
      expect(rows.map(([a]) => a)).toEqual(['1', null, '2']);
      expect(notes).toEqual([
        expect.objectContaining({ what: 'notRecord', expected: 'an object in braces' }),
      ]);
    },
  );

  it.each<[string, string, string]>([
    ['a list that is not closed', '[{"a":1},\n{"a":2}', 'a closing bracket'],
    ['a record that is not closed', '[{"a":1},\n{"a":2]', 'a closing bracket'],
    ['records without a comma between', '[{"a":1}\n{"a":2}]', 'a comma or the closing bracket'],
    ['two commas', '[{"a":1},\n,{"a":2}]', 'an object in braces'],
    ['text after the list', '[{"a":1}]\nx', 'the end of the file'],
  ])('refuses %s', (_, text, expected) => {
    for (const cut of [1, 5, 100])
      expect(() => readCells(text, { format: 'json', records: '' }, ['a'], cut)).toThrow(
        expect.objectContaining({
          facts: expect.objectContaining({
            code: 'json.syntax',
            expected,
            where: expect.stringContaining('line 2'),
          }),
        }),
      );
  });
});

/** Numbers are kept as they are written, which String writes otherwise (1e21, -0). */
function same(found: string | null, expected: string | null): boolean {
  return found === expected || (found !== null && expected !== null && Number(found) === Number(expected));
}
