import type { ProtobufReader } from './protobuf-reader.ts';
import { readSparseTensor, readTensor, type TensorFacts } from './onnx-tensor.ts';
import { tooLarge } from './onnx-problems.ts';

/** A node of a graph, with what its attributes say where that is needed. */
export interface NodeFacts {
  /** Where the node's field begins in the file. */
  start: number;
  name: string;
  op: string;
  /** '' is ai.onnx. */
  domain: string;
  inputs: string[];
  outputs: string[];
  /** Elements of float lists and tensors in the attributes. */
  floats: number;
  /** From classlabels_strings, or classlabels_int64s and classlabels_ints in decimal. */
  classLabels: string[] | null;
  integerLabels: boolean;
  /** Attribute post_transform of ai.onnx.ml operators; null where absent. */
  postTransform: string | null;
  /** Whether an SVM carries the parameters that turn margins into probabilities (prob_a). */
  calibrated: boolean;
  /** TensorProto.DataType of tensors in the attributes, and of what the node says it makes ("to", "dtype"). */
  dataTypes: number[];
}

/** Integer attributes that name the type of what a node makes: of Cast, EyeLike, RandomNormal, QuantizeLinear, .... */
const TYPE_ATTRIBUTES = new Set(['to', 'dtype', 'output_dtype', 'output_datatype']);
const STRING_TYPE = 8;

/** Class labels beyond this are no classification anyone evaluates here. */
const MAX_CLASSES = 100_000;

/** The node in words for messages. */
export function nodeInWords(node: NodeFacts): string {
  return node.name ? `node "${node.name}"` : `the node that gives "${node.outputs[0] ?? ''}"`;
}

/**
 * Reads a NodeProto; graphs in its attributes (If, Loop, Scan) go to `onGraph` as readers, in order.
 * Throws Problem "onnx.damaged", "onnx.externalData" or "onnx.tooLarge".
 */
export function readNode(reader: ProtobufReader, onGraph: (graph: ProtobufReader) => void): NodeFacts {
  const node: NodeFacts = {
    start: 0,
    name: '',
    op: '',
    domain: '',
    inputs: [],
    outputs: [],
    floats: 0,
    classLabels: null,
    integerLabels: false,
    postTransform: null,
    calibrated: false,
    dataTypes: [],
  };
  const attributes = reader.restart();
  while (reader.next()) {
    switch (reader.field) {
      case 1:
        node.inputs.push(reader.string());
        break;
      case 2:
        node.outputs.push(reader.string());
        break;
      case 3:
        node.name = reader.string();
        break;
      case 4:
        node.op = reader.string();
        break;
      case 7:
        node.domain = plainDomain(reader.string());
        break;
      default:
        reader.skip();
    }
  }
  while (attributes.next()) {
    if (attributes.field === 5) readAttribute(attributes.message(), node, onGraph);
    else attributes.skip();
  }
  return node;
}

/** "ai.onnx" and '' are the same domain. */
export function plainDomain(domain: string): string {
  return domain === 'ai.onnx' ? '' : domain;
}

/** Reads an AttributeProto. Fields come in any order, so the name is known only at the end. */
function readAttribute(
  reader: ProtobufReader,
  node: NodeFacts,
  onGraph: (graph: ProtobufReader) => void,
): void {
  const again = reader.restart();
  const tensorName = `attribute of ${nodeInWords(node)}`;
  let name = '';
  let floats = 0;
  let text: string | null = null;
  let integer: number | null = null;
  const keepTensor = ({ elements, dataType }: TensorFacts): void => {
    floats += elements;
    node.dataTypes.push(dataType);
  };
  while (reader.next()) {
    switch (reader.field) {
      case 1:
        name = reader.string();
        break;
      case 3:
        integer = reader.number();
        break;
      case 4:
        text = reader.shortString(64);
        break;
      case 5:
      case 10:
        keepTensor(readTensor(reader.message(), tensorName));
        break;
      case 6:
      case 11:
        onGraph(reader.message());
        break;
      case 7:
        floats += reader.countFixed(4);
        break;
      case 22:
      case 23:
        keepTensor(readSparseTensor(reader.message(), tensorName));
        break;
      default:
        reader.skip();
    }
  }
  // Every exporter writes nodes_hitrates and no engine uses it.
  if (name !== 'nodes_hitrates') node.floats += floats;
  if (integer !== null && TYPE_ATTRIBUTES.has(name)) node.dataTypes.push(integer);
  if (name === 'value_string' || name === 'value_strings') node.dataTypes.push(STRING_TYPE);
  if (name === 'post_transform') node.postTransform = text;
  if (name === 'prob_a' && floats > 0) node.calibrated = true;
  if (name === 'classlabels_strings') keepLabels(node, again, false);
  if (name === 'classlabels_int64s' || name === 'classlabels_ints') keepLabels(node, again, true);
}

/** Exporters write the list that is not used as an empty one. */
function keepLabels(node: NodeFacts, reader: ProtobufReader, integers: boolean): void {
  const labels: string[] = [];
  while (reader.next()) {
    if (integers && reader.field === 8) reader.eachVarint((inner) => labels.push(String(inner.int64())));
    else if (!integers && reader.field === 9) labels.push(reader.string());
    else reader.skip();
    if (labels.length > MAX_CLASSES)
      throw tooLarge(`more than ${String(MAX_CLASSES)} classes`, nodeInWords(node));
  }
  if (labels.length === 0) return;
  node.classLabels = labels;
  node.integerLabels = integers;
}
