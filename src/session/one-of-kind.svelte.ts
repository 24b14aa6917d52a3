import type { DocumentKind } from '../core/artifact/documents.ts';
import { newDocument, type OfKind } from '../core/artifact/new-document.ts';
import type { Documents } from './documents.svelte.ts';
import { freshId } from './ids.ts';
import type { OpenProject } from './open-project.svelte.ts';
import { SoleDocument } from './sole-document.ts';
import { TypedDocument } from './typed-document.svelte.ts';

/**
 * The document of a kind that a project has one of, to be typed into; it is made, under this name, with its first
 * change. `stored`: its body in the store, or the one it would begin with. Called while a component is being set up.
 */
export function oneOfKind<K extends DocumentKind>(
  documents: Documents,
  open: OpenProject,
  { kind, name }: { kind: K; name: string },
  stored: () => OfKind<K>['body'],
): TypedDocument<OfKind<K>> {
  const sole = new SoleDocument<OfKind<K>>(documents, {
    project: open.id,
    key: kind,
    isIt: (document): document is OfKind<K> => document.kind === kind,
    shown: stored,
    make: (body) => newDocument(kind, { id: freshId(), projectId: open.id, name, nowMs: Date.now() }, body),
  });
  return new TypedDocument<OfKind<K>>(sole, stored);
}
