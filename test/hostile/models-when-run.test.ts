import { beforeAll, describe, expect, it } from 'vitest';
import { factsOf } from '../../src/core/kernel/problem.ts';
import type { Tensors } from '../../src/core/model/tensor-data.ts';
import { configureEngine, openModel } from '../../workers/engines/onnx.ts';
import type { Bytes } from '../workers/project/sample-project.ts';
import { memoryBomb, model, nestedGraphs, recursiveFunction } from './corpus/model-files.ts';

/** Models that read well and do harm when they run. One that never ends needs its worker ended: see test/e2e/hostile.test.ts. */
beforeAll(() => {
  configureEngine(new URL('../../node_modules/onnxruntime-web/dist/', import.meta.url).href);
});

const one: Tensors = new Map([['x', { dtype: 'float32', dims: [1, 1], data: Float32Array.of(2) }]]);

async function answerOf(bytes: Bytes): Promise<unknown> {
  try {
    const open = await openModel(bytes);
    const answers = await open.run(one, ['y']);
    await open.release();
    return Array.from(answers.get('y')!.data as Float32Array);
  } catch (error) {
    return factsOf(error);
  }
}

describe('a model that does harm when it runs', () => {
  it.each([
    ['makes a tensor of 4 TB', memoryBomb(2n ** 40n), 'engine.outOfMemory'],
    ['makes a tensor of 4 GB', memoryBomb(2n ** 30n), 'engine.outOfMemory'],
    ['calls itself without end', recursiveFunction, 'onnx.recursive'],
  ])('%s: refused in words, and the engine runs the next', async (_name, forge, code) => {
    expect(await answerOf((await forge()) as Bytes)).toMatchObject({ code });
    expect(await answerOf(model([{ op: 'Identity', inputs: ['x'], outputs: ['y'] }]))).toEqual([2]);
  });

  it('nests branches as deep as is read: answered', async () => {
    expect(await answerOf((await nestedGraphs(20)()) as Bytes)).toEqual([2]);
  });
});
