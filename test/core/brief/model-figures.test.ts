import { describe, expect, it } from 'vitest';
import { modelFigure } from '../../../src/core/brief/model-figures.ts';
import type { Digest } from '../../../src/core/kernel/objects.ts';
import type { ModelVersion } from '../../../src/core/model/model-version.ts';
import type { LatencySample } from '../../../src/core/predictions/predictions.ts';

const model = { digest: 'm' as Digest, source: { type: 'onnx', bytes: 4200 } } as ModelVersion;
const sample = (digest: string, of: string, batch: number, callsMs: readonly number[]): LatencySample =>
  ({ digest, model: of, samples: [{ batch, callsMs }] }) as unknown as LatencySample;
const calls = Array.from({ length: 200 }, (_, i) => 200 - i);
const latency = (percentile: number, batch = 1) => ({ metric: 'latency', params: { percentile, batch } });

describe('figures of a model itself', () => {
  it('a percentile of single calls, with its interval from the sorted times', () => {
    const found = modelFigure(latency(95), model, [sample('s', 'm', 1, calls)]);
    expect(found).toMatchObject({
      of: 's',
      estimate: { value: expect.closeTo(190.05, 9) as number, n: 200 },
    });
    // Ranks 190 ± 1.96 √(200 · .95 · .05), to the outside.
    expect(found.estimate).toMatchObject({ interval: { low: 184, high: 198 } });
  });

  it('the newest sample that timed such calls counts', () => {
    const samples = [
      sample('other', 'x', 1, [9]),
      sample('batches', 'm', 32, [5]),
      sample('old', 'm', 1, [7]),
    ];
    expect(modelFigure(latency(50), model, samples)).toMatchObject({
      of: 'old',
      estimate: { value: 7, interval: null },
    });
    expect(modelFigure(latency(50, 32), model, samples)).toMatchObject({ of: 'batches' });
    expect(modelFigure(latency(50, 8), model, samples).why).toBe('calls with 8 rows were not timed');
  });

  it('no interval where too few calls bound the percentile', () => {
    expect(modelFigure(latency(99), model, [sample('s', 'm', 1, calls.slice(0, 50))])).toMatchObject({
      estimate: { interval: null },
    });
  });

  it('rows a second in calls as slow as the percentile, with the ends of its interval turned round', () => {
    const pace = (percentile: number, batch = 32) => ({
      metric: 'throughput',
      params: { percentile, batch },
    });
    // 32 rows in 190.05 ms; in 198 and 184 ms.
    expect(modelFigure(pace(95), model, [sample('s', 'm', 32, calls)])).toMatchObject({
      of: 's',
      estimate: {
        ...{ value: expect.closeTo(168.377, 3) as number, n: 200 },
        interval: { low: expect.closeTo(161.616, 3) as number, high: expect.closeTo(173.913, 3) as number },
      },
    });
    expect(modelFigure({ metric: 'throughput', params: {} }, model, [sample('s', 'm', 1, calls)]).why).toBe(
      'calls with 32 rows were not timed',
    );
    expect(modelFigure(pace(50), model, [sample('s', 'm', 32, [0, 0, 0])])).toMatchObject({
      estimate: { value: null, reason: 'zeroBase', n: 3 },
    });
  });

  it('the size of its file, or why there is none', () => {
    const size = { metric: 'modelSize', params: {} };
    expect(modelFigure(size, model, [])).toMatchObject({ of: 'm', estimate: { value: 4200, n: 1 } });
    expect(modelFigure(size, { ...model, source: { type: 'human' } }, []).why).toBe(
      'this model is not a file',
    );
    expect(modelFigure(size, null, []).why).toBe('the model is no longer here');
  });
});
