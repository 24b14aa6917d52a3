import { describe, expect, it } from 'vitest';
import { Problem } from '../../../src/core/kernel/problem.ts';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { dropZipMap } from '../../../src/core/model/drop-zip-map.ts';
import { readOnnx, scanModel } from '../../../src/core/model/read-onnx.ts';
import { fixture, fixtureNames } from './onnx-fixtures.ts';

/** 'read' or the code of the refusal; anything but a Problem is a defect and fails the test. */
function outcome(bytes: Uint8Array): string {
  try {
    readOnnx(bytes);
    dropZipMap(bytes);
    return 'read';
  } catch (error) {
    if (error instanceof Problem) return error.facts.code;
    throw error;
  }
}

describe('damaged and hostile files', () => {
  it('refuses every truncation in words', () => {
    for (const name of fixtureNames()) {
      const whole = fixture(name);
      if (outcome(whole) !== 'read') continue;
      for (let length = 0; length < whole.length; length += Math.max(1, whole.length >> 6)) {
        const code = outcome(whole.subarray(0, length));
        // Behind the graph and an operator set nothing needed is left to lose.
        if (code === 'read') expect(length).toBeGreaterThan(scanModel(whole).graphField.end);
        else expect(code).toMatch(/^onnx\./);
      }
    }
  });

  it('answers flipped bytes with a reading or a Problem', () => {
    const random = createRandom(20240607);
    const codes = new Map<string, number>();
    for (const name of fixtureNames()) {
      const whole = fixture(name);
      for (let i = 0; i < 60; i++) {
        const flipped = whole.slice();
        for (let k = random.below(3); k >= 0; k--) flipped[random.below(flipped.length)] = random.below(256);
        const code = outcome(flipped);
        codes.set(code, (codes.get(code) ?? 0) + 1);
      }
    }
    expect(codes.get('onnx.damaged')).toBeGreaterThan(100);
    expect(codes.get('read')).toBeGreaterThan(100);
  });

  it('answers noise behind a plausible beginning with a Problem', () => {
    const random = createRandom(5);
    for (let i = 0; i < 300; i++) {
      const noise = Uint8Array.from({ length: 8 + random.below(300) }, () => random.below(256));
      noise.set([8, 8, 58, noise.length > 130 ? 127 : noise.length - 4]);
      expect(outcome(noise)).toMatch(/^onnx\.|^read$/);
    }
  });

  it('passes over a million empty nodes without keeping them for long', () => {
    const nodes = 1_100_000;
    const size = nodes * 2;
    const bytes = new Uint8Array(2 + 5 + size);
    bytes.set([
      8,
      8,
      58,
      (size & 127) | 128,
      ((size >> 7) & 127) | 128,
      ((size >> 14) & 127) | 128,
      size >> 21,
    ]);
    for (let i = 7; i < bytes.length; i += 2) bytes[i] = 10;
    expect(outcome(bytes)).toBe('onnx.tooLarge');
  });
});
