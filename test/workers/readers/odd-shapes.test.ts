import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { bytesSource } from '../../../workers/readers/byte-source.ts';
import { expectAmiss, expectTable, golden, utf8 } from './odd-file.ts';
import type { Bytes, Expected, OddFile } from './odd-file.ts';
import { readAll } from './read-all.ts';

const packed = (content: string | Bytes): Bytes => new Uint8Array(gzipSync(content));
const joined = (...parts: Bytes[]): Bytes => new Uint8Array(Buffer.concat(parts));
const LONG = 'long '.repeat(60_000);

const AB: Expected = { a: ['integer', '1', '3'], b: ['category', 'x', 'y'] };
const ONES: Expected = { a: ['integer', '1', '2'] };

const FILES: readonly OddFile[] = [
  ['lines that end with CR', utf8('a,b\r1,x\r3,y\r'), AB],
  ['lines that end with CRLF', utf8('a,b\r\n1,x\r\n3,y\r\n'), AB],
  ['lines that end in all ways', utf8('a,b\r1,x\r\n3,y\n'), AB],
  ['a last line without an end', utf8('a,b\n1,x\n3,y'), AB],
  ['blank lines anywhere', utf8('\n\na,b\n\n1,x\n\n\n3,y\n\n'), AB],
  ['tabs', utf8('a\tb\n1\tx\n3\ty\n'), AB],
  ['bars', utf8('a|b\n1|x\n3|y\n'), AB],
  [
    'semicolons, commas in cells',
    utf8('a;b\n1;x, y\n3;z, w\n'),
    { a: AB['a']!, b: ['category', 'x, y', 'z, w'] },
  ],
  [
    'the line that tells Excel the delimiter',
    utf8('sep=;\r\na;b\r\n1;x\r\n3;y\r\n'),
    AB,
    ['csv.skippedLines'],
  ],
  ['that line in quotes, of a comma', utf8('"sep=,"\na,b\n1,x\n3,y\n'), AB, ['csv.skippedLines']],
  ['that line with a tab, after a mark', utf8('\ufeffsep=\t\na\tb\n1\tx\n3\ty\n'), AB],
  [
    'comments before the names',
    utf8('# made by a tool\n# on a day, at night\n\na,b\n1,x\n3,y\n'),
    AB,
    ['csv.skippedLines'],
  ],
  [
    'names with a hash and a blank in front, as NumPy writes them',
    utf8('# a,b\n1.5,2\n3.5,4\n'),
    { '# a': ['number', '1.5', '3.5'], b: ['integer', '2', '4'] },
  ],
  [
    'comments before names with a hash',
    utf8('##version 4\n##made, today\n#a\tb\n1\tx\n3\ty\n'),
    { '#a': AB['a']!, b: AB['b']! },
  ],
  ['a hash that is part of the first name', utf8('#a,b\n1,x\n3,y\n'), { '#a': AB['a']!, b: AB['b']! }],
  ['a hash in cells', utf8('a,b\n1,#x\n3,#y\n'), { a: AB['a']!, b: ['category', '#x', '#y'] }],
  [
    'quotes, doubled quotes, delimiters and lines in cells',
    utf8('a,b\n"1","x ""y"", z"\n"3","two\nlines\r\nand three"\n'),
    { a: AB['a']!, b: ['category', 'x "y", z', 'two\nlines\r\nand three'] },
  ],
  ['single quotes', utf8("a,b\n'1','x, y'\n'3','it''s'\n"), { a: AB['a']!, b: ['category', 'x, y', "it's"] }],
  [
    'quotes in the middle of cells',
    utf8('a,b\n1,5" pipe\n3,y "z"\n'),
    { a: AB['a']!, b: ['category', '5" pipe', 'y "z"'] },
  ],
  [
    'spaces around cells and names',
    utf8(' a , b \n 1 , x \n 3 ,"y" \n'),
    { a: AB['a']!, b: ['category', ' x ', 'y'] },
  ],
  [
    'names in quotes over two lines',
    utf8('"a\nb",c\n1,2\n3,4\n'),
    { 'a\nb': AB['a']!, c: ['integer', '2', '4'] },
  ],
  [
    'a name twice',
    utf8('a,a,a\n1,2,3\n'),
    { a: ['integer', '1'], a_2: ['integer', '2'], a_3: ['integer', '3'] },
    ['csv.repeatedName'],
  ],
  [
    'empty names',
    utf8('a,,\n1,2,3\n'),
    { a: ['integer', '1'], column_2: ['integer', '2'], column_3: ['integer', '3'] },
    ['csv.emptyName'],
  ],
  [
    'the first column without a name, as pandas writes its index',
    utf8(',a\n0,1\n1,3\n'),
    { column_1: ['integer', '0', '1'], a: AB['a']! },
    ['csv.emptyName'],
  ],
  [
    'names that mean something to programs',
    utf8('__proto__,constructor,toString\n1,2,3\n'),
    Object.fromEntries([
      ['__proto__', ['integer', '1']],
      ['constructor', ['integer', '2']],
      ['toString', ['integer', '3']],
    ]) as Expected,
  ],
  ['no names', utf8('1,x\n3,y\n'), { column_1: AB['a']!, column_2: AB['b']! }],
  ['names only', utf8('a,b\n'), { a: ['category'], b: ['category'] }, ['csv.noRows']],
  ['names only, without an end', utf8('a,b'), { a: ['category'], b: ['category'] }, ['csv.noRows']],
  ['one column', utf8('a\n1\n2\n'), ONES],
  ['one column of texts with one kind of mark', utf8('name\nx;y\nz\n'), { name: ['category', 'x;y', 'z'] }],
  ['one cell', utf8('a'), { a: ['category'] }, ['csv.noRows']],
  [
    'truth in every case',
    utf8('a,b\ntrue,TRUE\nFalse,\n'),
    { a: ['boolean', 'true', 'false'], b: ['boolean', 'true', null] },
  ],
  ['yes and no stay words', utf8('a\nyes\nno\n'), { a: ['category', 'yes', 'no'] }],
  [
    'numbers in every plain way',
    utf8('n\n1e3\n-2.5E-2\n+7\n.5\n5.\n-0\ninf\n-Infinity\n1e400\n'),
    { n: ['number', '1000', '-0.025', '7', '0.5', '5', '0', 'Infinity', '-Infinity', 'Infinity'] },
  ],
  [
    'the ends of whole numbers',
    utf8('a,b\n2147483647,2147483648\n-2147483648,-9007199254740991\n'),
    { a: ['integer', '2147483647', '-2147483648'], b: ['number', '2147483648', '-9007199254740991'] },
  ],
  [
    'long card numbers',
    utf8('card\n4111111111111111\n5500005555555559\n'),
    { card: ['number', '4111111111111111', '5500005555555559'] },
  ],
  [
    'numbers of 19 digits',
    utf8('n\n1234567890123456789\n1234567890123456780\n'),
    { n: ['category', '1234567890123456789', '1234567890123456780'] },
  ],
  [
    'telephone numbers',
    utf8('t\n+49 221 1234\n0221/1234\n'),
    { t: ['category', '+49 221 1234', '0221/1234'] },
  ],
  [
    'hexadecimal and other words like numbers',
    utf8('a\n0x1F\n1_000\n1e\n'),
    { a: ['category', '0x1F', '1_000', '1e'] },
  ],
  ['accountants’ parentheses', utf8('a\n(12)\n7\n'), { a: ['category', '(12)', '7'] }],
  [
    'days and times of ISO 8601',
    utf8('d,t\n2024-02-29,2024-02-29 12:30\n2023-01-01,2024-02-29T12:30:15.123456\n'),
    {
      d: ['timestamp', '2024-02-29', '2023-01-01'],
      t: ['timestamp', '2024-02-29T12:30:00', '2024-02-29T12:30:15.123456'],
    },
  ],
  [
    'times with zones of every kind',
    utf8(
      't\n2024-02-29T12:30:00Z\n2024-02-29T12:30:00+05:30\n2024-02-29 12:30:00-0800\n2024-02-29T12:30+01\n',
    ),
    {
      t: [
        'timestamp',
        '2024-02-29T12:30:00Z',
        '2024-02-29T07:00:00Z',
        '2024-02-29T20:30:00Z',
        '2024-02-29T11:30:00Z',
      ],
    },
  ],
  [
    'times of which some have a zone',
    utf8('t\n2024-02-29T12:30:00Z\n2024-02-29T12:30:00\n'),
    { t: ['category', '2024-02-29T12:30:00Z', '2024-02-29T12:30:00'] },
  ],
  [
    'days before 1970 and far years',
    utf8('d\n1899-12-31\n0001-01-01\n9999-12-31\n'),
    { d: ['timestamp', '1899-12-31', '0001-01-01', '9999-12-31'] },
  ],
  [
    'a day that is none',
    utf8('d\n2023-02-29\n2023-02-28\n'),
    { d: ['category', '2023-02-29', '2023-02-28'] },
  ],
  [
    'Unix seconds stay numbers until told',
    utf8('t\n1709209815\n1709209816\n'),
    { t: ['integer', '1709209815', '1709209816'] },
  ],
  ['a cell of 300,000 letters', utf8(`a,b\n1,x\n3,${LONG}\n`), { a: AB['a']!, b: ['text', 'x', LONG] }],
  [
    'only missing values',
    utf8('a,b\n,NA\n,NA\n'),
    { a: ['category', null, null], b: ['category', null, null] },
  ],
  [
    'an empty text in quotes is missing',
    utf8('a,b\n1,""\n3,y\n'),
    { a: AB['a']!, b: ['category', null, 'y'] },
  ],
  [
    'letters beyond 16 bits, joined and from right to left',
    utf8('a\n👩‍🔬\nשלום\n'),
    { a: ['category', '👩‍🔬', 'שלום'] },
  ],
  [
    'JSON: big whole numbers among small ones',
    utf8('[{"n":1},{"n":12345678901234567890}]'),
    { n: ['category', '1', '12345678901234567890'] },
  ],
  [
    'JSON: names with escapes and blanks',
    utf8('[{"\\u0061":1,"b c":"x"},{"a":3,"b c":"y"}]'),
    { a: AB['a']!, 'b c': AB['b']! },
  ],
  ['JSON: a name twice, of which the last holds', utf8('[{"a":7,"a":1},{"a":2}]'), ONES],
  [
    'JSON: `__proto__` as a name',
    utf8('[{"__proto__":1},{"__proto__":2}]'),
    Object.fromEntries([['__proto__', ['integer', '1', '2']]]) as Expected,
  ],
  ['JSON: an empty object in the list', utf8('[{"a":1.5},{}]'), { a: ['number', '1.5', null] }],
  [
    'JSON: days as texts',
    utf8('[{"d":"31.12.2024"},{"d":"01.02.2024"}]'),
    { d: ['timestamp', '2024-12-31', '2024-02-01'] },
  ],
  [
    'JSON: values of one column in lists and not',
    utf8('[{"a":[1]},{"a":"x"}]'),
    { a: ['category', '[1]', 'x'] },
    ['json.lists'],
  ],
  [
    'GeoJSON',
    utf8(
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"n":1},"geometry":{"type":"Point","coordinates":[1.5,2]}}]}',
    ),
    {
      type: ['category', 'Feature'],
      'properties.n': ['integer', '1'],
      'geometry.type': ['category', 'Point'],
      'geometry.coordinates': ['category', '[1.5,2]'],
    },
  ],
  ['pandas: records', utf8('[{"a":1,"b":"x"},{"a":3,"b":"y"}]'), AB],
  [
    'pandas: table',
    utf8(
      '{"schema":{"fields":[{"name":"a","type":"integer"},{"name":"b","type":"string"},{"name":"index","type":"integer"}],"primaryKey":["index"]},"data":[{"a":1,"b":"x"},{"a":3,"b":"y"}]}',
    ),
    AB,
  ],
  ['pandas: list', utf8('{"a":[1,3],"b":["x","y"]}'), AB, ['json.columns']],
  ['pandas: columns', utf8('{"a":{"0":1,"1":3},"b":{"0":"x","1":"y"}}'), AB, ['json.columns']],
  ['pandas: split', utf8('{"columns":["a","b"],"index":[0,1],"data":[[1,"x"],[3,"y"]]}'), AB],
  [
    'pandas: index',
    utf8('{"r1":{"a":1,"b":"x"},"r2":{"a":3,"b":"y"}}'),
    { index: ['category', 'r1', 'r2'], ...AB },
  ],
  [
    'pandas: split with an index of names',
    utf8('{"columns":["a","b"],"index":["r1","r2"],"data":[[1,"x"],[3,"y"]]}'),
    { index: ['category', 'r1', 'r2'], ...AB },
  ],
  [
    'lists of one length by name, with a mark, blanks and long numbers',
    utf8('\ufeff { "n" : [ 9007199254740993 , 1 ] ,\n "t": [ "a,\\"]", null ] } \n'),
    { n: ['category', '9007199254740993', '1'], t: ['category', 'a,"]', null] },
  ],
  [
    'lists of other lengths as one record',
    utf8('{"a":[1,3],"b":["x"]}'),
    { a: ['category', '[1,3]'], b: ['category', '["x"]'] },
    ['json.lists'],
  ],
  [
    'gzip of a list of lists, of which one is short',
    packed('[[1.5,"x"],[2.5]]'),
    { column_1: ['number', '1.5', '2.5'], column_2: ['category', 'x', null] },
  ],
  ['pandas: values', utf8('[[1,"x"],[3,"y"]]'), { column_1: AB['a']!, column_2: AB['b']! }],
  ['an archive of two archives', joined(packed('a,b\n1,x\n'), packed('3,y\n')), AB],
  ['gzip of a JSON list', packed('[{"a":1,"b":"x"},{"a":3,"b":"y"}]'), AB],
  [
    'gzip of an Arrow stream',
    packed(golden('arrow/delta.arrows')),
    { c: ['category', 'a', 'b', 'a', 'c', null] },
  ],
];

it.each(FILES)('reads %s', async (_, bytes, expected, notes = []) => {
  await expectTable(bytes, expected, notes);
});

it.each<[string, Bytes, Expected, number]>([
  [
    'rows with too few and too many cells',
    utf8('a,b\n1,x\n3\n5,z,w\n7,u\n'),
    { a: ['integer', '1', '3', '5', '7'], b: ['category', 'x', null, 'z', 'u'] },
    2,
  ],
  ['a quote that is never closed', utf8('a,b\n1,x\n3,"y\n'), { a: AB['a']!, b: ['category', 'x', null] }, 1],
  ['text after a quote', utf8('a,b\n1,x\n3,"y"z\n'), { a: AB['a']!, b: ['category', 'x', 'yz'] }, 1],
  [
    'one word among numbers',
    utf8(`a\n${'1.5\n'.repeat(40)}x\n`),
    { a: ['number', ...Array<string>(40).fill('1.5'), null] },
    1,
  ],
  [
    'a line that is no JSON',
    utf8('{"a":1.5}\nnonsense\n{"a":2.5}\n'),
    { a: ['number', '1.5', null, '2.5'] },
    1,
  ],
])('reads %s with what is amiss', async (_, bytes, expected, problems) => {
  await expectAmiss(bytes, expected, problems);
});

it.each<[string, Bytes, string]>([
  ['an empty file', utf8(''), 'csv.empty'],
  ['spaces and line ends only', utf8(' \n\t\r\n '), 'csv.empty'],
  ['a mark only', utf8('\ufeff'), 'csv.empty'],
  ['an archive of nothing', packed(''), 'csv.empty'],
  ['NUL in a cell', utf8('a,b\n1,x\0y\n'), 'csv.binary'],
  ['half a letter at the end', utf8('a,b\n1,é').slice(0, -1), 'csv.binary'],
  ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0), 'csv.binary'],
  ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13), 'csv.binary'],
  ['an archive cut short', packed('a,b\n1,x\n').slice(0, -6), 'gzip.damaged'],
  ['an archive with something behind it', joined(packed('a,b\n1,x\n'), utf8('more')), 'gzip.damaged'],
  ['an empty list', utf8('[]'), 'json.noRecords'],
  ['an empty object', utf8('{}'), 'json.noRecords'],
  ['a list of numbers', utf8('[1,2,3]'), 'json.noRecords'],
  ['a list cut short', utf8('[{"a":1},{"a":2}'), 'json.syntax'],
  ['JSON with a comment', utf8('{"a":1 /* one */}'), 'json.syntax'],
  ['the beginning of a Parquet file', golden('parquet/types.parquet').slice(0, 1000), 'parquet.damaged'],
  ['the beginning of an Arrow file', golden('arrow/types.arrow').slice(0, 1000), 'arrow.damaged'],
])('refuses %s in words', async (_, bytes, code) => {
  await expect(readAll(bytesSource('odd', bytes))).rejects.toMatchObject({
    facts: { code, message: expect.stringMatching(/^[A-Z].{15,}\.$/) },
  });
});
