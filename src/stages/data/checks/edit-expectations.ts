import type { ColumnExpectation, Expectations, ExpectationSet } from '../../../core/schema/expectations.ts';
import type { Documents } from '../../../session/documents.svelte.ts';

/** Writes expectations as a step that can be taken back. */
export async function editExpectations(
  documents: Documents,
  set: ExpectationSet,
  change: Partial<Expectations>,
  label: string,
): Promise<void> {
  const expectations = { ...set.body.expectations, ...change };
  await documents.change(set, { body: { ...set.body, expectations } }, label);
}

/** The same of one column. */
export function editColumn(
  documents: Documents,
  set: ExpectationSet,
  column: string,
  change: Partial<ColumnExpectation>,
): Promise<void> {
  const columns = set.body.expectations.columns.map((other) =>
    other.column === column ? { ...other, ...change } : other,
  );
  return editExpectations(documents, set, { columns }, `What is expected of “${column}”`);
}
