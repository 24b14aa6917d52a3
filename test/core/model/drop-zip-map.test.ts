import { describe, expect, it } from 'vitest';
import { dropZipMap } from '../../../src/core/model/drop-zip-map.ts';
import { readOnnx } from '../../../src/core/model/read-onnx.ts';
import { fixture } from './onnx-fixtures.ts';

describe('dropZipMap', () => {
  it('keeps the order of nodes and outputs', () => {
    const dropped = dropZipMap(fixture('zipmap-int'))!;
    const graph = readOnnx(dropped.bytes);
    expect(graph.operators.map(({ op }) => op).sort()).toEqual(['LinearClassifier', 'ReduceSum']);
    expect(graph.outputs).toEqual([
      { name: 'scores', type: 'float32', shape: [null, 3] },
      { name: 'label', type: 'int64', shape: [null] },
      { name: 'total', type: 'float32', shape: [null] },
    ]);
    expect(dropped.facts).toEqual({
      node: 'Zip',
      input: 'scores',
      output: 'zipped',
      classes: ['3', '7', '11'],
      integers: true,
    });
  });

  it('takes off every ZipMap and declares no output twice', () => {
    const graph = readOnnx(dropZipMap(fixture('zipmap-two'))!.bytes);
    expect(graph.outputs.map(({ name }) => name)).toEqual(['label', 'scores', 'again']);
    expect(graph.nodes).toBe(2);
  });

  it('copies all other bytes as they stand', () => {
    const before = fixture('lightgbm');
    const { bytes } = dropZipMap(before)!;
    const text = (part: Uint8Array) => Buffer.from(part).toString('latin1');
    const tree = text(before).slice(
      text(before).indexOf('float_input'),
      text(before).indexOf('probability_tensor'),
    );
    expect(tree.length).toBeGreaterThan(10);
    expect(text(bytes)).toContain(tree);
    expect(text(bytes)).not.toContain('ZipMap');
  });

  it('gives null where there is none', () => {
    for (const name of ['no-zipmap', 'keras-nhwc', 'sequence-output']) {
      expect(dropZipMap(fixture(name))).toBeNull();
    }
  });
});
