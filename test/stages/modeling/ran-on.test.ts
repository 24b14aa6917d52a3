import { describe, expect, it } from 'vitest';
import type { Digest, Environment } from '../../../src/core/kernel/objects.ts';
import type { BackendCheck } from '../../../src/core/predictions/check-backend.ts';
import type { Predictions } from '../../../src/core/predictions/predictions.ts';
import { ranOn } from '../../../src/stages/modeling/ran-on.ts';

const WASM: Environment = { backend: 'wasm', threads: 2, engine: 'onnxruntime-web 1.30.0', whyNot: null };
const CHECK: BackendCheck = { against: 'wasm', rows: 256, largestDifference: 1.53e-6, flips: 0 };

function predictions(environment: Environment | null, checked?: BackendCheck, of = 'label'): Predictions {
  const digest = 'a'.repeat(64) as Digest;
  const base = { name: of, unit: null, missing: 0, role: 'prediction', chunks: [] } as const;
  return {
    kind: 'predictions',
    digest,
    table: digest,
    model: digest,
    rows: 300,
    failed: 0,
    columns: [
      of === 'label'
        ? { ...base, type: 'category', levels: ['a', 'b'], order: 'none' }
        : { ...base, type: 'number', width: 64 },
    ],
    madeBy: { recipe: 'run', app: 'test', inputs: [], seed: null, environment },
    ...(checked ? { checked } : {}),
  };
}

describe('ranOn', () => {
  it('names the backend of every run, and the threads where they count', () => {
    expect(ranOn(predictions(WASM))).toEqual(['run by onnxruntime-web 1.30.0, WASM, 2 threads']);
    expect(ranOn(predictions({ ...WASM, backend: 'webgpu', threads: 1 }, CHECK))).toEqual([
      'run by onnxruntime-web 1.30.0, WebGPU',
      'WebGPU against WASM on 256 rows: largest difference 1.5e-6, no label flips',
    ]);
    expect(ranOn(predictions(null))).toEqual([]);
  });

  it('tells of a WebGPU that was tried and of why it was not used', () => {
    const whyNot = 'WebGPU gave another label than WASM in 3 of 256 sample rows.';
    expect(ranOn(predictions({ ...WASM, threads: 1, whyNot }, { ...CHECK, flips: 3 }))).toEqual([
      'run by onnxruntime-web 1.30.0, WASM, 1 thread',
      'WebGPU against WASM on 256 rows: largest difference 1.5e-6, 3 labels flip',
      whyNot,
    ]);
  });

  it('speaks of labels only where there are some', () => {
    const [, check] = ranOn(predictions({ ...WASM, backend: 'webgpu' }, CHECK, 'value'));
    expect(check).toBe('WebGPU against WASM on 256 rows: largest difference 1.5e-6');
    const nothing = { ...CHECK, largestDifference: null };
    expect(ranOn(predictions(WASM, nothing, 'value'))[1]).toContain('no row to compare');
  });
});
