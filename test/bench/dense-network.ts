import { createRandom } from '../../src/core/kernel/random.ts';
import { onnxModel } from '../../src/core/model/onnx-writer.ts';

/** A classifier of Gemm and Relu layers, the last followed by Softmax, with seeded weights: 50-256-256-10 and its like. */
export function denseNetwork(widths: readonly number[], seed = 1): Uint8Array<ArrayBuffer> {
  const random = createRandom(seed);
  const layers = widths.slice(1).map((width, i) => {
    const fanIn = widths[i]!;
    const scale = Math.sqrt(2 / fanIn);
    const weights = Float32Array.from({ length: fanIn * width }, () => (2 * random.uniform() - 1) * scale);
    return { from: fanIn, to: width, weights };
  });
  const name = (i: number): string => `layer${String(i)}`;
  return onnxModel({
    name: 'dense',
    producer: 'drydock bench',
    irVersion: 8,
    opsets: [{ domain: '', version: 17 }],
    inputs: [{ name: 'x', type: 'float32', shape: ['N', widths[0]!] }],
    outputs: [{ name: 'probabilities', type: 'float32', shape: ['N', widths.at(-1)!] }],
    initializers: layers.flatMap(({ from, to, weights }, i) => [
      { name: `${name(i)}.weight`, type: 'float32' as const, shape: [from, to], values: weights },
      { name: `${name(i)}.bias`, type: 'float32' as const, shape: [to], values: new Float32Array(to) },
    ]),
    nodes: layers.flatMap((_, i) => {
      const last = i === layers.length - 1;
      const given = i === 0 ? 'x' : `${name(i - 1)}.active`;
      return [
        { op: 'Gemm', inputs: [given, `${name(i)}.weight`, `${name(i)}.bias`], outputs: [name(i)] },
        last
          ? {
              op: 'Softmax',
              inputs: [name(i)],
              outputs: ['probabilities'],
              attributes: { axis: { int: -1 } },
            }
          : { op: 'Relu', inputs: [name(i)], outputs: [`${name(i)}.active`] },
      ];
    }),
  });
}
