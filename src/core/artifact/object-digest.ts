import { digestOfJson, type Digester } from '../kernel/digest.ts';
import type { Digest } from '../kernel/objects.ts';
import type { AnyObject } from './documents.ts';

/**
 * The digest of what an object is, not of how it came to be: `madeBy` stays outside, and so does the file a table
 * was read from, so that the same values read the same way are one version whatever the file was called. Members
 * that a newer version wrote count.
 */
export function digestOfObject(
  object: AnyObject | Omit<AnyObject, 'digest'>,
  digester: Digester,
): Promise<Digest> {
  const content: Record<string, unknown> = { ...object };
  delete content['digest'];
  delete content['madeBy'];
  if (object.kind === 'table') delete content['source'];
  return digestOfJson(content, digester);
}
