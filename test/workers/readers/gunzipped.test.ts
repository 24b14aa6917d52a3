import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../workers/readers/byte-source.ts';
import { streamOf } from '../../../workers/readers/byte-stream.ts';
import { GZIP_LIMITS, gunzipped, unpackWhole } from '../../../workers/readers/gunzipped.ts';
import { readAll } from './read-all.ts';

const packed = (content: string | Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(content));

async function drain(bytes: Uint8Array<ArrayBuffer>, limits = GZIP_LIMITS): Promise<number> {
  const stream = gunzipped(streamOf(bytesSource('x.gz', bytes)), limits);
  let size = 0;
  for (let piece = await stream.next(); piece; piece = await stream.next()) size += piece.length;
  return size;
}

describe('gzip', () => {
  it('unpacks several megabytes piece by piece', async () => {
    const text = Array.from({ length: 200_000 }, (_, i) => `${String(i)},${String((i * 7919) % 1000)}`).join(
      '\n',
    );
    const table = await readAll(bytesSource('x.csv.gz', packed(`a,b\n${text}\n`)));
    expect(table.rows).toBe(200_000);
    expect(await drain(packed(text))).toBe(text.length);
  });

  it('refuses what is cut off or changed', async () => {
    const bytes = packed('a,b\n1,2\n'.repeat(1000));
    await expect(drain(bytes.slice(0, -6))).rejects.toMatchObject({ facts: { code: 'gzip.damaged' } });
    const changed = bytes.slice();
    changed[changed.length - 6]! ^= 1;
    await expect(drain(changed)).rejects.toMatchObject({ facts: { code: 'gzip.damaged' } });
  });

  it('stops at what unpacks to far more than a table, before it fills the memory', async () => {
    const bomb = packed(new Uint8Array(20_000_000));
    const limits = { ...GZIP_LIMITS, freeBytes: 1_000_000 };
    await expect(drain(bomb, limits)).rejects.toMatchObject({ facts: { code: 'gzip.tooDense' } });
    await expect(
      unpackWhole(bytesSource('x.gz', bomb), { ...GZIP_LIMITS, wholeBytes: 1_000_000 }),
    ).rejects.toMatchObject({ facts: { code: 'gzip.tooLarge' } });
  });

  it('unpacks a whole file of which any part can be read', async () => {
    const bytes = new Uint8Array(40_000_000).map((_, i) => (i * 31) ^ (i >> 13));
    const whole = await unpackWhole(bytesSource('x.gz', packed(bytes)), { ...GZIP_LIMITS, ratio: 1e6 });
    expect(whole.size).toBe(bytes.length);
    for (const [from, to] of [
      [0, 10],
      [16_777_200, 16_777_300],
      [39_999_990, 40_000_100],
    ] as const)
      expect(await whole.slice(from, to)).toEqual(bytes.slice(from, to));
  });
});
