import type { AnyDocument } from '../core/artifact/documents.ts';
import { Problem } from '../core/kernel/problem.ts';
import type { Id } from '../core/kernel/objects.ts';
import { addDocuments, changeDocument, documentOf, documentsOf, type Change } from '../storage/documents.ts';
import type { History } from './history.svelte.ts';

/** Changes to documents that can be taken back. */
export class Documents {
  readonly #history: History;

  constructor(history: History) {
    this.#history = history;
  }

  async add(document: AnyDocument, label: string): Promise<void> {
    let added = false;
    await this.#history.run({
      label,
      redo: async () => {
        if (added) await this.#set(document.id, { deletedMs: null });
        else await addDocuments([document]);
        added = true;
      },
      undo: () => this.#set(document.id, { deletedMs: Date.now() }),
    });
  }

  /** The first change is refused where another tab was faster; undo and redo go by what is stored then. */
  async change<D extends AnyDocument>(document: D, change: Change<D>, label: string): Promise<void> {
    const before = Object.fromEntries(
      Object.keys(change).map((key) => [key, document[key as keyof D]]),
    ) as Change<D>;
    let first = true;
    await this.#history.run({
      label,
      redo: async () => {
        if (first) await changeDocument(document.id, document.rev, change, Date.now());
        else await this.#set(document.id, change as Change<AnyDocument>);
        first = false;
      },
      undo: () => this.#set(document.id, before as Change<AnyDocument>),
    });
  }

  rename(document: AnyDocument, name: string): Promise<void> {
    return this.change(document, { name }, `Rename “${document.name}”`);
  }

  /** A tombstone: nothing is lost until space is freed. */
  remove(document: AnyDocument): Promise<void> {
    return this.change(document, { deletedMs: Date.now() }, `Delete “${document.name}”`);
  }

  /** A document as it is stored now, which what the screen shows may trail by a moment. */
  async latest<D extends AnyDocument>(
    project: Id,
    isIt: (document: AnyDocument) => document is D,
  ): Promise<D | null> {
    return (await documentsOf(project)).find(isIt) ?? null;
  }

  async #set(id: Id, change: Change<AnyDocument>): Promise<void> {
    const stored = await documentOf(id);
    if (!stored) {
      throw new Problem({
        code: 'document.gone',
        message: 'This cannot be taken back: its space was freed.',
      });
    }
    await changeDocument(id, stored.rev, change, Date.now());
  }
}
