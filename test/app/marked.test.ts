import fc from 'fast-check';
import { expect, it } from 'vitest';
import { marked } from '../../src/app/palette/marked.ts';

it('a text in marked parts is the text, and marks what was asked for', () => {
  const cases = fc
    .string()
    .chain((text) => fc.tuple(fc.constant(text), fc.subarray([...Array(text.length).keys()])));
  fc.assert(
    fc.property(cases, ([text, marks]) => {
      const parts = marked(text, marks);
      expect(parts.map((part) => part.text).join('')).toBe(text);
      const places = parts.flatMap(({ text: own, mark }) => Array.from({ length: own.length }, () => mark));
      expect(places.flatMap((mark, at) => (mark ? [at] : []))).toEqual(marks);
      expect(parts.every(({ mark }, i) => mark !== parts[i - 1]?.mark)).toBe(true);
    }),
  );
});
