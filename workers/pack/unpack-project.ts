import type { PackApi } from '../../src/compute/contract.ts';
import { settleIdentity, type Holder } from '../../src/core/artifact/settle-identity.ts';
import type { Id } from '../../src/core/kernel/objects.ts';
import { holdersOf } from '../../src/storage/documents.ts';
import { owning } from '../../src/storage/jobs.ts';
import { commit, stageChunks } from '../../src/storage/objects.ts';
import { sha256 } from '../../src/storage/sha256.ts';
import { readProject } from '../readers/read-project.ts';
import { throttled } from '../throttle.ts';

/** Reads a project file; it is committed whole, or nothing of it is kept. */
export const unpackProject: PackApi['unpack'] = (file, { job }, onProgress) =>
  owning(job, async () => {
    const sink = { chunk: async (bytes: Uint8Array<ArrayBuffer>) => (await stageChunks(job, [bytes]))[0]! };
    const { project, documents, objects, events } = await readProject(
      file,
      sink,
      sha256,
      throttled(onProgress),
    );
    const holders: ReadonlyMap<Id, Holder> = await holdersOf(
      [project, ...documents, ...events].map(({ id }) => id),
    );
    const { bundle, replaces } = settleIdentity(
      { project, documents, objects, events },
      holders,
      () => crypto.randomUUID() as Id,
    );
    await commit(job, Date.now(), {
      objects: bundle.objects,
      documents: [bundle.project, ...bundle.documents],
      events: bundle.events,
      ...(replaces ? { replacesProject: replaces } : {}),
    });
    return { project: bundle.project.id, name: bundle.project.name };
  });
