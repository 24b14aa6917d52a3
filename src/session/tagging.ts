import type { Digest, Id } from '../core/kernel/objects.ts';
import type { TagEvent } from '../core/labels/tags.ts';
import { tagsOf } from '../core/slices/fields-of.ts';
import { renameTag } from '../core/slices/rename-tag.ts';
import { addEvents } from '../storage/events.ts';
import type { Documents } from './documents.svelte.ts';
import type { Given } from './given.ts';
import type { History, Step } from './history.svelte.ts';
import { freshId } from './ids.ts';
import type { OpenProject } from './open-project.svelte.ts';
import type { Who } from './who.svelte.ts';

interface Mark {
  table: Digest;
  row: number;
  tag: string | null;
  on: boolean;
}

/** Puts tags on rows and takes them off. */
export class Tagging {
  readonly #documents: Documents;
  readonly #history: History;
  readonly #who: Who;
  #lastMs = 0;

  constructor({ documents, history, who }: Pick<Given, 'documents' | 'history' | 'who'>) {
    this.#documents = documents;
    this.#history = history;
    this.#who = who;
  }

  /** A step that undo takes back by further events; rows that carry (or lack) the tag already are left alone. */
  mark(open: OpenProject, table: Digest, rows: readonly number[], tag: string, on: boolean): Promise<Step> {
    const what = rows.length === 1 ? `row ${String(rows[0]! + 1)}` : `${String(rows.length)} rows`;
    return this.#run(
      open,
      rows.map((row) => ({ table, row, tag, on })),
      on ? `Tag ${what} “${tag}”` : `Take “${tag}” off ${what}`,
    );
  }

  /** Notes that a row was looked at: no step, since nothing was decided. */
  async look(open: OpenProject, table: Digest, row: number): Promise<void> {
    if (open.tags.has(table, row, null)) return;
    await this.#documents.follow(this.#add(open, [{ table, row, tag: null, on: true }]));
  }

  /**
   * Gives all rows of a tag, in every table, another; where that one is in use the two become one. Saved slices that
   * name it follow, each as a step of its own.
   */
  async rename(open: OpenProject, from: string, to: string): Promise<void> {
    const marks = open.tags.everywhere(from).flatMap(({ table, rows }) =>
      rows.flatMap((row) => [
        { table, row, tag: to, on: true },
        { table, row, tag: from, on: false },
      ]),
    );
    await this.#run(open, marks, `Rename tag “${from}” to “${to}”`);
    for (const slice of open.slices.filter(({ body }) => tagsOf(body.where).includes(from))) {
      const body = { ...slice.body, where: renameTag(slice.body.where, from, to) };
      await this.#documents.change(slice, { body }, `Tag of slice “${slice.name}”`);
    }
  }

  /** Takes a tag off every row of the project. */
  remove(open: OpenProject, tag: string): Promise<Step> {
    const marks = open.tags
      .everywhere(tag)
      .flatMap(({ table, rows }) => rows.map((row) => ({ table, row, tag, on: false })));
    return this.#run(open, marks, `Remove tag “${tag}”`);
  }

  async #run(open: OpenProject, marks: readonly Mark[], label: string): Promise<Step> {
    const changing = marks.filter(({ table, row, tag, on }) => open.tags.has(table, row, tag) !== on);
    const step: Step = {
      label,
      redo: () => this.#add(open, changing),
      undo: () =>
        this.#add(
          open,
          changing.map((mark) => ({ ...mark, on: !mark.on })),
        ),
    };
    if (changing.length > 0) await this.#documents.follow(this.#history.run(step));
    return step;
  }

  async #add(open: OpenProject, marks: readonly Mark[]): Promise<boolean> {
    const events = marks.map((mark) => this.#event(open, mark));
    await addEvents(events);
    open.tags.take(events);
    return true;
  }

  #event({ id: projectId, tags }: OpenProject, body: Mark): TagEvent {
    // Each later than all before, since of two at one instant none would be the latest.
    this.#lastMs = Math.max(Date.now(), this.#lastMs + 1, tags.latestMs + 1);
    return {
      ...{ id: freshId(), projectId: projectId as Id, kind: 'tag', atMs: this.#lastMs },
      by: this.#who.name ?? '',
      body,
    };
  }
}
