import type { AnyDocument, Entry } from '../core/artifact/documents.ts';
import type { Change, Clash, Edit } from '../core/artifact/merge-edit.ts';
import type { Digest, Id } from '../core/kernel/objects.ts';
import { addDocuments, documentsOf, editDocument } from '../storage/documents.ts';
import type { History, Step } from './history.svelte.ts';

/** Something changed here and, differently, in another tab: the person says which of the two stands. */
export interface Question {
  /** As the other tab left it. */
  stored: AnyDocument;
  /** What was to be done here. */
  label: string;
  clashes: readonly Clash[];
  answer: (choice: 'mine' | 'theirs') => void;
}

/** Changes to documents that can be taken back. Other tabs' changes of other things stay, in undo and redo as well. */
export class Documents {
  /** Waits for its answer; nothing of that change is written before. */
  question = $state.raw<Question | null>(null);
  readonly #history: History;
  readonly #pending = new Set<Promise<unknown>>();

  constructor(history: History) {
    this.#history = history;
  }

  add(document: AnyDocument, label: string): Promise<Step> {
    return this.addTogether([document], label);
  }

  /** Several that belong together, as one step. */
  addTogether(documents: readonly AnyDocument[], label: string): Promise<Step> {
    const again = together(
      documents.map(({ id }) => this.#standing(id, label)),
      label,
    );
    let added = false;
    return this.#step({
      ...again,
      redo: async () => {
        if (added) return again.redo();
        await addDocuments(documents);
        return (added = true);
      },
    });
  }

  /** Changes the document as it was seen. Where another tab changed the same thing, the person is asked first. */
  change<D extends AnyDocument>(document: D, change: Change<D>, label: string): Promise<Step> {
    const from = Object.fromEntries(Object.keys(change).map((key) => [key, document[key as keyof D]]));
    return this.#step(this.#editing(document.id, { from, to: change } as Edit, label));
  }

  /** Changes of several documents as one step, written one after the other. */
  changeAll(changes: readonly { document: AnyDocument; change: Change }[], label: string): Promise<Step> {
    const steps = changes.map(({ document: { id, ...before }, change: to }) => {
      const from = Object.fromEntries(Object.keys(to).map((key) => [key, before[key as keyof Change]]));
      return this.#editing(id, { from, to }, label);
    });
    return this.#step(together(steps, label));
  }

  /**
   * Writes what the program found out by itself, which is no step to take back. Where the document says otherwise
   * meanwhile, that stands, and it is found out anew.
   */
  async note<D extends AnyDocument>({ id, body }: D, found: Partial<D['body']>): Promise<void> {
    const edit = { from: { body }, to: { body: { ...body, ...found } } } as Edit;
    await this.follow(editDocument(id, edit, Date.now()));
  }

  /** `before` is the name the person saw. */
  rename(document: AnyDocument, name: string, before = document.name): Promise<Step> {
    return this.change<AnyDocument>(
      { ...document, name: before },
      { name },
      `Rename “${before}” to “${name}”`,
    );
  }

  /** A tombstone: nothing is lost until space is freed. */
  remove(document: AnyDocument): Promise<Step> {
    return this.change(document, { deletedMs: Date.now() }, `Delete “${document.name}”`);
  }

  /** Brings back what was deleted here or in another tab. */
  restore(document: AnyDocument): Promise<Step> {
    const deleted = { ...document, deletedMs: document.deletedMs ?? Date.now() };
    return this.change<AnyDocument>(deleted, { deletedMs: null }, `Bring back “${document.name}”`);
  }

  /** Makes what was added past the history, by a worker or as a whole project, a step that can be taken back. */
  remember(id: Id, label: string): void {
    this.#history.add(this.#standing(id, label));
  }

  /** The same for an object that a worker put on the shelf; not where it stood there before. */
  async rememberShelved(project: Id, object: Digest, sinceMs: number): Promise<void> {
    const entry = await this.latest(
      project,
      (doc): doc is Entry => doc.kind === 'entry' && doc.body.object === object && doc.deletedMs === null,
    );
    if (entry && entry.createdMs >= sinceMs) this.remember(entry.id, `Add “${entry.name}”`);
  }

  /** A document as it is stored now, which what the screen shows may trail by a moment. */
  async latest<D extends AnyDocument>(
    project: Id,
    isIt: (document: AnyDocument) => document is D,
  ): Promise<D | null> {
    return (await this.follow(documentsOf(project))).find(isIt) ?? null;
  }

  /** Resolves when every change that has begun is written, those that follow from one another too. */
  async settled(): Promise<void> {
    do {
      await Promise.allSettled(this.#pending);
      await new Promise((resolve) => setTimeout(resolve));
    } while (this.#pending.size > 0);
  }

  #step(step: Step): Promise<Step> {
    return this.follow(this.#history.run(step).then(() => step));
  }

  /** The step that began with a document being there. */
  #standing(id: Id, label: string): Step {
    return this.#editing(id, { from: { deletedMs: Date.now() }, to: { deletedMs: null } }, label);
  }

  #editing(id: Id, edit: Edit, label: string): Step {
    return {
      label,
      redo: () => this.#edit(id, edit, label),
      undo: () => this.#edit(id, inverse(edit), `Undo: ${label}`),
    };
  }

  /** Counts as not settled until it ends: for work that leads to a change. */
  follow<T>(work: Promise<T>): Promise<T> {
    this.#pending.add(work);
    const done = (): unknown => this.#pending.delete(work);
    work.then(done, done);
    return work;
  }

  /** False where it was not done, since the other tab's change is to stand. */
  async #edit(id: Id, edit: Edit, label: string): Promise<boolean> {
    const outcome = await editDocument(id, edit, Date.now());
    if (outcome.state === 'done') return true;
    if ((await this.#ask({ ...outcome, label })) === 'theirs') return false;
    await editDocument(id, edit, Date.now(), { overwrite: true });
    return true;
  }

  async #ask(about: Omit<Question, 'answer'>): Promise<'mine' | 'theirs'> {
    while (this.question) await new Promise((resolve) => setTimeout(resolve, 100));
    const choice = await new Promise<'mine' | 'theirs'>((answer) => (this.question = { ...about, answer }));
    this.question = null;
    return choice;
  }
}

/** Steps as one: done one after the other, and taken back from the last. */
function together(steps: readonly Step[], label: string): Step {
  const inTurn = async (acts: readonly (() => Promise<boolean>)[]): Promise<boolean> => {
    let done = false;
    for (const act of acts) done = (await act()) || done;
    return done;
  };
  return {
    label,
    redo: () => inTurn(steps.map(({ redo }) => redo)),
    undo: () => inTurn(steps.map(({ undo }) => undo).reverse()),
  };
}

function inverse({ from, to }: Edit): Edit {
  return { from: to, to: from };
}
