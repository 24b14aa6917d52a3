import type { ColumnFacts } from './column-facts.ts';
import { layoutOf } from './input-layout.ts';
import type { OnnxGraph } from './onnx-graph.ts';
import { proposeInputs, type InputState } from './propose-inputs.ts';
import { proposeOutputs, type OutputProposal } from './propose-outputs.ts';
import type { Signature } from './signature.ts';

export interface SignatureProposal {
  signature: Signature;
  /** One an input of the signature, in its order. */
  inputs: readonly InputState[];
  /** Rows a call takes where the file fixes it (exports without dynamic axes); null: any. */
  batch: number | null;
  /** Class names of the truth column that could be used in place of the proposed "0", "1", .... */
  offered: OutputProposal['offered'];
  /** What was guessed or cannot be used, each one sentence. */
  notes: readonly string[];
}

/** A first signature for a model over a table: what names and shapes tell, with everything guessed marked as such. */
export function proposeSignature(graph: OnnxGraph, columns: readonly ColumnFacts[]): SignatureProposal {
  const { inputs, states } = proposeInputs(graph, columns);
  const { task, outputs, offered, notes } = proposeOutputs(graph, columns);
  const batch = fixedBatchOf(graph);
  if (batch !== null) {
    notes.push(
      batch === 1
        ? 'The model takes one row a call, as it was exported without a dynamic batch size: it will be slow.'
        : `The model takes exactly ${String(batch)} rows a call; the last call is filled up and cut.`,
    );
  }
  return { signature: { task, inputs, outputs }, inputs: states, batch, offered, notes };
}

/** Rows a call takes where an input fixes it; null: any. */
export function fixedBatchOf(graph: OnnxGraph): number | null {
  for (const input of graph.inputs) {
    const layout = layoutOf(input);
    if (typeof layout !== 'string' && layout.batch !== null) return layout.batch;
  }
  return null;
}
