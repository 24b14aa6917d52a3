import type { AnyObject } from './documents.ts';
import type { Redaction } from './manifest.ts';

/** What the person chose to send along. */
export interface Contents {
  /** Rows and row-level predictions. */
  data: boolean;
  models: boolean;
}

/** The objects whose bytes stay behind: left out by choice, or not here to be sent. */
export function redactionsOf(
  objects: readonly AnyObject[],
  contents: Contents,
  isWhole: (object: AnyObject) => boolean,
): readonly Redaction[] {
  return objects.flatMap((object): Redaction[] => {
    const chosen = carriesRows(object) ? contents.data : contents.models;
    if (!carriesBytes(object) || (chosen && isWhole(object))) return [];
    return [{ object: object.digest, kind: object.kind }];
  });
}

type WithRows = Extract<AnyObject, { kind: 'table' | 'predictions' }>;
type WithBytes = WithRows | Extract<AnyObject, { kind: 'model' }>;

/** Whether an object's values stand in a Parquet file of their own. */
export function carriesRows(object: AnyObject): object is WithRows {
  return object.kind === 'table' || object.kind === 'predictions';
}

/** Whether an object is more than its JSON. */
export function carriesBytes(object: AnyObject): object is WithBytes {
  return carriesRows(object) || (object.kind === 'model' && object.source.type === 'onnx');
}
