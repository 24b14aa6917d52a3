/** Tensor element types as ONNX names them, or the kinds of value that are not tensors. */
export type OnnxType =
  | 'float32'
  | 'float64'
  | 'float16'
  | 'bfloat16'
  | 'int8'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'bool'
  | 'string'
  | 'sequence'
  | 'map'
  | 'other';

export interface OnnxValue {
  name: string;
  type: OnnxType;
  /** A number, a symbol such as "N", or null where the dimension is not stated. Empty: a scalar; null: no shape given. */
  shape: readonly (number | string | null)[] | null;
}

export interface OnnxOperator {
  op: string;
  /** '' is ai.onnx. */
  domain: string;
  count: number;
  /** Name of the first node of this kind, to point at it. */
  firstNode: string;
}

/** The classifier tail that skl2onnx writes; its scores and class names are used, the node itself is taken off. */
export interface ZipMapFacts {
  node: string;
  /** Tensor [N, classes] that feeds the node. */
  input: string;
  output: string;
  classes: readonly string[];
  /** Whether the class names were integers in the model. */
  integers: boolean;
}

/** An element type that occurs in a model, with the first place it was found at. */
export interface TypeUse {
  type: OnnxType;
  /** In words: `input "x"`, `tensor "w"`, `node "cast"`. */
  where: string;
}

/** Where an output's values come from, seen through operators that only move or reshape values. */
export interface OutputOrigin {
  output: string;
  /** The operator, e.g. "Softmax"; null where the output is fed by an input or an initializer. */
  op: string | null;
  /** What that operator is known to give; "scores" are margins or logits. */
  gives: 'probabilities' | 'scores' | 'labels' | 'values' | 'unknown';
}

/** What a model file says of itself, read without running it. */
export interface OnnxGraph {
  irVersion: number;
  producer: string;
  opsets: readonly { domain: string; version: number }[];
  metadata: Readonly<Record<string, string>>;
  name: string;
  /** Inputs a caller must feed (initializers excluded). */
  inputs: readonly OnnxValue[];
  outputs: readonly OnnxValue[];
  operators: readonly OnnxOperator[];
  /** Element types of inputs, outputs and weights, and those that nodes say they make (Cast, Constant); each once. */
  types: readonly TypeUse[];
  nodes: number;
  /** Elements in initializers and in the float lists of ai.onnx.ml nodes (coefficients, thresholds, leaf weights). */
  parameters: number;
  bytes: number;
  zipMap: ZipMapFacts | null;
  /** Class names a classifier node carries (LinearClassifier, TreeEnsembleClassifier, SVMClassifier), if any. */
  classLabels: readonly string[] | null;
  /** One entry for each of `outputs`; for a ZipMap's output, the origin of the scores that feed it. */
  origins: readonly OutputOrigin[];
}
