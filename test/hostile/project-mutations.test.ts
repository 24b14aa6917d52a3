// First, since it gives Node an IndexedDB before the store looks for one.
import { outcomeOf, storeWithOwnProject } from './import-outcome.ts';
import { expect, it } from 'vitest';
import { createRandom, type Random } from '../../src/core/kernel/random.ts';
import { unpackProject } from '../../workers/pack/unpack-project.ts';
import { quiet, type Bytes } from '../workers/project/sample-project.ts';
import { ForgedProject, type Json } from './forged-project.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { mutateJson } from './mutate-json.ts';

const LONG = process.env['TRUST'] === '1';
const CASES = LONG ? 10_000 : 200;
const SEED = LONG ? Number(process.env['TRUST_SEED'] ?? 1) : 20_240_611;
const TIMEOUT_MS = LONG ? 3_600_000 : 120_000;
/** Of one file of some ten kilobytes: what takes as long as this hangs. */
const HANG_MS = 20_000;

/** Faults where they reach farthest: in the zip, in an entry whose digests fit, in an object named by its own digest. */
const FAULTS: readonly ((forged: ForgedProject, random: Random) => Promise<Bytes>)[] = [
  async (forged, random) => mutateBytes(forged.zip(), random),
  async (forged, random) => {
    const paths = [...forged.entries.keys()].filter((path) => path !== 'manifest.json');
    const path = paths[random.below(paths.length)]!;
    forged.entries.set(path, mutateBytes(forged.entries.get(path)!.slice(), random));
    return (await forged.seal()).zip();
  },
  async (forged, random) => {
    const paths = [...forged.entries.keys()].filter((path) => path.endsWith('.json'));
    const path = paths[random.below(paths.length)]!;
    const mutated = (value: Json): Json => mutateJson(value, random) as Json;
    if (path === 'manifest.json') return (await withManifest(forged, mutated(forged.json(path)))).zip();
    if (path.startsWith('objects/')) await forged.setObject(path, mutated);
    else forged.setJson(path, mutated(forged.json(path)));
    return (await forged.seal()).zip();
  },
];

/** With its own digests made to fit, where it still has the members that they are made of. */
async function withManifest(forged: ForgedProject, manifest: Json): Promise<ForgedProject> {
  try {
    return await forged.seal(() => manifest);
  } catch {
    return forged.setJson('manifest.json', manifest);
  }
}

it(
  'opens or refuses project files with faults, in bounded time, and refused ones leave nothing',
  async () => {
    await storeWithOwnProject();
    const counts: Record<string, number> = {};
    let slowest = 0;
    for (let i = 0; i < CASES; i++) {
      const random = createRandom(SEED + i);
      const bytes = await FAULTS[i % FAULTS.length]!(await ForgedProject.make(30), random);
      const begin = performance.now();
      const outcome = await outcomeOf((job) => unpackProject(new Blob([bytes]), { job }, quiet)).catch(
        (cause: unknown) => {
          throw new Error(`seed ${String(SEED + i)}`, { cause });
        },
      );
      slowest = Math.max(slowest, performance.now() - begin);
      expect(slowest, `seed ${String(SEED + i)}`).toBeLessThan(HANG_MS);
      counts[outcome] = (counts[outcome] ?? 0) + 1;
      if (outcome === 'inert') await storeWithOwnProject();
    }
    if (LONG)
      console.log(
        `project: ${String(CASES)} files, slowest ${slowest.toFixed(0)} ms, ${JSON.stringify(counts)}`,
      );
    expect(counts['project.damaged']).toBeGreaterThan(CASES / 2);
    expect(counts['inert']).toBeGreaterThan(0);
  },
  TIMEOUT_MS,
);
