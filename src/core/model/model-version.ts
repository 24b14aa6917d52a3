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
  | { type: 'rule'; where: Predicate }
  | { type: 'human' };

/** A model with how it is fed and read. Another signature over the same file is another version. */
export interface ModelVersion extends Obj {
  kind: 'model';
  signature: Signature;
  source: ModelSource;
}
