/** A document as it stands in a file, before it has been checked. */
export type RawDocument = Readonly<Record<string, unknown>>;

/** Takes all documents of a project from schema `from` to `from + 1`; it may add and drop some. */
export interface MigrationStep {
  from: number;
  change(documents: readonly RawDocument[]): readonly RawDocument[];
}

/**
 * Every step that was ever released, oldest first. One more of them needs a migration of the database (see
 * storage/migrations.ts), with which the documents it keeps are raised as well. Events have no schema: they only ever
 * gain optional members.
 */
export const STEPS: readonly MigrationStep[] = [];
