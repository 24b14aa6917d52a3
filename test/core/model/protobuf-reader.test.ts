import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../src/core/kernel/problem.ts';
import { ProtobufReader } from '../../../src/core/model/protobuf-reader.ts';

const reader = (...bytes: number[]) => new ProtobufReader(Uint8Array.from(bytes));

function varintOf(value: bigint): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  while (rest >= 128n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  return [...bytes, Number(rest)];
}

describe('ProtobufReader', () => {
  it('reads any 64-bit integer, exactly as a bigint and as a number where one holds it', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        const bytes = Uint8Array.from(varintOf(value));
        expect(new ProtobufReader(bytes).int64()).toBe(value);
        const near = new ProtobufReader(bytes).varint();
        if (Number.isSafeInteger(Number(value))) expect(near).toBe(Number(value));
        else expect(near / Number(value)).toBeCloseTo(1, 14);
      }),
    );
  });

  it('walks fields of every wire type', () => {
    // 1: varint 150; 2: "hi"; 3: fixed32; 4: fixed64; 5: packed varints 1, 300.
    const walk = reader(
      ...[8, 150, 1, 18, 2, 104, 105, 29, 1, 2, 3, 4, 33, 1, 2, 3, 4, 5, 6, 7, 8, 42, 3, 1, 172, 2],
    );
    const seen: unknown[] = [];
    while (walk.next()) {
      if (walk.field === 1) seen.push(walk.number());
      else if (walk.field === 2) seen.push(walk.string());
      else if (walk.field === 3) seen.push(walk.countFixed(4));
      else if (walk.field === 4) walk.skip();
      else walk.eachVarint((inner) => seen.push(inner.varint()));
    }
    expect(seen).toEqual([150, 'hi', 1, 1, 300]);
  });

  it('never reads past its end', () => {
    const bytes = Uint8Array.from([8, 150, 1, 18, 2, 104, 105]);
    const inner = new ProtobufReader(bytes, 0, 2);
    inner.next();
    expect(() => inner.number()).toThrow(Problem);
    const text = new ProtobufReader(bytes, 3, 6);
    text.next();
    expect(() => text.string()).toThrow('damaged');
  });

  it.each([
    ['a number that never ends', [8, ...Array<number>(10).fill(255)]],
    ['a number beyond 64 bits', [8, ...Array<number>(9).fill(255), 2]],
    ['a length past the end', [10, 5, 1]],
    ['a negative length', [10, ...Array<number>(9).fill(255), 1]],
    ['a group', [11]],
    ['field 0', [0, 1]],
    ['a cut fixed64', [9, 1, 2]],
    ['a cut fixed32', [13, 1, 2]],
  ])('refuses %s', (_, bytes) => {
    const walk = reader(...bytes);
    expect(() => {
      while (walk.next()) walk.skip();
    }).toThrow(Problem);
  });
});
