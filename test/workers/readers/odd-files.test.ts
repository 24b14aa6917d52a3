import { gzipSync } from 'node:zlib';
import { it } from 'vitest';
import { expectTable, golden, utf8 } from './odd-file.ts';
import type { Bytes, Expected, OddFile } from './odd-file.ts';

const latin1 = (text: string): Bytes => Uint8Array.from(text, (c) => c.charCodeAt(0));
const utf16 = (text: string, big = false): Bytes =>
  Uint8Array.from(
    [...text]
      .flatMap(unitsOf)
      .flatMap((unit) => [unit & 255, unit >> 8])
      .map(swapped(big)),
  );
const unitsOf = (c: string): number[] => Array.from({ length: c.length }, (_, i) => c.charCodeAt(i));
const swapped = (big: boolean) => (_: number, i: number, all: number[]) => all[big ? i ^ 1 : i]!;

const packed = (content: string | Bytes): Bytes => new Uint8Array(gzipSync(content));
const AB: Expected = { a: ['integer', '1', '3'], b: ['category', 'x', 'y'] };
const WORDS: Expected = { név: ['category', 'é', 'ß'], n: ['integer', '1', '2'] };

const FILES: readonly OddFile[] = [
  ['UTF-8', utf8('név,n\né,1\nß,2\n'), WORDS],
  ['UTF-8 with a mark', utf8('\ufeffnév,n\né,1\nß,2\n'), WORDS],
  ['UTF-16 with a mark', utf16('\ufeffnév,n\né,1\nß,2\n'), WORDS],
  ['UTF-16 with a mark, big-endian', utf16('\ufeffnév,n\né,1\nß,2\n', true), WORDS],
  ['UTF-16 without a mark', utf16('név,n\né,1\nß,2\n'), WORDS, ['text.guessed']],
  ['UTF-16 with characters beyond 16 bits', utf16('\ufeffa\n😀\n漢\n'), { a: ['category', '😀', '漢'] }],
  ['Latin-1', latin1('név,n\né,1\nß,2\n'), WORDS, ['text.guessed']],
  [
    'Windows-1252 with its own characters',
    Uint8Array.of(0x61, 10, 0x80, 10, 0x93, 0x41, 0x94, 10),
    { a: ['category', '€', '“A”'] },
    ['text.guessed'],
  ],
  [
    'decimal commas',
    utf8('a;b\n1,5;x\n-2,25;y\n'),
    { a: ['number', '1.5', '-2.25'], b: ['category', 'x', 'y'] },
  ],
  [
    'points between thousands, decimal commas',
    utf8('a;b\n1.234,5;1\n-12.345.678,25;2\n7;3\n'),
    { a: ['number', '1234.5', '-12345678.25', '7'], b: ['integer', '1', '2', '3'] },
  ],
  [
    'commas between thousands',
    utf8('a\n"1,234.5"\n"-1,000,000"\n0.25\n'),
    { a: ['number', '1234.5', '-1000000', '0.25'] },
  ],
  [
    'whole numbers with commas, unsure',
    utf8('a;b\n1,234;x\n12,345;y\n'),
    { a: ['integer', '1234', '12345'], b: ['category', 'x', 'y'] },
    ['csv.unsureNumbers'],
  ],
  [
    'a decimal comma elsewhere settles it',
    utf8('a;b\n1,234;0,5\n12,345;2,25\n'),
    { a: ['number', '1.234', '12.345'], b: ['number', '0.5', '2.25'] },
  ],
  [
    'points that must part thousands',
    utf8('a;b\n1.234;0,5\n12.345;2,25\n'),
    { a: ['integer', '1234', '12345'], b: ['number', '0.5', '2.25'] },
  ],
  [
    'spaces between thousands',
    utf8('a;b\n1 234,5;1 234\n12 345 678,5;5 678\n'),
    { a: ['number', '1234.5', '12345678.5'], b: ['integer', '1234', '5678'] },
  ],
  [
    'no-break spaces between thousands',
    utf8('a\n1\u00a0234\n12\u202f345\n'),
    { a: ['integer', '1234', '12345'] },
  ],
  [
    'apostrophes between thousands',
    utf8("a,b\n1'234.5,x\n1\u2019000'000,y\n"),
    { a: ['number', '1234.5', '1000000'], b: ['category', 'x', 'y'] },
  ],
  [
    'per cent',
    utf8('a;b\n12,5%;3 %\n-1%;4 %\n'),
    { 'a [%]': ['number', '12.5', '-1'], 'b [%]': ['integer', '3', '4'] },
  ],
  [
    'currency in front',
    utf8('a\n"$1,234.50"\n-$3\n$-4.5\n'),
    { 'a [$]': ['number', '1234.5', '-3', '-4.5'] },
  ],
  [
    'currency behind',
    utf8('a;b\n1.234,50 €;x\n−7 €;y\n'),
    { 'a [€]': ['number', '1234.5', '-7'], b: ['category', 'x', 'y'] },
  ],
  ['numbers of which some have a unit', utf8('a\n5%\n6\n'), { a: ['category', '5%', '6'] }],
  [
    'groups of other than three digits',
    utf8('a;b\n1,23,456;x\n1,2;y\n'),
    { a: ['category', '1,23,456', '1,2'], b: ['category', 'x', 'y'] },
  ],
  [
    'a missing number among notated ones',
    utf8('a;b\n1,5;x\n;y\nNA;z\n'),
    { a: ['number', '1.5', null, null], b: ['category', 'x', 'y', 'z'] },
  ],
  [
    'whole numbers in groups beyond 2^53',
    utf8('a\n"9,007,199,254,740,993"\n'),
    { a: ['category', '9,007,199,254,740,993'] },
  ],
  [
    'day first, by a day beyond 12',
    utf8('a\n31/12/2024\n01/02/2024\n'),
    { a: ['timestamp', '2024-12-31', '2024-02-01'] },
  ],
  [
    'month first, by a day beyond 12',
    utf8('a\n12/31/2024\n1/2/2024\n'),
    { a: ['timestamp', '2024-12-31', '2024-01-02'] },
  ],
  [
    'day or month first, unsure',
    utf8('a\n03/04/2024\n'),
    { a: ['timestamp', '2024-03-04'] },
    ['csv.unsureDates'],
  ],
  [
    'another column settles day and month',
    utf8('a,b\n03/04/2024,31/01/2024\n'),
    { a: ['timestamp', '2024-04-03'], b: ['timestamp', '2024-01-31'] },
  ],
  [
    'days with points',
    utf8('a\n31.12.2024\n1.2.2024\n03.04.24\n'),
    { a: ['timestamp', '2024-12-31', '2024-02-01', '2024-04-03'] },
  ],
  [
    'names of months',
    utf8('a;b\n31 Dec 2024;Dec 31, 2024\n1-Sep-99;September 1, 1999\n'),
    { a: ['timestamp', '2024-12-31', '1999-09-01'], b: ['timestamp', '2024-12-31', '1999-09-01'] },
  ],
  [
    'year first with slashes',
    utf8('a\n2024/12/31\n2024/1/2 13:05\n'),
    { a: ['timestamp', '2024-12-31', '2024-01-02T13:05:00'] },
  ],
  [
    'times with AM and PM',
    utf8('a\n12/31/2024 12:00:00 AM\n12/31/2024 1:30 PM\n'),
    { a: ['timestamp', '2024-12-31', '2024-12-31T13:30:00'] },
  ],
  [
    "a mail header's time",
    utf8('a\n"Tue, 31 Dec 2024 12:00:00 GMT"\n"Wed, 1 Jan 2025 00:30:00 +0130"\n'),
    { a: ['timestamp', '2024-12-31T12:00:00Z', '2024-12-31T23:00:00Z'] },
  ],
  [
    'days of digits only',
    utf8('date\n20241231\n20240229\n'),
    { date: ['timestamp', '2024-12-31', '2024-02-29'] },
  ],
  [
    'numbers that only look like days',
    utf8('n\n20241231\n20240230\n'),
    { n: ['integer', '20241231', '20240230'] },
  ],
  [
    'days that are none',
    utf8('a\n31/02/2024\n30/01/2024\n'),
    { a: ['category', '31/02/2024', '30/01/2024'] },
  ],
  ['versions are no dates', utf8('a\n1.10.12\n1.2.3\n'), { a: ['category', '1.10.12', '1.2.3'] }],
  ['times of day stay as they are', utf8('a\n12:30\n23:59\n'), { a: ['category', '12:30', '23:59'] }],
  [
    'missing in every form',
    utf8('a,b\n1,x\nNA,N/A\nn/a,#N/A\n<NA>,NaN\nnan,null\nNULL,Null\nNone,\\N\n,\n'),
    {
      a: ['number', '1', null, null, null, null, null, null, null],
      b: ['category', 'x', null, null, null, null, null, null, null],
    },
  ],
  [
    'identifiers',
    utf8('id,zip,big\n0001,01234,18446744073709551615\n0002,00501,9007199254740993\n'),
    {
      id: ['category', '0001', '0002'],
      zip: ['category', '01234', '00501'],
      big: ['category', '18446744073709551615', '9007199254740993'],
    },
  ],
  ['JSON Lines', utf8('{"a":1,"b":"x"}\n{"a":3,"b":"y"}\n'), AB],
  [
    'JSON Lines with blank lines, CRLF and no last line break',
    utf8('\r\n{"a":1,"b":"x"}\r\n\r\n{"b":"y","a":3}'),
    AB,
  ],
  ['JSON Lines with a byte order mark', utf8('\ufeff{"a":1,"b":"x"}\n{"a":3,"b":"y"}\n'), AB],
  ['JSON Lines in UTF-16', utf16('\ufeff{"a":1,"b":"x"}\n{"a":3,"b":"y"}\n'), AB],
  ['a JSON list of objects', utf8('[{"a":1,"b":"x"},{"a":3,"b":"y"}]'), AB],
  [
    'a JSON list over several lines',
    utf8('[\n  {\n    "a": 1,\n    "b": "x"\n  },\n  {"a": 3, "b": "y"}\n]\n'),
    AB,
  ],
  ['a wrapped list', utf8('{"count": 2, "data": [{"a":1,"b":"x"},{"a":3,"b":"y"}], "next": null}'), AB],
  [
    'a list wrapped twice',
    utf8('{"result": {"meta": [1, 2], "rows": [{"a":1,"b":"x"},{"a":3,"b":"y"}]}}'),
    AB,
  ],
  [
    'two lists, of which the longer is read',
    utf8('{"tags": [{"t": 1}], "rows": [{"a":1,"b":"x"},{"a":3,"b":"y"}]}'),
    AB,
    ['json.otherLists'],
  ],
  [
    'objects one after another over several lines',
    utf8('{\n"a":1,\n"b":"x"\n}\n{\n"a":3,\n"b":"y"\n}\n'),
    AB,
  ],
  ['a single object', utf8('{"a":1,"b":"x"}'), { a: ['integer', '1'], b: ['category', 'x'] }],
  [
    'fields of objects',
    utf8(
      '{"id":"u1","address":{"city":"Köln","geo":{"lat":50.9}}}\n{"id":"u2","address":{"city":"Rom","geo":{"lat":41.9}}}\n',
    ),
    {
      id: ['category', 'u1', 'u2'],
      'address.city': ['category', 'Köln', 'Rom'],
      'address.geo.lat': ['number', '50.9', '41.9'],
    },
    ['json.flattened'],
  ],
  [
    'lists in records',
    utf8('{"a":1,"tags":[ "x", {"y": [1, 2]} ]}\n{"a":2,"tags":[]}\n'),
    { a: ['integer', '1', '2'], tags: ['category', '["x",{"y":[1,2]}]', '[]'] },
    ['json.lists'],
  ],
  [
    'names with points in them',
    utf8('{"a.b":1,"a":{"b":2}}\n{"a.b":3,"a":{"b":4}}\n'),
    { 'a.b': ['integer', '1', '3'], 'a.b_2': ['integer', '2', '4'] },
  ],
  [
    'null and names left out',
    utf8('{"a":null,"b":"x","c":null}\n{"b":null,"a":2.5}\n{"b":"","a":NaN}\n'),
    { a: ['number', null, '2.5', null], b: ['category', 'x', null, ''], c: ['category', null, null, null] },
  ],
  ['an object or null', utf8('{"a":{"b":1}}\n{"a":null}\n'), { 'a.b': ['number', '1', null] }],
  [
    'escapes',
    utf8('{"a":"\\u00e9\\n\\"\\\\\\/\\t"}\n{"a":"\\ud83d\\ude00\\ud800"}\n'),
    { a: ['category', 'é\n"\\/\t', '😀�'] },
  ],
  [
    'numbers beyond 2^53',
    utf8('{"id":9007199254740993}\n{"id":-9007199254740995}\n'),
    { id: ['category', '9007199254740993', '-9007199254740995'] },
  ],
  [
    'numbers as JSON writes them',
    utf8('[{"n":-0.5e-3},{"n":1E400},{"n":0.1},{"n":-Infinity}]'),
    { n: ['number', '-0.0005', 'Infinity', '0.1', '-Infinity'] },
  ],
  [
    'texts that read as numbers',
    utf8('{"zip":"50667"}\n{"zip":"10115"}\n'),
    { zip: ['category', '50667', '10115'] },
  ],
  [
    'true and false in JSON',
    utf8('{"a":true}\n{"a":false}\n{"a":null}\n'),
    { a: ['boolean', 'true', 'false', null] },
  ],
  [
    'times in JSON',
    utf8('{"t":"2024-02-29T12:00:00+01:00"}\n{"t":"2024-03-01T00:00:00Z"}\n'),
    { t: ['timestamp', '2024-02-29T11:00:00Z', '2024-03-01T00:00:00Z'] },
  ],
  [
    'values of several kinds',
    utf8('{"a":1}\n{"a":"x"}\n{"a":true}\n'),
    { a: ['category', '1', 'x', 'true'] },
  ],
  ['gzip', packed('a,b\n1,x\n3,y\n'), AB],
  ['gzip of JSON Lines', packed('{"a":1,"b":"x"}\n{"a":3,"b":"y"}\n'), AB],
  ['gzip of UTF-16', packed(utf16('\ufeffa,b\n1,x\n3,y\n')), AB],
  ['gzip of Parquet', packed(golden('parquet/no-rows.parquet')), { a: ['integer'], b: ['category'] }],
];

it.each(FILES)('reads %s', async (_, bytes, expected, notes = []) => {
  await expectTable(bytes, expected, notes);
});
