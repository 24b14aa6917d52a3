import { untrack } from 'svelte';
import type { History } from './history.svelte.ts';

interface Edits<T> {
  /** What is edited, as values that are replaced and never changed. */
  read: () => T;
  write: (value: T) => void;
  /** What changed, in words: "Role of “age”". */
  label: (before: T, after: T) => string;
}

/** Edits of the same thing that follow each other this fast are one step, e.g. letters typed. */
const SAME_MS = 1000;

/**
 * Makes the edits of a form that is not saved yet steps of the history, as long as the component that calls this is
 * shown; `write` gives values back to the form.
 */
export function undoableEdits<T>(history: History, { read, write, label }: Edits<T>): void {
  const owner = {};
  let known = untrack(read);
  let last: { label: string; atMs: number; after: T } | null = null;

  const put = (value: T): Promise<boolean> => {
    last = null;
    write(value);
    known = untrack(read);
    return Promise.resolve(true);
  };

  $effect(() => {
    const after = read();
    untrack(() => {
      const before = known;
      if (after === before) return;
      known = after;
      const words = label(before, after);
      const now = performance.now();
      if (last && last.label === words && now - last.atMs < SAME_MS && history.canUndo === words) {
        last.after = after;
        last.atMs = now;
        return;
      }
      const step = { label: words, atMs: now, after };
      last = step;
      history.add({ label: words, owner, undo: () => put(before), redo: () => put(step.after) });
    });
  });
  $effect(() => () => history.forget(owner));
}
