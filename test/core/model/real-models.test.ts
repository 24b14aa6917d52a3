import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dropZipMap } from '../../../src/core/model/drop-zip-map.ts';
import { readOnnx } from '../../../src/core/model/read-onnx.ts';

const DATA = new URL('../../../../shared/data/', import.meta.url);
const bytesOf = (name: string) => readFileSync(new URL(name, DATA));

describe.skipIf(!existsSync(DATA))('models as scikit-learn and PyTorch export them', () => {
  it('reads a logistic regression with one input per column', () => {
    const graph = readOnnx(bytesOf('adult-logreg.onnx'));
    expect(graph.producer).toBe('skl2onnx');
    expect(graph.inputs).toHaveLength(11);
    expect(graph.inputs[0]).toEqual({ name: 'age', type: 'float32', shape: [null, 1] });
    expect(graph.inputs[10]).toEqual({ name: 'sex', type: 'string', shape: [null, 1] });
    expect(graph.outputs.map(({ name, type }) => [name, type])).toEqual([
      ['output_label', 'string'],
      ['output_probability', 'sequence'],
    ]);
    expect(graph.zipMap).toEqual({
      node: 'ZipMap',
      input: 'probabilities',
      output: 'output_probability',
      classes: ['<=50K', '>50K'],
      integers: false,
    });
    expect(graph.classLabels).toEqual(['<=50K', '>50K']);
    expect(graph.origins).toEqual([
      { output: 'output_label', op: 'LinearClassifier', gives: 'labels' },
      { output: 'output_probability', op: 'Normalizer', gives: 'probabilities' },
    ]);
    expect(graph.nodes).toBe(15);
    expect(graph.operators[0]).toEqual({
      op: 'OneHotEncoder',
      domain: 'ai.onnx.ml',
      count: 6,
      firstNode: 'OneHotEncoder5',
    });
  });

  it('reads trees and counts their parameters', () => {
    const graph = readOnnx(bytesOf('wine-gbr.onnx'));
    // 1,468 thresholds, 784 leaf weights, 1 base value.
    expect(graph.parameters).toBe(1468 + 784 + 1);
    expect(graph.zipMap).toBeNull();
    expect(graph.origins).toEqual([{ output: 'variable', op: 'TreeEnsembleRegressor', gives: 'values' }]);
  });

  it('reads a network with a symbolic batch', () => {
    const graph = readOnnx(bytesOf('digits-cnn.onnx'));
    expect(graph.inputs).toEqual([{ name: 'image', type: 'float32', shape: ['N', 1, 8, 8] }]);
    expect(graph.outputs).toEqual([{ name: 'logits', type: 'float32', shape: ['N', 10] }]);
    expect(graph.origins[0]).toEqual({ output: 'logits', op: 'Gemm', gives: 'unknown' });
    expect(graph.opsets).toEqual([{ domain: '', version: 15 }]);
    expect(graph.bytes).toBe(bytesOf('digits-cnn.onnx').length);
  });

  it('takes the ZipMap off and changes nothing else', () => {
    for (const name of ['adult-logreg.onnx', 'adult-gbdt.onnx']) {
      const before = bytesOf(name);
      const dropped = dropZipMap(before)!;
      const was = readOnnx(before);
      const graph = readOnnx(dropped.bytes);
      expect(dropped.facts).toEqual(was.zipMap);
      expect(graph.zipMap).toBeNull();
      expect(graph.nodes).toBe(was.nodes - 1);
      expect(graph.parameters).toBe(was.parameters);
      expect(graph.inputs).toEqual(was.inputs);
      expect(graph.outputs).toEqual([
        was.outputs[0],
        { name: dropped.facts.input, type: 'float32', shape: [null, 2] },
      ]);
      expect(dropZipMap(dropped.bytes)).toBeNull();
    }
    expect(dropZipMap(bytesOf('wine-gbr.onnx'))).toBeNull();
  });
});
