import type { ProblemFacts } from '../kernel/problem.ts';
import { checkInputs } from './check-inputs.ts';
import { checkOutputs } from './check-outputs.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { OnnxGraph } from './onnx-graph.ts';
import type { Signature } from './signature.ts';

/**
 * Everything that keeps a model from being run over a table as its signature says; empty when it can be run.
 * "model.inputsMatchNothing" stands alone for the inputs, when no input has a column.
 */
export function checkSignature(
  signature: Signature,
  graph: OnnxGraph,
  columns: readonly ColumnFacts[],
): ProblemFacts[] {
  return [...checkInputs(signature.inputs, graph, columns), ...checkOutputs(signature, graph)];
}
