import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import {
  contradiction,
  DETECTOR_KINDS,
  DETECTORS,
  type DetectorId,
} from '../../../src/core/monitor/detector-kinds.ts';
import { StreamSums } from '../../../src/core/monitor/stream-level.ts';
import { timeOrder } from '../../../src/core/monitor/time-order.ts';
import { watchValues } from '../../../src/core/monitor/watch-values.ts';

interface Golden {
  streams: { name: string; values: string; said: Record<string, { drifts: string }> }[];
}
const golden = JSON.parse(
  readFileSync(new URL('../../golden/drift.json', import.meta.url), 'utf8'),
) as Golden;
const numbersOf = (text: string): number[] => (text === '' ? [] : text.split(' ').map(Number));
const RIVERS: Partial<Record<DetectorId, string>> = {
  ...{ adwin: 'adwin', ddm: 'ddm', eddm: 'eddm' },
  ...{ hddmA: 'hddm_a', hddmW: 'hddm_w', pageHinkley: 'page_hinkley' },
};

function watched(detector: DetectorId, stream: readonly number[], seed = 1) {
  const values = Float64Array.from(stream);
  const times = Float64Array.from(values, (_, at) => at);
  const watching = watchValues(
    { values, times, sums: new StreamSums(values, false) },
    { detector, setting: {}, scale: null, seed },
  );
  let step = watching.next();
  while (!step.done) step = watching.next();
  return step.value;
}

describe('detectors with their parameters by name', () => {
  for (const { name, values, said } of golden.streams)
    it(`${name}: as they stand they say what River’s say`, () => {
      for (const detector of DETECTORS) {
        const rivers = said[RIVERS[detector] ?? ''];
        if (!rivers) continue;
        const { detections, total } = watched(detector, numbersOf(values));
        expect(detections.map(({ at }) => at)).toEqual(numbersOf(rivers.drifts));
        expect(total).toBe(detections.length);
      }
    });

  it('a detection tells the level before it and after it', () => {
    const random = createRandom(3);
    const stream = Array.from({ length: 4000 }, (_, at) =>
      Number(random.uniform() < (at < 2000 ? 0.1 : 0.5)),
    );
    const { detections } = watched('adwin', stream);
    const [first] = detections;
    const mean = (from: number, to?: number): number => {
      const part = stream.slice(from, to);
      return part.reduce((sum, value) => sum + value, 0) / part.length;
    };
    expect(detections).toHaveLength(1);
    expect(first!.before.mean).toBeCloseTo(mean(0, first!.at + 1), 9);
    expect(first!.after.mean).toBeCloseTo(mean(first!.at + 1), 9);
  });

  it('KSWIN says the same with the same seed', () => {
    const random = createRandom(5);
    const stream = Array.from({ length: 600 }, (_, at) => random.uniform() + (at < 300 ? 0 : 0.7));
    const [one, two] = [watched('kswin', stream, 9), watched('kswin', stream, 9)];
    expect(one).toEqual(two);
    expect(one.detections.some(({ at }) => at > 300 && at < 400)).toBe(true);
  });

  it('knows what contradicts itself', () => {
    for (const detector of DETECTORS) expect(contradiction(detector, {})).toBeNull();
    expect(contradiction('ddm', { warning: 4 })).toEqual(['warning', 'drift']);
    expect(contradiction('hddmA', { warning: 0.0001 })).toEqual(['warning', 'drift']);
    expect(contradiction('kswin', { newest: 60 })).toEqual(['newest', 'window']);
    expect(Object.keys(DETECTOR_KINDS)).toEqual([...DETECTORS]);
  });
});

describe('rows in order of time', () => {
  it('is theirs where they ascend, and stable where not', () => {
    expect([...timeOrder(Float64Array.of(1, 1, 2))]).toEqual([0, 1, 2]);
    expect([...timeOrder(Float64Array.of(5, NaN, 3, 5, -1))]).toEqual([4, 2, 0, 3]);
    expect([...timeOrder(Float64Array.of(NaN))]).toEqual([]);
  });
});
