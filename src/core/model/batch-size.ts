import type { OnnxGraph } from './onnx-graph.ts';
import type { Signature } from './signature.ts';
import { fixedBatchOf } from './propose-signature.ts';

/** Throughput of trees and dense networks is level from about 1024 on; more only delays progress and cancelling. */
const MOST_ROWS = 4096;
/** Bytes of values between two layers of a batch that keep within a browser's caches and small against its memory. */
const BUDGET_BYTES = 32 * 2 ** 20;
/** Bytes a string costs on both sides of the engine's border. */
const STRING_BYTES = 96;
/** Convolutions widen an image by about this many channels; nothing in the file says how many in one place. */
const IMAGE_GROWTH = 32;

/** Rows to run at once: the size the file fixes, else a power of two by what a row weighs, 1 to 4096. */
export function batchRows(signature: Signature, graph: OnnxGraph): number {
  const fixed = fixedBatchOf(graph);
  if (fixed !== null) return fixed;
  let bytes = 8;
  for (const input of signature.inputs) {
    const each = input.dtype === 'string' ? STRING_BYTES : 8;
    const growth = input.shape.length > 2 ? IMAGE_GROWTH : 1;
    bytes += input.columns.length * each * growth;
  }
  if (signature.task.type === 'classification') bytes += signature.task.classes.length * 8;
  const rows = Math.max(1, Math.min(MOST_ROWS, Math.floor(BUDGET_BYTES / bytes)));
  return 2 ** Math.floor(Math.log2(rows));
}
