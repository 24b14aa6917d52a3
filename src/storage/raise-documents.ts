import type { Transaction } from 'dexie';
import { documentToJson, withUnknownApart } from '../core/artifact/document-members.ts';
import type { AnyDocument } from '../core/artifact/documents.ts';
import { migrate, oldestSchema } from '../core/artifact/migrate.ts';
import type { Id } from '../core/kernel/objects.ts';
import type { DocumentRecord } from './records.ts';

/**
 * Takes the documents that an older version kept, tombstones included, to today's schema, project by project, by the
 * same steps as those of an older file. Documents of today's schema are not touched.
 */
export async function raiseDocuments(transaction: Transaction): Promise<void> {
  const table = transaction.table<DocumentRecord, Id>('documents');
  const byProject = new Map<Id, AnyDocument[]>();
  for (const document of await table.toArray()) {
    const known = byProject.get(document.projectId);
    if (known) known.push(document);
    else byProject.set(document.projectId, [document]);
  }
  for (const documents of byProject.values()) {
    const json = documents.map(documentToJson);
    const raised = migrate(json, oldestSchema(json));
    if (raised === json) continue;
    await table.bulkDelete(documents.map(({ id }) => id));
    await table.bulkPut(raised.map((document) => withUnknownApart(document) as unknown as AnyDocument));
  }
}
