import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem, type ProblemFacts } from '../../../src/core/kernel/problem.ts';
import type { OutputMap, Signature, Task } from '../../../src/core/model/signature.ts';
import type { TensorData, Tensors } from '../../../src/core/model/tensor-data.ts';
import {
  createPredictionWriter,
  outputsRead,
  type PredictionWriter,
} from '../../../src/core/predictions/read-outputs.ts';

function signatureOf(
  classes: readonly string[],
  outputs: Partial<OutputMap>,
  task: Partial<Task> = {},
): Signature {
  return {
    task: {
      type: 'classification',
      classes,
      positive: classes.length === 2 ? classes[1]! : null,
      threshold: null,
      ...task,
    } as Task,
    inputs: [],
    outputs: { label: null, scores: null, value: null, ...outputs },
  };
}
const REGRESSION: Signature = {
  task: { type: 'regression', unit: null },
  inputs: [],
  outputs: { label: null, scores: null, value: 'y' },
};

const floats = (values: number[], ...dims: number[]): TensorData => ({
  dtype: 'float32',
  dims,
  data: Float32Array.from(values),
});
const strings = (values: string[]): TensorData => ({ dtype: 'string', dims: [values.length], data: values });
const outputs = (given: Record<string, TensorData>): Tensors => new Map(Object.entries(given));

function read(signature: Signature, rows: number, given: Record<string, TensorData>): PredictionWriter {
  const writer = createPredictionWriter(signature, rows);
  writer.write(0, rows, outputs(given));
  return writer;
}
function dataOf(writer: PredictionWriter, name: string): number[] {
  const column = writer.columns().find((candidate) => candidate.name === name);
  if (!column || column.type === 'text') throw new Error(`no column ${name}`);
  return Array.from(column.data);
}
function refusal(run: () => unknown): ProblemFacts {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return error.facts;
    throw error;
  }
  throw new Error('was read');
}

describe('labels', () => {
  it('are read by name from strings; what is no class failed', () => {
    const writer = read(signatureOf(['a', 'b'], { label: 'l' }), 3, { l: strings(['b', 'a', 'c']) });
    expect(dataOf(writer, 'label')).toEqual([1, 0, -1]);
    expect(writer.failed()).toBe(1);
    expect(writer.columns()[0]).toMatchObject({
      type: 'category',
      levels: ['a', 'b'],
      missing: 1,
      role: 'prediction',
    });
  });

  it.each<[string, TensorData['data']]>([
    ['int64', BigInt64Array.from([7n, 3n, 5n])],
    ['int32', Int32Array.from([7, 3, 5])],
    ['float32', Float32Array.from([7, 3, 5])],
    ['float64', Float64Array.from([7, 3, 5])],
  ])('are read by name from %s', (dtype, data) => {
    const writer = read(signatureOf(['3', '7'], { label: 'l' }), 3, { l: { dtype, dims: [3, 1], data } });
    expect(dataOf(writer, 'label')).toEqual([1, 0, -1]);
  });

  it('are indexes where no class is named like a number', () => {
    const data = BigInt64Array.from([1n, 0n, 2n]);
    const writer = read(signatureOf(['no', 'yes'], { label: 'l' }), 3, {
      l: { dtype: 'int64', dims: [3], data },
    });
    expect(dataOf(writer, 'label')).toEqual([1, 0, -1]);
  });

  it('come from the largest score where the model gives none, the first of equals', () => {
    const signature = signatureOf(['a', 'b', 'c'], { scores: { name: 's', as: 'probabilities' } });
    const writer = read(signature, 2, { s: floats([0.25, 0.5, 0.25, 0.4, 0.2, 0.4], 2, 3) });
    expect(dataOf(writer, 'label')).toEqual([1, 0]);
  });

  it('are the model’s own where it gives them, even against its scores', () => {
    const signature = signatureOf(['a', 'b'], { label: 'l', scores: { name: 's', as: 'probabilities' } });
    const writer = read(signature, 1, { l: strings(['a']), s: floats([0.3, 0.7], 1, 2) });
    expect(dataOf(writer, 'label')).toEqual([0]);
  });

  it('follow the threshold where there is one', () => {
    const scores = { name: 's', as: 'probabilities' } as const;
    const at = (threshold: number, positive: string) =>
      dataOf(
        read(signatureOf(['a', 'b'], { label: 'l', scores }, { threshold, positive } as Partial<Task>), 3, {
          l: strings(['a', 'a', 'a']),
          s: floats([0.9, 0.1, 0.5, 0.5, 0.2, 0.8], 3, 2),
        }),
        'label',
      );
    expect(at(0.1, 'b')).toEqual([1, 1, 1]);
    expect(at(0.5, 'b')).toEqual([0, 1, 1]);
    expect(at(0.9, 'b')).toEqual([0, 0, 0]);
    expect(at(0.5, 'a')).toEqual([0, 0, 1]);
  });
});

describe('scores', () => {
  it('of logits go through softmax without overflow', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 3, maxLength: 3 }),
        (logits) => {
          const signature = signatureOf(['a', 'b', 'c'], { scores: { name: 's', as: 'logits' } });
          const writer = read(signature, 1, {
            s: { dtype: 'float64', dims: [1, 3], data: Float64Array.from(logits) },
          });
          const got = ['a', 'b', 'c'].map((name) => dataOf(writer, `score:${name}`)[0]!);
          expect(got.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 6);
          logits.forEach((logit, i) => {
            const expected = 1 / logits.reduce((sum, other) => sum + Math.exp(other - logit), 0);
            expect(got[i]).toBeCloseTo(expected, 6);
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('of one logit go through the logistic function', () => {
    const signature = signatureOf(['no', 'yes'], { scores: { name: 's', as: 'logits' } });
    const writer = read(signature, 4, { s: floats([0, 2, -800, 800], 4, 1) });
    const yes = dataOf(writer, 'score:yes');
    expect(yes[0]).toBe(0.5);
    expect(yes[1]).toBeCloseTo(1 / (1 + Math.exp(-2)), 6);
    expect(yes.slice(2)).toEqual([0, 1]);
    expect(dataOf(writer, 'label')).toEqual([0, 1, 0, 1]);
  });

  it('of the positive class alone make two', () => {
    const scores = { name: 's', as: 'positiveProbability' } as const;
    const writer = read(signatureOf(['yes', 'no'], { scores }, { positive: 'yes' } as Partial<Task>), 2, {
      s: floats([0.75, 0.25], 2),
    });
    expect(dataOf(writer, 'score:yes')).toEqual([0.75, 0.25]);
    expect(dataOf(writer, 'score:no')).toEqual([0.25, 0.75]);
    expect(dataOf(writer, 'label')).toEqual([0, 1]);
    expect(writer.columns().map(({ name, role }) => [name, role])).toEqual([
      ['label', 'prediction'],
      ['score:yes', 'probability'],
      ['score:no', 'probability'],
    ]);
  });

  it('that are NaN or infinite fail their row alone', () => {
    const signature = signatureOf(['a', 'b'], { label: 'l', scores: { name: 's', as: 'logits' } });
    const writer = read(signature, 3, {
      l: strings(['a', 'b', 'b']),
      s: floats([1, NaN, Infinity, 0, 1, 2], 3, 2),
    });
    expect(dataOf(writer, 'label')).toEqual([-1, -1, 1]);
    expect(writer.failed()).toBe(2);
    expect(dataOf(writer, 'score:a').slice(0, 2)).toEqual([NaN, NaN]);
    expect(writer.columns()[1]).toMatchObject({ missing: 2, type: 'number' });
  });

  it('outside [0, 1] are no probabilities; rounding is let pass', () => {
    const signature = signatureOf(['a', 'b'], { scores: { name: 's', as: 'probabilities' } });
    const writer = read(signature, 1, { s: floats([1.0000002, -2e-7], 1, 2) });
    expect(dataOf(writer, 'score:a')).toEqual([1]);
    expect(dataOf(writer, 'score:b')).toEqual([0]);
    const facts = refusal(() => read(signature, 2, { s: floats([0.5, 0.5, 2.5, -1.5], 2, 2) }));
    expect(facts).toMatchObject({
      code: 'model.notProbabilities',
      where: 'row 2',
      fix: 'Read this output as logits.',
    });
  });

  it('of another number than the classes are refused', () => {
    const signature = signatureOf(['a', 'b'], { scores: { name: 's', as: 'probabilities' } });
    expect(refusal(() => read(signature, 1, { s: floats([0.2, 0.3, 0.5], 1, 3) })).code).toBe(
      'model.classCount',
    );
  });
});

describe('memory', () => {
  it('is not asked for beyond what a tab holds', () => {
    const classes = Array.from({ length: 1000 }, (_, i) => String(i));
    const scores = { name: 's', as: 'logits' } as const;
    const facts = refusal(() => createPredictionWriter(signatureOf(classes, { scores }), 1_000_000));
    expect(facts).toMatchObject({ code: 'model.tooManyScores', found: '3.7 GB' });
  });
});

describe('values', () => {
  it('are kept with 64 bits; NaN and infinities failed', () => {
    const data = Float64Array.from([0.1, NaN, -Infinity]);
    const writer = read(REGRESSION, 3, { y: { dtype: 'float64', dims: [3, 1], data } });
    expect(dataOf(writer, 'value')).toEqual([0.1, NaN, NaN]);
    expect(writer.failed()).toBe(2);
  });

  it('come from integers too', () => {
    const data = BigInt64Array.from([5n, -1n]);
    expect(dataOf(read(REGRESSION, 2, { y: { dtype: 'int64', dims: [2], data } }), 'value')).toEqual([5, -1]);
  });
});

describe('batches', () => {
  it('land in their rows, those filled up are cut', () => {
    const writer = createPredictionWriter(REGRESSION, 5);
    writer.write(2, 2, outputs({ y: floats([3, 4], 2, 1) }));
    writer.write(4, 1, outputs({ y: floats([5, 5], 2, 1) }), 2);
    expect(dataOf(writer, 'value')).toEqual([NaN, NaN, 3, 4, 5]);
    expect(writer.failed()).toBe(0);
  });

  it('with another number of answers than rows are refused', () => {
    expect(refusal(() => read(REGRESSION, 3, { y: floats([1], 1, 1) }))).toMatchObject({
      code: 'model.outputShape',
      found: '[1, 1]',
    });
    expect(refusal(() => read(REGRESSION, 2, { y: floats([1, 2, 3, 4], 2, 2) })).code).toBe(
      'model.outputShape',
    );
    expect(refusal(() => read(REGRESSION, 1, { z: floats([1], 1) })).code).toBe('model.noSuchOutput');
  });
});

describe('outputsRead', () => {
  it('are those that decide', () => {
    const scores = { name: 's', as: 'probabilities' } as const;
    expect(outputsRead(REGRESSION)).toEqual(['y']);
    expect(outputsRead(signatureOf(['a', 'b'], { label: 'l', scores }))).toEqual(['l', 's']);
    expect(outputsRead(signatureOf(['a', 'b'], { label: 'l' }))).toEqual(['l']);
    const task = { threshold: 0.5 } as Partial<Task>;
    expect(outputsRead(signatureOf(['a', 'b'], { label: 'l', scores }, task))).toEqual(['s']);
  });
});
