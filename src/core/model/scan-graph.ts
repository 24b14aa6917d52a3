import type { NodeFacts } from './onnx-node.ts';
import { nodeInWords, readNode } from './onnx-node.ts';
import type { OnnxOperator, OnnxValue } from './onnx-graph.ts';
import { tooLarge } from './onnx-problems.ts';
import { readSparseTensor, readTensor } from './onnx-tensor.ts';
import { readValue } from './onnx-value.ts';
import type { ProtobufReader } from './protobuf-reader.ts';

/** Ceilings far above real models; a file beyond them is hostile or beyond a browser. */
const MAX_DEPTH = 32;
const MAX_NODES = 1_000_000;
const MAX_EDGES = 4_000_000;
const MAX_VALUES = 10_000;

/** Counts over a model: its graph, subgraphs and functions. */
export interface Tally {
  nodes: number;
  edges: number;
  parameters: number;
  /** By domain and operator. */
  operators: Map<string, OnnxOperator>;
  /** TensorProto.DataType to the first place, in words. */
  dataTypes: Map<number, string>;
}

export function emptyTally(): Tally {
  return { nodes: 0, edges: 0, parameters: 0, operators: new Map(), dataTypes: new Map() };
}

/** The outer graph of a model; subgraphs only show in the tally. */
export interface GraphScan {
  name: string;
  inputs: OnnxValue[];
  outputs: OnnxValue[];
  initializers: Set<string>;
  nodes: NodeFacts[];
}

/** Reads a GraphProto and everything in it once. Throws Problem for damage, external data and absurd sizes. */
export function scanGraph(reader: ProtobufReader, tally: Tally): GraphScan {
  const scan: GraphScan = { name: '', inputs: [], outputs: [], initializers: new Set(), nodes: [] };
  walk(reader, tally, 0, scan);
  return scan;
}

/** Reads the nodes (field `nodeField`) of a FunctionProto into the tally. */
export function scanFunction(reader: ProtobufReader, tally: Tally): { domain: string; name: string } {
  let domain = '';
  let name = '';
  while (reader.next()) {
    if (reader.field === 1) name = reader.string();
    else if (reader.field === 10) domain = reader.string();
    else if (reader.field === 7) countNode(reader, tally, 0);
    else reader.skip();
  }
  return { domain, name };
}

function walk(reader: ProtobufReader, tally: Tally, depth: number, scan: GraphScan | null): void {
  if (depth > MAX_DEPTH) throw tooLarge(`graphs nested more than ${String(MAX_DEPTH)} deep`, 'subgraph');
  while (reader.next()) {
    switch (reader.field) {
      case 1: {
        const start = reader.fieldStart;
        const node = countNode(reader, tally, depth);
        node.start = start;
        scan?.nodes.push(node);
        break;
      }
      case 5: {
        const tensor = readTensor(reader.message(), 'initializer');
        tally.parameters += tensor.elements;
        noteType(tally, tensor.dataType, () => `tensor "${tensor.name}"`);
        scan?.initializers.add(tensor.name);
        break;
      }
      case 15: {
        const tensor = readSparseTensor(reader.message(), 'sparse initializer');
        tally.parameters += tensor.elements;
        noteType(tally, tensor.dataType, () => `tensor "${tensor.name}"`);
        scan?.initializers.add(tensor.name);
        break;
      }
      default:
        if (scan) readOuter(reader, scan);
        else reader.skip();
    }
  }
}

function readOuter(reader: ProtobufReader, scan: GraphScan): void {
  if (reader.field === 2) scan.name = reader.string();
  else if (reader.field === 11) scan.inputs.push(readValue(reader.message()));
  else if (reader.field === 12) scan.outputs.push(readValue(reader.message()));
  else reader.skip();
  if (scan.inputs.length > MAX_VALUES || scan.outputs.length > MAX_VALUES) {
    throw tooLarge(`more than ${String(MAX_VALUES)} inputs or outputs`, 'graph');
  }
}

function countNode(reader: ProtobufReader, tally: Tally, depth: number): NodeFacts {
  const node = readNode(reader.message(), (graph) => walk(graph, tally, depth + 1, null));
  tally.nodes++;
  tally.edges += node.inputs.length + node.outputs.length;
  if (tally.nodes > MAX_NODES) throw tooLarge(`more than ${String(MAX_NODES)} nodes`, nodeInWords(node));
  if (tally.edges > MAX_EDGES) throw tooLarge(`more than ${String(MAX_EDGES)} edges`, nodeInWords(node));
  for (const dataType of node.dataTypes) noteType(tally, dataType, () => nodeInWords(node));
  if (node.domain === 'ai.onnx.ml') tally.parameters += node.floats;
  const key = `${node.domain}\0${node.op}`;
  const known = tally.operators.get(key);
  tally.operators.set(key, {
    op: node.op,
    domain: node.domain,
    count: (known?.count ?? 0) + 1,
    firstNode: known?.firstNode ?? (node.name || (node.outputs[0] ?? '')),
  });
  return node;
}

function noteType(tally: Tally, dataType: number, where: () => string): void {
  if (!tally.dataTypes.has(dataType)) tally.dataTypes.set(dataType, where());
}
