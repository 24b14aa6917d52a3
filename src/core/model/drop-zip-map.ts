import { encodeUtf8 } from '../kernel/codecs.ts';
import type { ZipMapFacts } from './onnx-graph.ts';
import { readValue } from './onnx-value.ts';
import { ProtobufReader } from './protobuf-reader.ts';
import { scanModel } from './read-onnx.ts';
import { findZipMaps, type ZipMapNode } from './zip-map.ts';

const GRAPH_OUTPUT_TAG = (12 << 3) | 2;
const GRAPH_TAG = (7 << 3) | 2;

/**
 * Takes the ZipMap nodes off a model: the tensor that feeds each becomes the output in its place (float
 * [N, classes]); every other byte is copied as it stands. null where there is none. `facts` are of the first.
 * Throws Problem as `readOnnx` does.
 */
export function dropZipMap(bytes: Uint8Array): { bytes: Uint8Array<ArrayBuffer>; facts: ZipMapFacts } | null {
  const { graph, graphField } = scanModel(bytes);
  const zipMaps = findZipMaps(graph);
  const first = zipMaps[0];
  if (!first) return null;
  const declared = new Set(graph.outputs.map((output) => output.name));
  const pieces = graphPieces(bytes, graphField, zipMaps, declared);
  const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const head = Uint8Array.from([GRAPH_TAG, ...varint(size)]);
  return {
    bytes: concatenated([
      bytes.subarray(0, graphField.start),
      head,
      ...pieces,
      bytes.subarray(graphField.end),
    ]),
    facts: first.facts,
  };
}

/** The new graph as runs of the old bytes with the new outputs between them. */
function graphPieces(
  bytes: Uint8Array,
  field: { content: number; end: number },
  zipMaps: readonly ZipMapNode[],
  declared: Set<string>,
): Uint8Array[] {
  const nodes = new Set(zipMaps.map(({ node }) => node.start));
  const byOutput = new Map(zipMaps.map(({ facts }) => [facts.output, facts]));
  const pieces: Uint8Array[] = [];
  const reader = new ProtobufReader(bytes, field.content, field.end);
  let kept = field.content;
  while (reader.next()) {
    const start = reader.fieldStart;
    let replacement: Uint8Array | null = null;
    if (reader.field === 1 && nodes.has(start)) {
      reader.skip();
      replacement = new Uint8Array();
    } else if (reader.field === 12) {
      const facts = byOutput.get(readValue(reader.message()).name);
      if (facts) {
        replacement = declared.has(facts.input) ? new Uint8Array() : outputField(facts);
        declared.add(facts.input);
      }
    } else {
      reader.skip();
    }
    if (!replacement) continue;
    pieces.push(bytes.subarray(kept, start), replacement);
    kept = reader.at;
  }
  pieces.push(bytes.subarray(kept, field.end));
  return pieces;
}

/** GraphProto.output: ValueInfoProto { name, type: float tensor [unknown, classes] }. */
function outputField(facts: ZipMapFacts): Uint8Array {
  const rows = message(1, []);
  const classes = message(1, [0x08, ...varint(facts.classes.length)]);
  const tensor = message(1, [0x08, 1, ...message(2, [...rows, ...classes])]);
  const value = [...message(1, [...encodeUtf8(facts.input)]), ...message(2, tensor)];
  return Uint8Array.from([GRAPH_OUTPUT_TAG, ...varint(value.length), ...value]);
}

/** A length-delimited field. */
function message(field: number, content: readonly number[]): number[] {
  return [(field << 3) | 2, ...varint(content.length), ...content];
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) | 0x80);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

function concatenated(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
