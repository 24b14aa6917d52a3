import type { PackApi } from '../../src/compute/contract.ts';
import { canonicalJson } from '../../src/core/kernel/canonical-json.ts';
import { selectBundle } from '../../src/core/artifact/select-bundle.ts';
import { chunksOfObject } from '../../src/core/artifact/references.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import { sizesOfChunks } from '../../src/storage/objects.ts';
import { projectSource } from './project-source.ts';

/** Bytes as they are kept here; the file is smaller, since it is packed. */
export const measureProject: PackApi['measure'] = async (project) => {
  const bundle = selectBundle(await projectSource(project));
  const data = new Set<Digest>();
  const models = new Set<Digest>();
  for (const object of bundle.objects) {
    const kind = object.kind === 'model' ? models : data;
    for (const digest of chunksOfObject(object)) kind.add(digest);
  }
  return {
    documents: canonicalJson(bundle.documents).length,
    data: await sizesOfChunks([...data]),
    models: await sizesOfChunks([...models]),
  };
};
