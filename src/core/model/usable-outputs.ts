import type { OnnxGraph, OnnxValue, OutputOrigin } from './onnx-graph.ts';

/** An output as the engine gives it, with where its values come from. */
export interface UsableOutput extends OnnxValue {
  origin: OutputOrigin;
}

/** The outputs after `dropZipMap`: a ZipMap's map is replaced by the tensor [N, classes] that fed it. */
export function usableOutputs(graph: OnnxGraph): UsableOutput[] {
  return graph.outputs.map((output, i) => {
    const origin = graph.origins[i] ?? { output: output.name, op: null, gives: 'unknown' };
    const zipMap = graph.zipMap;
    if (zipMap === null || zipMap.output !== output.name) return { ...output, origin };
    return { name: zipMap.input, type: 'float32', shape: [null, zipMap.classes.length], origin };
  });
}

/** How many columns an output [N], [N, 1] or [N, C] has a row; null where the file does not say or it is larger. */
export function widthOf(output: OnnxValue): number | null {
  if (output.shape === null || output.shape.length > 2 || output.shape.length === 0) return null;
  if (output.shape.length === 1) return 1;
  const width = output.shape[1];
  return typeof width === 'number' ? width : null;
}
