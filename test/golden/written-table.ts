import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeUtf8 } from '../../src/core/kernel/codecs.ts';
import { createRandom } from '../../src/core/kernel/random.ts';
import type { Column } from '../../src/core/table/column.ts';
import { writtenBytes } from '../workers/pack/written-bytes.ts';

type Texts = Extract<Column, { type: 'text' }>;

const TEXTS = [
  'x',
  '',
  null,
  'two\nlines',
  'a "quoted", cell',
  '=1+1',
  ' spaces ',
  '👩‍🔬 é 漢',
  'NA',
  'long '.repeat(500),
];
const LEVELS = ['low', 'é', '', 'with, comma', '漢'];
const NOON = Date.UTC(2024, 1, 29, 12, 30, 15, 123);

/** A small table with a column of every type and every value that is apt to be lost. */
export function smallTable(): Column[] {
  const numbers = [0.1, -0, NaN, Infinity, -Infinity, 5e-324, 1.7976931348623157e308, 1 / 3, 2 ** 53, -1e21];
  const whole = [0, 1, -1, 2147483647, -2147483648, 7, 8, 9, 10, 11];
  const times = [NOON + 0.456, 0, NaN, -1, -0.001, Date.UTC(1900, 0, 1), Date.UTC(2200, 0, 1), NOON, 1, 2];
  const codes = [0, 1, 2, -1, 3, 4, 0, 0, 1, 2];
  return [
    { ...named('number'), type: 'number', data: Float64Array.from(numbers) },
    { ...named('a.b c'), type: 'number', data: Float32Array.from(numbers) },
    { ...named('integer'), type: 'integer', data: Int32Array.from(whole) },
    { ...named('boolean'), type: 'boolean', data: Int8Array.from([1, 0, -1, 1, 1, 0, 0, -1, 1, 0]) },
    { ...named('category'), type: 'category', levels: LEVELS, order: 'given', data: Int32Array.from(codes) },
    {
      ...named('näme “q”'),
      type: 'category',
      levels: ['b', 'a'],
      order: 'none',
      data: Int32Array.from(codes, (c) => Math.max(c, 0) % 2),
    },
    { ...named('utc'), type: 'timestamp', zone: 'utc', data: Float64Array.from(times) },
    { ...named('floating'), type: 'timestamp', zone: 'floating', data: Float64Array.from(times) },
    { ...named('text'), type: 'text', ...textsOf(TEXTS) },
    { ...named('all there'), type: 'text', ...textsOf(TEXTS.map((text) => text ?? 'x')) },
    { ...named('nothing'), type: 'number', data: new Float64Array(10).fill(NaN) },
    { ...named('no text'), type: 'text', ...textsOf(TEXTS.map(() => null)) },
  ];
}

/** A table of two row groups. */
export function longTable(): Column[] {
  const random = createRandom(5);
  const rows = 70_000;
  const draw = <T>(one: () => T): T[] => Array.from({ length: rows }, one);
  const orMissing = (value: number, missing: number): number => (random.below(10) === 0 ? missing : value);
  return [
    {
      ...named('number'),
      type: 'number',
      data: Float64Array.from(draw(() => orMissing(random.uniform(), NaN))),
    },
    { ...named('integer'), type: 'integer', data: Int32Array.from(draw(() => random.uint32() | 0)) },
    {
      ...named('boolean'),
      type: 'boolean',
      data: Int8Array.from(draw(() => orMissing(random.below(2), -1))),
    },
    {
      ...named('category'),
      type: 'category',
      levels: LEVELS,
      order: 'none',
      data: Int32Array.from(draw(() => orMissing(random.below(LEVELS.length), -1))),
    },
    {
      ...named('time'),
      type: 'timestamp',
      zone: 'utc',
      data: Float64Array.from(draw(() => orMissing(NOON + random.below(2 ** 31), NaN))),
    },
    { ...named('text'), type: 'text', ...textsOf(draw(() => TEXTS[random.below(9)]!)) },
  ];
}

function named(name: string): Pick<Column, 'name' | 'unit' | 'missing' | 'role'> {
  return { name, unit: null, missing: 0, role: 'feature' };
}

function textsOf(texts: readonly (string | null)[]): Pick<Texts, 'offsets' | 'utf8' | 'valid'> {
  const bytes = texts.map((text) => encodeUtf8(text ?? ''));
  const offsets = new Float64Array(texts.length + 1);
  for (const [i, { length }] of bytes.entries()) offsets[i + 1] = offsets[i]! + length;
  const utf8 = new Uint8Array(offsets.at(-1)!);
  for (const [i, text] of bytes.entries()) utf8.set(text, offsets[i]);
  const valid = texts.includes(null) ? Uint8Array.from(texts, (text) => (text === null ? 0 : 1)) : null;
  return { offsets, utf8, valid };
}

/** Writes both tables in both formats into a folder, for written_fixtures.py. */
export default async function main([folder]: string[]): Promise<void> {
  for (const [name, columns] of [
    ['small', smallTable()],
    ['long', longTable()],
  ] as const)
    for (const format of ['parquet', 'arrow'] as const)
      writeFileSync(join(folder!, `${name}.${format}`), await writtenBytes(columns, format));
}
