import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../../src/core/kernel/codecs.ts';
import { ByteDictionary } from '../../../src/core/table/byte-dictionary.ts';

describe('ByteDictionary', () => {
  it('numbers texts by first appearance, as a Map does', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 800 }), (texts) => {
        const dictionary = new ByteDictionary();
        const known = new Map<string, number>();
        for (const text of texts) {
          if (!known.has(text)) known.set(text, known.size);
          expect(dictionary.addText(text)).toBe(known.get(text));
        }
        expect(dictionary.size).toBe(known.size);
        expect([...known.keys()].map((_, i) => dictionary.textOf(i))).toEqual([...known.keys()]);
      }),
      { numRuns: 50, seed: 1 },
    );
  });

  it('tells texts apart at any place in the bytes, the empty one too', () => {
    const dictionary = new ByteDictionary();
    const bytes = encodeUtf8('abcabc');
    expect(dictionary.add(bytes, 0, 3)).toBe(0);
    expect(dictionary.add(bytes, 3, 6)).toBe(0);
    expect(dictionary.add(bytes, 2, 2)).toBe(1);
    expect(dictionary.add(bytes, 1, 4)).toBe(2);
    expect(dictionary.textOf(2)).toBe('bca');
  });
});
