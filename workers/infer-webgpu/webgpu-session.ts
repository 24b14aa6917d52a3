import { readOnnx } from '../../src/core/model/read-onnx.ts';
import { openOnWebGpu } from '../engines/onnx-webgpu.ts';
import { trustOwnScripts } from '../engines/trust-own-scripts.ts';
import { KeptSession } from '../infer/kept-session.ts';

/** Where the engines stand: beside the page, whose address this worker's own (in assets/) tells. */
const ENGINES = new URL(import.meta.env.DEV ? '/ort/' : '../ort/', self.location.href).href;

// Long tables are read by a thread of their own.
trustOwnScripts();

/** The model kept open in this worker. Models with a ZipMap never get here: it is of ai.onnx.ml. */
export const kept = new KeptSession(async (bytes) => ({
  graph: readOnnx(bytes),
  open: await openOnWebGpu(bytes, ENGINES),
}));
