import { DOCUMENT_SCHEMA } from './documents.ts';

/** A document as it stands in a file, before it has been checked. */
export type RawDocument = Readonly<Record<string, unknown>>;

/** Takes all documents of a project from schema `from` to `from + 1`; it may add and drop some. */
export interface MigrationStep {
  from: number;
  change(documents: readonly RawDocument[]): readonly RawDocument[];
}

/** Every step that was ever released, oldest first. */
const STEPS: readonly MigrationStep[] = [];

/**
 * Documents of an older schema as today's; their `schema` is raised with them. Documents of today's or of a newer
 * minor version's schema come back as they are.
 */
export function migrate(
  documents: readonly RawDocument[],
  fromSchema: number,
  steps: readonly MigrationStep[] = STEPS,
  toSchema: number = DOCUMENT_SCHEMA,
): readonly RawDocument[] {
  let current = documents;
  for (let schema = fromSchema; schema < toSchema; schema++) {
    const step = steps.find(({ from }) => from === schema);
    if (!step) throw new RangeError(`migrate: no step from schema ${String(schema)}`);
    current = step.change(current).map((document) => ({ ...document, schema: schema + 1 }));
  }
  return current;
}

/** The oldest schema among documents: what a migration of all of them starts from. */
export function oldestSchema(documents: readonly RawDocument[]): number {
  let oldest = DOCUMENT_SCHEMA;
  for (const { schema } of documents) {
    if (typeof schema === 'number' && Number.isSafeInteger(schema) && schema >= 1 && schema < oldest)
      oldest = schema;
  }
  return oldest;
}
