import { describe, expect, it } from 'vitest';
import { readRleHybrid } from '../../../workers/readers/rle-hybrid.ts';

describe('readRleHybrid', () => {
  it('reads the bit-packed example of the Parquet format: 0 to 7 in 3 bits', () => {
    const bytes = Uint8Array.of(0x03, 0b10001000, 0b11000110, 0b11111010);
    expect([...readRleHybrid(bytes, 3, 8)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('reads runs, a mixture, and values wider than a byte', () => {
    expect([...readRleHybrid(Uint8Array.of(10, 1), 1, 5)]).toEqual([1, 1, 1, 1, 1]);
    expect([...readRleHybrid(Uint8Array.of(4, 1, 0x03, 0b00000101), 1, 5)]).toEqual([1, 1, 1, 0, 1]);
    expect([...readRleHybrid(Uint8Array.of(4, 0x34, 0x12), 13, 2)]).toEqual([0x1234, 0x1234]);
    const packed = Uint8Array.of(0x03, ...new Array<number>(12).fill(0xff));
    expect([...readRleHybrid(packed, 12, 8)]).toEqual(new Array(8).fill(0xfff));
  });

  it('needs no bytes where all values are the only one there is', () => {
    expect([...readRleHybrid(new Uint8Array(0), 0, 3)]).toEqual([0, 0, 0]);
  });

  it('never writes more than was asked for, however long a run claims to be', () => {
    const billions = Uint8Array.of(0xfe, 0xff, 0xff, 0xff, 0x0f, 1);
    expect([...readRleHybrid(billions, 1, 3)]).toEqual([1, 1, 1]);
  });

  it.each([
    ['nothing', Uint8Array.of()],
    ['a run without its value', Uint8Array.of(6)],
    ['a group without its bits', Uint8Array.of(3)],
    ['an empty run', Uint8Array.of(0, 0, 0)],
    ['a length without end', Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)],
  ])('throws at %s', (_name, bytes) => {
    expect(() => readRleHybrid(bytes, 3, 8)).toThrow(RangeError);
  });
});
