import { describe, expect, it } from 'vitest';
import type { ColumnPlan } from '../../../src/core/table/read-plan.ts';
import { bytesSource } from '../../../workers/readers/byte-source.ts';
import { readAll, texts } from './read-all.ts';

/** name: type and its values as text, null = missing. */
type Expected = Record<string, [ColumnPlan['type'], ...(string | null)[]]>;
type Bytes = Uint8Array<ArrayBuffer>;

const utf8 = (text: string): Bytes => new TextEncoder().encode(text);
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

const WORDS: Expected = { név: ['category', 'é', 'ß'], n: ['integer', '1', '2'] };

const FILES: readonly [string, Bytes, Expected, string[]?][] = [
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
];

describe('small odd files', () => {
  it.each(FILES)('%s', async (_, bytes, expected, notes = []) => {
    const table = await readAll(bytesSource('odd', bytes));
    expect(table.problems.examples).toEqual([]);
    const values = texts(table);
    const found = table.columns.map(({ name, type }) => [name, [type, ...values[name]!]]);
    expect(Object.fromEntries(found)).toEqual(expected);
    const codes = table.preview.notes.map(({ code }) => code);
    for (const note of notes) expect(codes).toContain(note);
  });
});
