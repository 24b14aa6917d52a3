import type { Digester } from '../core/kernel/digest.ts';
import type { Digest } from '../core/kernel/objects.ts';

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** SHA-256 by the platform. Needs a secure context (https or localhost). */
export const sha256: Digester = async (bytes) => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  let hex = '';
  for (const byte of hash) hex += HEX[byte]!;
  return hex as Digest;
};
