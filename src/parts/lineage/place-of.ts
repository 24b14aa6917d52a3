import type { LineageNode } from '../../core/artifact/lineage.ts';
import type { Id } from '../../core/kernel/objects.ts';
import { hrefOf } from '../../session/route.svelte.ts';

/** The screen of a thing; null where it has none of its own, or is not here. */
export function placeOf(project: Id, { kind, key, document, isReplaced }: LineageNode): string | null {
  if (kind === 'table' && (isReplaced || document === null)) return hrefOf(project, 'data', ['version', key]);
  if (document === null) return null;
  switch (kind) {
    case 'table':
      return hrefOf(project, 'data', ['table', document]);
    case 'model':
      return hrefOf(project, 'modeling', ['model', document]);
    case 'evaluation':
      return hrefOf(project, 'modeling', ['evaluation', document]);
    case 'definition':
      return hrefOf(project, 'data', ['definition']);
    default:
      return null;
  }
}
