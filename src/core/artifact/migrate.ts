import { DOCUMENT_SCHEMA } from './documents.ts';
import { STEPS, type MigrationStep, type RawDocument } from './migration-steps.ts';

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
    const due = current.filter((document) => !isBeyond(document, schema));
    const raised = step.change(due).map((document) => ({ ...document, schema: schema + 1 }));
    current = [...raised, ...current.filter((document) => isBeyond(document, schema))];
  }
  return current;
}

/** What a newer minor version wrote stands beside older documents, where a file of it was opened. */
function isBeyond({ schema }: RawDocument, step: number): boolean {
  return typeof schema === 'number' && schema > step;
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
