import type { Digest, Obj } from '../kernel/objects.ts';
import type { Predicate } from '../slices/predicate.ts';
import type { Signature } from './signature.ts';

/** Predictions that came as a column of a table: its values mean classes by this map (regression needs none). */
export interface PredictionColumn {
  column: string;
  /** From the column's values, as text, to class names; null = the values are the names. */
  labels: Readonly<Record<string, string>> | null;
  /** Column with the positive class's probability, if there is one. */
  probability: string | null;
  /** Present where a person gave the answers. */
  by?: 'human';
}

/** One answer for every row, learned from a column of a table. */
export interface ConstantAnswer {
  by: 'majority' | 'mean' | 'median';
  /** A class name, or a number. */
  answer: string | number;
  /** Share of each class among the rows it was learned from, in the task's order; null for a value. */
  shares: readonly number[] | null;
  /** Where it was learned, and on how many rows with a value. */
  table: Digest;
  column: string;
  rows: number;
}

export type ModelSource =
  | {
      type: 'onnx';
      /** Pieces of the file as the user gave it, in order. */
      chunks: readonly Digest[];
      bytes: number;
      file: string;
      /** Edits made to the bytes before the engine sees them. */
      edits: readonly 'dropZipMap'[];
    }
  | { type: 'column'; column: PredictionColumn }
  | { type: 'constant'; constant: ConstantAnswer }
  /** The positive class where the predicate holds, the other elsewhere. */
  | { type: 'rule'; where: Predicate }
  | { type: 'human' };

/** A model with how it is fed and read. Another signature over the same file is another version. */
export interface ModelVersion extends Obj {
  kind: 'model';
  signature: Signature;
  source: ModelSource;
}

/** Whether a model is there to be compared with: it has no parameters to train, or is a person. */
export function isBaseline(source: ModelSource): boolean {
  return source.type === 'column' ? source.column.by === 'human' : source.type !== 'onnx';
}
