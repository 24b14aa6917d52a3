import type { Digest } from '../kernel/objects.ts';
import { objectsOfShadow } from '../shadow/shadow.ts';
import type { AnyDocument } from './documents.ts';
import { versionsOf } from './entry-versions.ts';

/** Objects that a document leads to: they are here, and leave with it, for as long as it is. */
export function rootsOf(document: AnyDocument): readonly Digest[] {
  switch (document.kind) {
    case 'entry':
      return versionsOf(document);
    case 'sheet':
      return [document.body.evaluation];
    case 'estimate': {
      const { body } = document;
      return body.of === 'errors' && body.evaluation !== null ? [body.evaluation] : [];
    }
    case 'log':
      return document.body.profile === null ? [] : [document.body.profile];
    case 'shadow':
      return objectsOfShadow(document);
    default:
      return [];
  }
}
