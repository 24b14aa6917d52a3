// First, since it gives Node an IndexedDB before the store looks for one.
import { outcomeOf, storeWithOwnProject } from './import-outcome.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '../../src/core/kernel/objects.ts';
import type { Signature } from '../../src/core/model/signature.ts';
import { keepModelFile } from '../../workers/infer/keep-model-file.ts';
import { unpackProject } from '../../workers/pack/unpack-project.ts';
import { quiet } from '../workers/project/sample-project.ts';
import { HOSTILE_PROJECTS } from './corpus.ts';
import { HOSTILE_MODELS } from './corpus-of-models.ts';
import type { HostileFile } from './corpus/hostile-file.ts';

/** Beyond a few copies of the file itself; every bomb unpacks to more. */
const MOST_MEMORY = 96 * 2 ** 20;

beforeEach(storeWithOwnProject);

/** The most bytes that buffers took beyond those at the beginning, looked at between turns. */
async function memoryOf(work: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const look = (): void => {
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  };
  const timer = setInterval(look, 2);
  try {
    await work();
    look();
  } finally {
    clearInterval(timer);
  }
  return most;
}

function expectOutcomes(
  files: readonly HostileFile[],
  take: (file: File, job: Id) => Promise<unknown>,
): void {
  it.each(files.map(([name, outcome, forge]) => ({ name, outcome, forge })))(
    '$name: $outcome',
    async ({ outcome, forge }) => {
      const file = new File([await forge()], 'hostile');
      let found = '';
      const memory = await memoryOf(async () => {
        found = await outcomeOf((job) => take(file, job));
      });
      expect(found).toBe(outcome);
      expect(memory, 'bytes held').toBeLessThan(MOST_MEMORY + 4 * file.size);
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );
}

describe('project files that mean harm', () => {
  expectOutcomes(HOSTILE_PROJECTS, (file, job) => unpackProject(file, { job }, quiet));

  it('are at least forty, and made the same each time', async () => {
    expect(new Set(HOSTILE_PROJECTS.map(([name]) => name)).size).toBe(HOSTILE_PROJECTS.length);
    expect(HOSTILE_PROJECTS.length).toBeGreaterThanOrEqual(40);
    const [, , forge] = HOSTILE_PROJECTS.at(-1)!;
    expect(await forge()).toEqual(await forge());
  });
});

describe('model files that mean harm', () => {
  const signature: Signature = {
    task: { type: 'regression', unit: null },
    inputs: [],
    outputs: { label: null, scores: null, value: 'y' },
  };
  const project = 'own' as Id;
  expectOutcomes(HOSTILE_MODELS, (file, job) =>
    keepModelFile(file, signature, { job, project, name: 'hostile' }),
  );
});
