/** A column of the data, of the predictions made on it, or of annotations. */
export interface Field {
  of: 'data' | 'prediction' | 'annotation';
  name: string;
}

/** What a builder of slices calls the tags of a row; as a predicate it is the op `tag`. */
export const TAGS: Field = { of: 'annotation', name: 'tag' };

/** The one slice language: profile, labels, metrics, fairness, shadow, drift and rollout all read it. */
export type Predicate =
  | { op: 'all' }
  | { op: 'and' | 'or'; of: readonly Predicate[] }
  | { op: 'not'; of: Predicate }
  | { op: 'eq' | 'lt' | 'le' | 'gt' | 'ge'; field: Field; value: number | string | boolean }
  | { op: 'in'; field: Field; values: readonly (string | number)[] }
  | { op: 'between'; field: Field; low: number; high: number; closed: '[)' | '[]' }
  | { op: 'missing'; field: Field }
  | { op: 'tag'; tag: string };
