import type { Digester } from '../kernel/digest.ts';
import type { MadeBy } from '../kernel/objects.ts';
import type { AnyObject } from './documents.ts';
import { digestOfObject } from './object-digest.ts';

/** An object from its content and its origin. */
export async function nameObject<O extends AnyObject>(
  content: Omit<O, 'digest' | 'madeBy'>,
  madeBy: MadeBy,
  digester: Digester,
): Promise<O> {
  const object = { ...content, madeBy } as unknown as Omit<AnyObject, 'digest'>;
  return { ...object, digest: await digestOfObject(object, digester) } as O;
}
