import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../../src/core/kernel/codecs.ts';
import { MAX_JSON_DEPTH, parseJson } from '../../../src/core/artifact/parse-json.ts';

const parse = (text: string): unknown => parseJson(encodeUtf8(text), 'some.json');
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('parseJson', () => {
  it('reads any JSON that is not too deep', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        const forbidden = /"(__proto__|constructor|prototype)":/.test(text);
        if (!forbidden) expect(parse(text)).toEqual(JSON.parse(text));
      }),
      { seed: 3 },
    );
  });

  it('counts brackets outside strings only', () => {
    expect(parse('{"a":"[[[[\\"[[[[","b":"\\\\"}')).toEqual({ a: '[[[["[[[[', b: '\\' });
    expect(parse(JSON.stringify('['.repeat(1000)))).toBe('['.repeat(1000));
    expect(parse(nested(MAX_JSON_DEPTH))).toBeInstanceOf(Array);
    expect(() => parse(nested(MAX_JSON_DEPTH + 1))).toThrow(/damaged/);
  });

  it.each(['__proto__', 'constructor', 'prototype'])('refuses the key %s at any depth', (key) => {
    expect(() => parse(`[{"a":{"${key}":1}}]`)).toThrow(/damaged/);
    expect(parse(`["${key}"]`)).toEqual([key]);
  });

  it('refuses numbers beyond the finite, and names the place', () => {
    expect(() => parse('{"a":[1,-1e400]}')).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ where: 'some.json' }) }),
    );
  });
});
