import { Problem } from '../kernel/problem.ts';
import type { OnnxGraph, OnnxType, TypeUse } from './onnx-graph.ts';
import { foreignFormat, noGraph, notAModel, tooLarge } from './onnx-problems.ts';
import { plainDomain } from './onnx-node.ts';
import { onnxTypeOf } from './onnx-value.ts';
import { findOrigins } from './output-origins.ts';
import { ProtobufReader } from './protobuf-reader.ts';
import { emptyTally, scanFunction, scanGraph, type GraphScan, type Tally } from './scan-graph.ts';
import { findZipMaps } from './zip-map.ts';

/** Protobuf's own ceiling, and about half of what a browser's wasm memory holds. */
const MAX_BYTES = 2 ** 31 - 1;
const DOMAINS = new Set(['', 'ai.onnx.ml', 'com.microsoft']);

/** A model file in parts: its outer graph scanned, everything counted. */
export interface ModelScan {
  irVersion: number;
  producer: string;
  opsets: { domain: string; version: number }[];
  metadata: Map<string, string>;
  graph: GraphScan;
  /** The bytes of the graph's field, tag included. */
  graphField: { start: number; content: number; end: number };
  tally: Tally;
}

/**
 * Reads what an ONNX file says of itself, without running it and without copying weights.
 * Throws Problem: "onnx.notAModel", "onnx.damaged", "onnx.noGraph", "onnx.externalData", "onnx.unknownOperator"
 * (a domain the engine lacks and the file does not define), "onnx.tooLarge".
 */
export function readOnnx(bytes: Uint8Array): OnnxGraph {
  const model = scanModel(bytes);
  const { graph, tally } = model;
  const zipMaps = findZipMaps(graph);
  const classifier = graph.nodes.findLast((node) => node.classLabels !== null && node.op !== 'ZipMap');
  return {
    irVersion: model.irVersion,
    producer: model.producer,
    opsets: model.opsets,
    metadata: Object.fromEntries(model.metadata),
    name: graph.name,
    inputs: graph.inputs.filter((input) => !graph.initializers.has(input.name)),
    outputs: graph.outputs,
    operators: [...tally.operators.values()].sort((a, b) => b.count - a.count || (a.op < b.op ? -1 : 1)),
    types: typesOf(model),
    nodes: tally.nodes,
    parameters: tally.parameters,
    bytes: bytes.length,
    zipMap: zipMaps[0]?.facts ?? null,
    classLabels: classifier?.classLabels ?? null,
    origins: findOrigins(graph, new Map(zipMaps.map(({ facts }) => [facts.output, facts.input]))),
  };
}

function typesOf({ graph, tally }: ModelScan): TypeUse[] {
  const types = new Map<OnnxType, string>();
  const note = (type: OnnxType, where: string): void => {
    if (!types.has(type)) types.set(type, where);
  };
  for (const { type, name } of graph.inputs) note(type, `input "${name}"`);
  for (const { type, name } of graph.outputs) note(type, `output "${name}"`);
  for (const [dataType, where] of tally.dataTypes) note(onnxTypeOf(dataType), where);
  return [...types].map(([type, where]) => ({ type, where }));
}

/** The one pass over a file that `readOnnx` and `dropZipMap` share. Throws as `readOnnx` does. */
export function scanModel(bytes: Uint8Array): ModelScan {
  const foreign = foreignFormat(bytes);
  if (foreign) throw notAModel(foreign.what, foreign.fix);
  if (bytes.length > MAX_BYTES) throw tooLarge(`${String(bytes.length)} bytes`, 'file');
  const seen = { irVersion: 0 };
  try {
    return readModel(bytes, seen);
  } catch (error) {
    const damaged = error instanceof Problem && error.facts.code === 'onnx.damaged';
    // Every exporter states the format's version first; bytes that do not were never a model.
    if (damaged && seen.irVersion === 0) throw unrecognised();
    throw error;
  }
}

function readModel(bytes: Uint8Array, seen: { irVersion: number }): ModelScan {
  const reader = new ProtobufReader(bytes);
  const tally = emptyTally();
  const metadata = new Map<string, string>();
  const opsets: ModelScan['opsets'] = [];
  const functions = new Set<string>();
  let producer = '';
  let graph: GraphScan | null = null;
  let graphField: ModelScan['graphField'] | null = null;
  while (reader.next()) {
    switch (reader.field) {
      case 1:
        seen.irVersion = reader.number();
        if (seen.irVersion < 1 || seen.irVersion > 1000) throw unrecognised();
        break;
      case 2:
        producer = reader.string();
        break;
      case 7: {
        if (graph) throw reader.damaged('a second graph');
        const start = reader.fieldStart;
        const content = reader.message();
        graphField = { start, content: content.at, end: content.end };
        graph = scanGraph(content, tally);
        break;
      }
      case 8:
        opsets.push(readOpset(reader.message()));
        break;
      case 14: {
        const [key, value] = readEntry(reader.message());
        metadata.set(key, value);
        break;
      }
      case 25: {
        const { domain, name } = scanFunction(reader.message(), tally);
        functions.add(`${plainDomain(domain)}\0${name}`);
        break;
      }
      default:
        reader.skip();
    }
  }
  if (!graph || !graphField) throw seen.irVersion === 0 ? unrecognised() : noGraph();
  // Required by the format; a file cut off behind its graph lacks it.
  if (opsets.length === 0) throw reader.damaged('no operator set');
  refuseUnknownOperators(tally, functions);
  return { irVersion: seen.irVersion, producer, opsets, metadata, graph, graphField, tally };
}

function refuseUnknownOperators(tally: Tally, functions: ReadonlySet<string>): void {
  for (const [key, { op, domain, firstNode }] of tally.operators) {
    if (DOMAINS.has(domain) || functions.has(key)) continue;
    throw new Problem({
      code: 'onnx.unknownOperator',
      message: `The model uses the operator "${op}" of "${domain}", which the engine does not have.`,
      expected: 'operators of ai.onnx, ai.onnx.ml or com.microsoft',
      found: `${domain}.${op}`,
      where: `node "${firstNode}"`,
      fix: 'Export the model without custom operators, for example with its pre- or post-processing left out.',
    });
  }
}

function readOpset(reader: ProtobufReader): { domain: string; version: number } {
  const opset = { domain: '', version: 0 };
  while (reader.next()) {
    if (reader.field === 1) opset.domain = plainDomain(reader.string());
    else if (reader.field === 2) opset.version = reader.number();
    else reader.skip();
  }
  return opset;
}

function readEntry(reader: ProtobufReader): [key: string, value: string] {
  const entry: [string, string] = ['', ''];
  while (reader.next()) {
    if (reader.field === 1) entry[0] = reader.string();
    else if (reader.field === 2) entry[1] = reader.string();
    else reader.skip();
  }
  return entry;
}

function unrecognised(): Problem {
  return notAModel(
    'some other binary file',
    'Choose the .onnx file; other formats must be exported to ONNX first.',
  );
}
