/**
 * The three life cycles. OBJECTS are immutable, named by digest and carry their inputs (lineage for free).
 * DOCUMENTS are mutable and revisioned (autosave, undo, two tabs). EVENTS are append-only.
 */

/** Lower-case hex SHA-256. */
export type Digest = string & { readonly __digest: unique symbol };
export type Id = string & { readonly __id: unique symbol };

/** Where numbers were computed. `whyNot` says why a faster backend did not run. */
export interface Environment {
  backend: 'wasm' | 'webgpu' | 'cpu' | 'webgl' | 'js';
  threads: number;
  engine: string;
  whyNot: string | null;
}

/** Something met in the rows that a thing was made from. */
export interface Remark {
  words: string;
  rows: number;
  /** The first few, by row of the table it was made from, with the value as text. */
  first: readonly { row: number; value: string }[];
}

/** How an object came to be. It is not part of the object's digest: the same content is the same object. */
export interface MadeBy {
  recipe: string;
  app: string;
  inputs: readonly Digest[];
  seed: number | null;
  environment: Environment | null;
  /** What a recipe met in the rows that training had not. */
  remarks?: readonly Remark[];
}

export interface Obj {
  digest: Digest;
  madeBy: MadeBy;
}

/** `unknown` keeps the fields a newer minor version wrote, so that saving here does not lose them. */
export interface Doc<K extends string, B> {
  id: Id;
  projectId: Id;
  kind: K;
  name: string;
  rev: number;
  schema: number;
  createdMs: number;
  updatedMs: number;
  deletedMs: number | null;
  body: B;
  unknown: Record<string, unknown>;
}

export interface Ev<K extends string, B> {
  id: Id;
  projectId: Id;
  kind: K;
  atMs: number;
  by: string;
  body: B;
}
