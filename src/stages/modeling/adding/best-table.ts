import type { OnnxGraph } from '../../../core/model/onnx-graph.ts';
import { proposeInputs } from '../../../core/model/propose-inputs.ts';
import type { TableVersion } from '../../../core/table/column.ts';

/** The table whose columns match most of a model's inputs by name, then by position; the first of equals. */
export function bestTable(graph: OnnxGraph, tables: readonly TableVersion[]): TableVersion | null {
  let best: { table: TableVersion; score: number } | null = null;
  for (const table of tables) {
    const { states } = proposeInputs(graph, table.columns);
    const count = (state: string): number => states.filter((input) => input.state === state).length;
    const score = count('byName') * 2 + count('byPosition');
    if (!best || score > best.score) best = { table, score };
  }
  return best?.table ?? null;
}
