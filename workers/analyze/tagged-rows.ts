import type { Digest, Id } from '../../src/core/kernel/objects.ts';
import { TagBook } from '../../src/core/labels/tags.ts';
import type { RowsTagged } from '../../src/core/slices/select-rows.ts';
import { freshEvents } from '../../src/storage/events.ts';

interface Read {
  project: Id;
  book: TagBook;
  known: Set<Id>;
}

let read: Read | null = null;

/** The tags of a project as they stand now: what came since they were last asked for is read along. */
export async function tagBookOf(project: Id | null): Promise<TagBook> {
  if (!project) return new TagBook();
  if (read?.project !== project) read = { project, book: new TagBook(), known: new Set() };
  const { book, known } = read;
  const fresh = (await freshEvents(project, 'tag', known)).filter(({ id }) => !known.has(id));
  for (const { id } of fresh) known.add(id);
  book.tell(fresh);
  return book;
}

/** Finds the rows of a table by tag; a tag that nobody ever gave in the project is none. */
export async function taggedRows(project: Id | null, table: Digest, rows: number): Promise<RowsTagged> {
  const book = await tagBookOf(project);
  const known = new Set(book.known());
  return (tag) => {
    if (!known.has(tag)) return null;
    const mask = new Uint8Array(rows);
    for (const row of book.rows(table, tag)) if (row < rows) mask[row] = 1;
    return mask;
  };
}
