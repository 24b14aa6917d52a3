import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../../src/core/kernel/codecs.ts';
import { parseNumber } from '../../../src/core/table/parse-number.ts';

function parse(text: string): number {
  const bytes = encodeUtf8(`9${text}9`);
  return parseNumber(bytes, 1, bytes.length - 1);
}

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 24 });

describe('parseNumber', () => {
  it('agrees with Number on every double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        expect(parse(Object.is(value, -0) ? '-0' : String(value))).toBe(value);
        if (Number.isFinite(value) && value !== 0) {
          expect(parse(value.toExponential())).toBe(value);
          expect(parse(value.toPrecision(17))).toBe(value);
        }
      }),
      { numRuns: 2500, seed: 1 },
    );
  });

  it('agrees with Number on digits, points and exponents of all lengths', () => {
    const text = fc
      .tuple(
        fc.constantFrom('', '-', '+'),
        digits,
        fc.option(digits),
        fc.option(fc.integer({ min: -340, max: 320 })),
      )
      .map(([sign, whole, fraction, power]) => {
        const exponent = power === null ? '' : `e${String(power)}`;
        return `${sign}${whole}${fraction === null ? '' : `.${fraction}`}${exponent}`;
      });
    fc.assert(
      fc.property(text, (number) => {
        expect(parse(number)).toBe(Number(number));
      }),
      { numRuns: 5000, seed: 2 },
    );
  });

  it('takes no more for a number than Number does', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0159.+-eE nif'), minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(text, (attempt) => {
        const trimmed = attempt.trim();
        if (/inf/i.test(trimmed)) return;
        expect(parse(attempt)).toBe(trimmed === '' ? NaN : Number(trimmed));
      }),
      { numRuns: 5000, seed: 3 },
    );
  });

  it.each<[string, number]>([
    [' 12\t', 12],
    ['-0', -0],
    ['.5', 0.5],
    ['5.', 5],
    ['1e5', 100_000],
    ['inf', Infinity],
    ['-Infinity', -Infinity],
    ['+INF', Infinity],
    ['9007199254740993', 9007199254740992],
    ['0e999999', 0],
    ['1e999999', Infinity],
    ['', NaN],
    ['.', NaN],
    ['-', NaN],
    ['.inf', NaN],
    ['infinite', NaN],
    ['nan', NaN],
    ['0x10', NaN],
    ['1_000', NaN],
    ['1,5', NaN],
    ['1e', NaN],
    ['1e+', NaN],
    ['１', NaN],
  ])('reads "%s" as %d', (text, value) => {
    expect(parse(text)).toBe(value);
  });
});
