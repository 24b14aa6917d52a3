import type { Bundle } from '../../../src/core/artifact/bundle.ts';
import { everyEvent } from './every-event.ts';
import { everyKind } from './every-kind.ts';
import { sampleProject, type MemoryStore } from './sample-project.ts';
import { withRecipe } from './with-recipe.ts';

export const WHOLE_NOW_MS = 1_700_000_000_000;

/** A project with every kind of object, document and event that there is. */
export async function wholeProject(rows: number): Promise<{ store: MemoryStore; bundle: Bundle }> {
  const { store, bundle } = await sampleProject(rows);
  const { project } = await withRecipe(bundle, WHOLE_NOW_MS);
  const documents = [...project.documents, ...everyKind(bundle, WHOLE_NOW_MS)];
  return { store, bundle: { ...project, documents, events: everyEvent(bundle, WHOLE_NOW_MS) } };
}
