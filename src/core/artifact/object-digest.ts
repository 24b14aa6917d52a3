import { digestOfJson, type Digester } from '../kernel/digest.ts';
import type { Digest, MadeBy } from '../kernel/objects.ts';
import type { AnyObject } from './documents.ts';

type Content<O> = O extends AnyObject ? Omit<O, 'digest' | 'madeBy'> : never;

/**
 * The digest of what an object is, not of how it came to be: `madeBy` stays outside, and so does the file a table
 * was read from, so that the same values read the same way are one version whatever the file was called.
 */
export function digestOfObject(content: Content<AnyObject>, digester: Digester): Promise<Digest> {
  const { digest: _digest, madeBy: _madeBy, ...rest } = content as AnyObject;
  if (rest.kind !== 'table') return digestOfJson(rest, digester);
  const { source: _source, ...table } = rest;
  return digestOfJson(table, digester);
}

/** An object from its content and its origin. */
export async function nameObject<O extends AnyObject>(
  content: Omit<O, 'digest' | 'madeBy'>,
  madeBy: MadeBy,
  digester: Digester,
): Promise<O> {
  const digest = await digestOfObject(content as Content<AnyObject>, digester);
  return { ...content, digest, madeBy } as unknown as O;
}
