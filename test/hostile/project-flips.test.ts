import { expect, it } from 'vitest';
import { createRandom } from '../../src/core/kernel/random.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import {
  exported,
  imported,
  MemoryStore,
  sampleProject,
  type Bytes,
} from '../workers/project/sample-project.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import { readTableParquet } from '../../workers/readers/read-table-parquet.ts';
import { writeParquet } from '../../workers/readers/write-parquet.ts';

const LONG = process.env['TRUST'] === '1';
const TIMEOUT_MS = LONG ? 900_000 : 30_000;
const SEED = LONG ? Number(process.env['TRUST_SEED'] ?? 1) : 20_240_607;

/** The problem's code, or "read" where the file was taken. Any other error is thrown. */
async function outcomeOf(file: Bytes): Promise<string> {
  try {
    await imported(file, new MemoryStore());
    return 'read';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error.facts.message.length).toBeGreaterThan(20);
    expect(error.facts.fix).toBeDefined();
    return error.facts.code;
  }
}

it(
  'refuses a project file with one byte flipped, wherever it is',
  async () => {
    const { store, bundle } = await sampleProject(30);
    const honest = await exported(store, bundle);
    const random = createRandom(SEED);
    const counts: Record<string, number> = {};
    const flips = LONG ? 5000 : 100;
    for (let i = 0; i < flips; i++) {
      // Half of them anywhere, half in the directory at the end, where most of a zip's meaning is.
      const reach = i % 2 === 0 ? honest.length : 3000;
      const at = honest.length - 1 - random.below(reach);
      const file = honest.slice();
      file[at]! ^= 1 + random.below(255);
      const outcome = await outcomeOf(file);
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
    const expected = ['project.damaged', 'project.newerMajor', 'project.notAProject', 'project.notAZip'];
    expect(Object.keys(counts).filter((code) => !expected.includes(code))).toEqual([]);
    expect(counts['project.damaged']).toBeGreaterThan(flips * 0.6);
  },
  TIMEOUT_MS,
);

it('refuses rows with one byte flipped, or reads the same rows', async () => {
  const { store, bundle } = await sampleProject(40);
  const table = bundle.objects.find((object) => object.kind === 'table')!;
  const { bytes } = await writeParquet(table, async (digest) => store.chunks.get(digest)!);
  const random = createRandom(7);
  let refused = 0;
  for (let i = 0; i < 400; i++) {
    const flipped = bytes.slice();
    flipped[random.below(flipped.length)]! ^= 1 << random.below(8);
    const sink = new MemoryStore();
    const reading = {
      known: new Set<Digest>(),
      maxChunkBytes: 1e6,
      stage: (chunk: Bytes) => sink.chunk(chunk),
    };
    try {
      await readTableParquet(flipped, table, 'rows', reading);
      const chunks = table.columns.flatMap((column) => column.chunks);
      expect(chunks.every((digest) => sink.chunks.has(digest))).toBe(true);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      expect(error.facts.code).toBe('project.tableMismatch');
      refused++;
    }
  }
  expect(refused).toBeGreaterThan(200);
});
