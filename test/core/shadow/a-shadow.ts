import type { Bundle } from '../../../src/core/artifact/bundle.ts';
import type { Digest } from '../../../src/core/kernel/objects.ts';
import type { Shadow, ShadowSide } from '../../../src/core/shadow/shadow.ts';

/** A finished shadow comparison over what a bundle holds. */
export function aShadow(table: Digest, { objects }: Bundle): Shadow['body'] {
  const first = (kind: 'model' | 'predictions' | 'evaluation'): Digest =>
    objects.find((object) => object.kind === kind)!.digest;
  const side: ShadowSide = {
    predictions: first('predictions'),
    evaluation: first('evaluation'),
    ...{ reused: false, problem: null, answered: 38, failed: 1, timedOut: 1 },
    errors: [{ message: '=1+1', rows: 1 }],
    ...{ firstMs: 1_700_000_000_000.25, lastMs: 1_700_000_000_900.5, calls: 2, callsMs: [1.5, 2] },
    environment: { backend: 'wasm', threads: 1, engine: 'onnx', whyNot: null },
  };
  return {
    table,
    champion: { model: first('model'), backend: 'wasm', threads: 'one' },
    challenger: { model: first('model'), backend: 'webgpu', threads: 'all' },
    ...{ percent: 50, seed: 1, rowsACall: 32, timeoutMs: 500, reuse: false, truth: null, tolerance: 0 },
    ...{ by: null, begunMs: 1_700_000_000_000 },
    run: {
      ...{ startMs: 1_700_000_000_000, endMs: 1_700_000_001_000, asked: 40, startedFirst: 'champion' },
      champion: side,
      challenger: { ...side, predictions: null, evaluation: null, problem: 'It broke.', environment: null },
      again: { ...side, evaluation: null },
    },
    rules: {
      ignore: [
        { when: 'rows', where: { op: 'missing', field: { of: 'data', name: '=1+1' } } },
        { when: 'near', within: 0.05 },
        { when: 'championFailed' },
      ],
      clean: { case: true, spaces: true, digits: 2, compared: false },
    },
    judging: { alpha: 0.1, margin: 0.05, seed: 9 },
  };
}
