import { canonicalJson } from './canonical-json.ts';
import { encodeUtf8 } from './codecs.ts';
import type { Digest } from './objects.ts';

/** SHA-256 of bytes; the host passes it in, since core has no crypto. */
export type Digester = (bytes: Uint8Array<ArrayBuffer>) => Promise<Digest>;

/** The digest of a JSON value: SHA-256 over its canonical form. */
export function digestOfJson(value: unknown, digester: Digester): Promise<Digest> {
  return digester(encodeUtf8(canonicalJson(value)));
}
