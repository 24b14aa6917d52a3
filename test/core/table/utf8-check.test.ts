import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Utf8Check } from '../../../src/core/table/utf8-check.ts';

function isUtf8(bytes: Uint8Array, cut: number): boolean {
  const check = new Utf8Check();
  for (let from = 0; from < bytes.length; from += cut)
    if (check.push(bytes.subarray(from, from + cut)) >= 0) return false;
  return check.complete;
}

function isUtf8ByTextDecoder(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !bytes.includes(0);
  } catch {
    return false;
  }
}

describe('Utf8Check', () => {
  it('agrees with TextDecoder, in pieces of any size', () => {
    const edges = [
      0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0,
    ];
    const bytes = fc.array(fc.constantFrom(...edges), { maxLength: 8 }).map((list) => Uint8Array.from(list));
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 9 }), (list, cut) => {
        expect(isUtf8(list, cut)).toBe(isUtf8ByTextDecoder(list));
      }),
      { numRuns: 8000, seed: 1 },
    );
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.integer({ min: 1, max: 9 }),
        (text, cut) => {
          expect(isUtf8(new TextEncoder().encode(text), cut)).toBe(!text.includes('\0'));
        },
      ),
      { numRuns: 500, seed: 2 },
    );
  });

  it('tells where the first wrong byte is', () => {
    const bytes = new TextEncoder().encode(`${'a'.repeat(1000)}é${'b'.repeat(1000)}`);
    for (const at of [0, 3, 999, 1003, 2001]) {
      const wrong = bytes.slice();
      wrong[at] = 0xff;
      const check = new Utf8Check();
      expect(check.push(wrong.subarray(0, 777))).toBe(at < 777 ? at : -1);
      if (at >= 777) expect(check.push(wrong.subarray(777))).toBe(at);
    }
    const check = new Utf8Check();
    expect(check.push(Uint8Array.of(97, 98, 99, 100, 97, 98, 0, 97))).toBe(6);
  });

  it('names the byte a broken character began with, also across pieces', () => {
    const latin = Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x2c, 0x6e);
    for (const cut of [1, 2, 4, 6]) {
      const check = new Utf8Check();
      let at = -1;
      for (let from = 0; from < latin.length && at < 0; from += cut)
        at = check.push(latin.subarray(from, from + cut));
      expect(at).toBe(3);
      expect(check.wrongByte).toBe(0xe9);
    }
    const check = new Utf8Check();
    expect(check.push(Uint8Array.of(0x61, 0xe9, 0, 0x61))).toBe(2);
    expect(check.wrongByte).toBe(0);
  });
});
