import type { ZipMapFacts } from './onnx-graph.ts';
import type { NodeFacts } from './onnx-node.ts';
import { nodeInWords } from './onnx-node.ts';
import type { GraphScan } from './scan-graph.ts';

/** A ZipMap that can be taken off, with its node. */
export interface ZipMapNode {
  facts: ZipMapFacts;
  node: NodeFacts;
}

/**
 * The ZipMap nodes whose output is an output of the graph and feeds nothing else, in node order.
 * Such a node only changes the shape of an answer; one in the middle of a graph stays.
 */
export function findZipMaps(scan: GraphScan): ZipMapNode[] {
  const zipMaps = scan.nodes.filter(isZipMap);
  if (zipMaps.length === 0) return [];
  const outputs = new Set(scan.outputs.map((output) => output.name));
  const consumed = new Set<string>();
  for (const node of scan.nodes) for (const input of node.inputs) consumed.add(input);
  const found: ZipMapNode[] = [];
  for (const node of zipMaps) {
    const [input, output] = [node.inputs[0], node.outputs[0]];
    if (!input || !output || !outputs.has(output) || consumed.has(output) || !node.classLabels) continue;
    found.push({
      node,
      facts: {
        node: node.name || nodeInWords(node),
        input,
        output,
        classes: node.classLabels,
        integers: node.integerLabels,
      },
    });
  }
  return found;
}

function isZipMap(node: NodeFacts): boolean {
  return node.op === 'ZipMap' && node.domain === 'ai.onnx.ml';
}
