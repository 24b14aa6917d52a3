import { dropZipMap } from '../../src/core/model/drop-zip-map.ts';
import type { OnnxGraph } from '../../src/core/model/onnx-graph.ts';
import { readOnnx } from '../../src/core/model/read-onnx.ts';
import { openModel } from '../engines/onnx.ts';
import type { OpenModel } from '../engines/open-model.ts';

/** A model in the engine, with the graph of its file. */
export interface ModelSession {
  graph: OnnxGraph;
  open: OpenModel;
}

/** Opens a model from its file as the user gave it; ZipMaps are taken off. Throws Problem where it is refused. */
export async function openSession(bytes: Uint8Array<ArrayBuffer>): Promise<ModelSession> {
  const graph = readOnnx(bytes);
  return { graph, open: await openModel(dropZipMap(bytes)?.bytes ?? bytes) };
}
