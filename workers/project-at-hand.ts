import type { Id } from '../src/core/kernel/objects.ts';

let project: Id | null = null;

/** The project that the task which begins now is of (see compute/lane.ts); null where none is open. */
export function projectAtHand(): Id | null {
  return project;
}

export function lookAt(id: Id | null): void {
  project = id;
}
