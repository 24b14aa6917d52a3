import { Problem } from '../kernel/problem.ts';
import { JsonReader } from './json-reader.ts';
import type { Json } from '../rollout/plan.ts';
import type { JsonPath } from './yaml-documents.ts';

/** Says where something of a document is written. */
export type Where = (document: number, path: JsonPath) => string;

export interface DocumentsOfKind {
  readers: readonly JsonReader[];
  /** Of each document, as it is written. */
  kinds: readonly (Json | undefined)[];
  /** Place of the only document of the kind asked for. */
  at: number;
}

/** Readers of all documents, one of which is of this kind. Throws Problem "plan.rollouts" where none is, or several. */
export function documentOfKind(documents: readonly Json[], kind: string, where: Where): DocumentsOfKind {
  const readers = documents.map((value, at) => new JsonReader(value, [], (path) => where(at, path)));
  const kinds = readers.map((reader) => reader.at('kind').value);
  const found = kinds.filter((one) => one === kind).length;
  if (found !== 1) {
    throw new Problem({
      code: 'plan.rollouts',
      message: 'One rollout is read at a time.',
      expected: `one document of kind ${kind}`,
      found: String(found),
    });
  }
  return { readers, kinds, at: kinds.indexOf(kind) };
}
