import { Problem } from '../../src/core/kernel/problem.ts';

/** "\0asm" */
const MAGIC = [0x00, 0x61, 0x73, 0x6d];

/**
 * The bytes of an engine, or null where the host does not have it (also where it answers with a page instead). Throws
 * Problem where there is no answer at all.
 */
export async function fetchEngine(address: string): Promise<ArrayBuffer | null> {
  try {
    const response = await fetch(address);
    if (!response.ok) return null;
    const bytes = await response.arrayBuffer();
    const head = new Uint8Array(bytes, 0, Math.min(MAGIC.length, bytes.byteLength));
    return MAGIC.every((byte, i) => head[i] === byte) ? bytes : null;
  } catch (error) {
    throw new Problem({
      code: 'engine.notLoaded',
      message: 'The engine with WebGPU could not be loaded.',
      found: error instanceof Error ? error.message : String(error),
      where: address,
      fix: 'Check the connection; once loaded it is kept for working offline.',
    });
  }
}
