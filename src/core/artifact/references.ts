import type { Digest } from '../kernel/objects.ts';
import type { AnyObject } from './documents.ts';

/** Digests of the chunks that hold an object's bytes, in order. */
export function chunksOfObject(object: AnyObject): readonly Digest[] {
  switch (object.kind) {
    case 'table':
    case 'predictions':
      return object.columns.flatMap((column) => column.chunks);
    case 'model':
      return object.source.type === 'onnx' ? object.source.chunks : [];
    case 'recipe':
    case 'latency':
    case 'evaluation':
      return [];
  }
}

/** Digests of the objects an object was made from and cannot be read without. */
export function inputsOfObject(object: AnyObject): readonly Digest[] {
  switch (object.kind) {
    case 'table':
    case 'recipe':
      return [];
    case 'model':
      return object.signature.recipe ? [object.signature.recipe] : [];
    case 'predictions':
    case 'latency':
      return [object.table, object.model];
    case 'evaluation':
      return [object.table, object.model, object.predictions];
  }
}

/** Everything reachable from the roots, roots included; unknown digests are left out. */
export function reachable(
  roots: Iterable<Digest>,
  objectOf: (digest: Digest) => AnyObject | undefined,
): Set<Digest> {
  const seen = new Set<Digest>();
  const waiting = [...roots];
  for (let digest = waiting.pop(); digest !== undefined; digest = waiting.pop()) {
    const object = seen.has(digest) ? undefined : objectOf(digest);
    if (!object) continue;
    seen.add(digest);
    waiting.push(...inputsOfObject(object));
  }
  return seen;
}
