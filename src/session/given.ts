import type { Documents } from './documents.svelte.ts';
import type { History } from './history.svelte.ts';
import type { Tasks } from './tasks.svelte.ts';
import type { Who } from './who.svelte.ts';

/** What nouns that come with their screens are made with; the workbench has all of it. */
export interface Given {
  tasks: Tasks;
  documents: Documents;
  history: History;
  who: Who;
}
