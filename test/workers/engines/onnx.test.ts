import { beforeAll, describe, expect, it } from 'vitest';
import { factsOf } from '../../../src/core/kernel/problem.ts';
import { dropZipMap } from '../../../src/core/model/drop-zip-map.ts';
import type { TensorData, Tensors } from '../../../src/core/model/tensor-data.ts';
import { configureEngine, environment, openModel } from '../../../workers/engines/onnx.ts';
import { translateEngineError } from '../../../workers/engines/onnx-errors.ts';
import { expectedAnswers, fixture, type ExpectedTensor } from '../../core/model/onnx-fixtures.ts';
import { readOnnx } from '../../../src/core/model/read-onnx.ts';

beforeAll(() => {
  configureEngine(new URL('../../../node_modules/onnxruntime-web/dist/', import.meta.url).href);
});

function tensor(type: string, { dims, data }: ExpectedTensor): TensorData {
  const numbers = data.map(Number);
  switch (type) {
    case 'string':
      return { dtype: type, dims, data: data.map(String) };
    case 'bool':
      return { dtype: type, dims, data: Uint8Array.from(numbers) };
    case 'int64':
      return { dtype: type, dims, data: BigInt64Array.from(numbers, BigInt) };
    case 'int32':
      return { dtype: type, dims, data: Int32Array.from(numbers) };
    case 'float64':
      return { dtype: type, dims, data: Float64Array.from(numbers) };
    default:
      return { dtype: 'float32', dims, data: Float32Array.from(numbers) };
  }
}

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => factsOf(error).code,
  );
const x = (...dims: number[]): Tensors => {
  const size = dims.reduce((product, dim) => product * dim, 1);
  return new Map([['X', { dtype: 'float32', dims, data: new Float32Array(size) }]]);
};

describe('openModel', () => {
  it('answers every fixture as ONNX Runtime does, ZipMaps taken off', async () => {
    const expected = expectedAnswers();
    expect(Object.keys(expected).length).toBeGreaterThan(12);
    for (const [name, { inputs, outputs, maps }] of Object.entries(expected)) {
      if (name === 'sequence-output') continue;
      const bytes = fixture(name);
      const types = new Map(readOnnx(bytes).inputs.map((input) => [input.name, input.type]));
      const dropped = dropZipMap(bytes);
      const model = await openModel(dropped?.bytes ?? bytes);
      const feeds = new Map(
        Object.entries(inputs).map(([key, given]) => [key, tensor(types.get(key)!, given)]),
      );
      const answers = await model.run(feeds, model.outputs);
      for (const [output, { dims, data }] of Object.entries(outputs)) {
        const answer = answers.get(output)!;
        expect(answer.dims, `${name} ${output}`).toEqual(dims);
        Array.from(answer.data as ArrayLike<number | bigint | string>).forEach((value, i) => {
          if (typeof value === 'string') expect(value).toBe(data[i]);
          else expect(Number(value)).toBeCloseTo(Number(data[i]), 5);
        });
      }
      const first = Object.values(maps)[0];
      if (dropped && first) {
        const { input, classes } = dropped.facts;
        const scores = answers.get(input)!.data as Float32Array;
        first.forEach((row, r) => {
          classes.forEach((label, c) => expect(scores[r * classes.length + c]).toBeCloseTo(row[label]!, 5));
        });
      } else {
        expect(first).toBeUndefined();
      }
      await model.release();
    }
  });

  it('queues calls and hands out data that stays', async () => {
    const model = await openModel(fixture('double'));
    const feed = (value: number): Tensors =>
      new Map([['X', { dtype: 'float64', dims: [1, 3], data: Float64Array.of(value, 0, 0) }]]);
    const answers = await Promise.all([1, 2, 3].map((value) => model.run(feed(value), ['Y'])));
    answers.forEach((answer, i) => expect(answer.get('Y')!.data[0]).toBeCloseTo(0.1 * (i + 1), 12));
    await model.release();
    expect(await code(model.run(feed(1), ['Y']))).toBe('defect');
  });

  it('fetches only what is asked for, so an unreadable output does no harm', async () => {
    const model = await openModel(fixture('zipmap-int'));
    const answers = await model.run(x(2, 3), ['label']);
    expect([...answers.keys()]).toEqual(['label']);
    expect(await code(model.run(x(2, 3), ['zipped']))).toBe('model.outputType');
    await model.release();
  });

  it('says what runs', () => {
    expect(environment()).toMatchObject({ backend: 'wasm', threads: 1 });
    expect(environment().engine).toMatch(/^onnxruntime-web \d+\.\d+\.\d+$/);
    expect(environment().whyNot).toContain('One thread');
  });
});

describe('the engine’s errors in words', () => {
  it('when a file is refused', async () => {
    expect(await code(openModel(Uint8Array.of(1, 2, 3, 4, 5)))).toBe('onnx.damaged');
    expect(await code(openModel(new Uint8Array()))).toBe('onnx.noGraph');
    expect(await code(openModel(fixture('unknown-operator')))).toBe('onnx.unknownOperator');
    expect(await code(openModel(fixture('unknown-domain')))).toBe('onnx.unknownOperator');
    expect(await code(openModel(fixture('future-opset')))).toBe('onnx.tooNew');
  });

  it('when a batch is refused', async () => {
    const model = await openModel(fixture('no-zipmap'));
    const doubles = new Map([['X', { dtype: 'float64', dims: [1, 3], data: new Float64Array(3) }]]);
    expect(await code(model.run(x(2, 4), ['label']))).toBe('model.inputShape');
    expect(await code(model.run(x(2, 3, 1), ['label']))).toBe('model.inputShape');
    expect(await code(model.run(doubles, ['label']))).toBe('model.inputType');
    expect(await code(model.run(new Map(), ['label']))).toBe('model.inputNotFed');
    await model.release();
  });

  it('names the operator, and keeps the engine’s words without its paths', async () => {
    const facts = await openModel(fixture('unknown-domain')).catch((error: unknown) => factsOf(error));
    expect(facts).toMatchObject({ where: 'operator ai.onnx.contrib:SentencepieceTokenizer' });
    const tooNew = await openModel(fixture('future-opset')).catch((error: unknown) => factsOf(error));
    expect(tooNew).toMatchObject({ message: expect.stringContaining('opset 99') as string });
    expect(JSON.stringify(tooNew)).not.toContain('.h:');
  });

  it('of other kinds keep the engine’s words', () => {
    const facts = (message: string) => translateEngineError(new Error(message)).facts;
    expect(facts('ERROR_MESSAGE: something odd')).toMatchObject({
      code: 'engine.refused',
      found: 'something odd',
    });
    expect(facts('no available backend found. ERR: [wasm] TypeError').code).toBe('engine.notLoaded');
    expect(facts('ERROR_CODE: 6, ERROR_MESSAGE: std::bad_alloc').code).toBe('engine.outOfMemory');
    expect(
      facts("Non-zero status code returned while running Reshape node. Name:'flat' Status Message: x"),
    ).toMatchObject({ code: 'model.runFailed', where: 'node "flat"' });
  });
});
