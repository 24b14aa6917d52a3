import type { OutputOrigin } from './onnx-graph.ts';
import type { NodeFacts } from './onnx-node.ts';
import type { GraphScan } from './scan-graph.ts';

/** Operators that only move, rename, reshape or retype values: the origin is behind them. */
const CARRIERS = new Set([
  'Identity',
  'Cast',
  'CastLike',
  'Reshape',
  'Flatten',
  'Squeeze',
  'Unsqueeze',
  'Transpose',
  'Dropout',
  'Slice',
  'Clip',
  'DequantizeLinear',
]);
const PROBABILITIES = new Set(['Softmax', 'Sigmoid', 'HardSigmoid', 'Normalizer']);
const LABELS = new Set(['ArgMax', 'LabelEncoder', 'CategoryMapper']);
const SCORES = new Set(['LogSoftmax']);
const REGRESSORS = new Set(['TreeEnsembleRegressor', 'LinearRegressor', 'SVMRegressor']);

/** Where each graph output comes from; `behind` renames outputs to the tensor to look at (a ZipMap's input). */
export function findOrigins(scan: GraphScan, behind: ReadonlyMap<string, string>): OutputOrigin[] {
  const producers = new Map<string, NodeFacts>();
  for (const node of scan.nodes) for (const output of node.outputs) if (output) producers.set(output, node);
  return scan.outputs.map(({ name }) => ({
    output: name,
    ...originOf(behind.get(name) ?? name, producers),
  }));
}

function originOf(
  value: string,
  producers: ReadonlyMap<string, NodeFacts>,
): Pick<OutputOrigin, 'op' | 'gives'> {
  const seen = new Set<NodeFacts>();
  let name = value;
  let node = producers.get(name);
  while (node && !seen.has(node)) {
    seen.add(node);
    const next = carried(node);
    if (next === null) return { op: node.op, gives: given(node, name) };
    name = next;
    node = producers.get(name);
  }
  return { op: null, gives: 'unknown' };
}

/** The input whose values the node hands on, or null. Of [1 - p, p] the last is looked at. */
function carried(node: NodeFacts): string | null {
  if (node.domain !== '') return null;
  if (node.op === 'Concat') return node.inputs.at(-1) ?? null;
  return CARRIERS.has(node.op) ? (node.inputs[0] ?? null) : null;
}

function given(node: NodeFacts, value: string): OutputOrigin['gives'] {
  if (/Classifier$/.test(node.op)) return node.outputs[0] === value ? 'labels' : classifierScores(node);
  if (PROBABILITIES.has(node.op)) return 'probabilities';
  if (LABELS.has(node.op)) return 'labels';
  if (SCORES.has(node.op)) return 'scores';
  if (REGRESSORS.has(node.op)) return 'values';
  return 'unknown';
}

/**
 * A classifier's second output. Trees without a post-transform hold class shares in their leaves (forests);
 * linear models and support vectors without one give margins.
 */
function classifierScores(node: NodeFacts): OutputOrigin['gives'] {
  const transformed = node.postTransform !== null && node.postTransform !== 'NONE';
  return transformed || node.calibrated || node.op.startsWith('TreeEnsemble') ? 'probabilities' : 'scores';
}
