import { describe, expect, it } from 'vitest';
import type { Bundle } from '../../../src/core/artifact/bundle.ts';
import type { AnyDocument } from '../../../src/core/artifact/documents.ts';
import { checkReferences } from '../../../src/core/artifact/check-references.ts';
import { selectBundle } from '../../../src/core/artifact/select-bundle.ts';
import { settleIdentity, type Holder } from '../../../src/core/artifact/settle-identity.ts';
import type { Id } from '../../../src/core/kernel/objects.ts';
import { sampleProject } from '../../workers/project/sample-project.ts';

const bundle: Bundle = selectBundle((await sampleProject(3)).bundle);
const own = bundle.project.id;
const ids = [bundle.project, ...bundle.documents].map(({ id }) => id);
const fresh = (): (() => Id) => {
  let next = 0;
  return () => `fresh-${String(next++)}` as Id;
};
const heldBy = (holder: Holder, held = ids): ReadonlyMap<Id, Holder> =>
  new Map(held.map((id) => [id, holder]));

describe('settleIdentity', () => {
  it('keeps the ids where nobody holds them', () => {
    expect(settleIdentity(bundle, new Map(), fresh())).toEqual({ bundle, replaces: null, copied: false });
  });

  it('takes the place of the same project, deleted', () => {
    const holders = heldBy({ projectId: own, projectDeleted: true });
    expect(settleIdentity(bundle, holders, fresh())).toEqual({ bundle, replaces: own, copied: false });
  });

  it.each<[string, ReadonlyMap<Id, Holder>]>([
    ['the same project, alive', heldBy({ projectId: own, projectDeleted: false })],
    [
      'one document, in another project',
      heldBy({ projectId: 'other' as Id, projectDeleted: false }, ids.slice(3, 4)),
    ],
    [
      'one document, in another deleted project',
      heldBy({ projectId: 'other' as Id, projectDeleted: true }, ids.slice(3, 4)),
    ],
  ])('becomes a copy beside %s', (_name, holders) => {
    const settled = settleIdentity(bundle, holders, fresh());
    expect(settled).toMatchObject({ replaces: null, copied: true });
    const { project, documents, objects } = settled.bundle;
    expect(project).toMatchObject({ id: 'fresh-0', projectId: 'fresh-0', name: 'Loans "2024" (copy)' });
    expect(documents.map(({ projectId }) => projectId)).toEqual(documents.map(() => 'fresh-0'));
    expect(new Set(documents.map(({ id }) => id)).size).toBe(bundle.documents.length);
    expect(documents.map(({ rev, updatedMs, body }) => ({ rev, updatedMs, body }))).toEqual(
      bundle.documents.map(({ rev, updatedMs, body }) => ({ rev, updatedMs, body })),
    );
    expect(objects).toBe(bundle.objects);
    expect(() => {
      checkReferences(settled.bundle);
    }).not.toThrow();
  });

  it('follows ids in what it does not know, but not in texts that people wrote', () => {
    const target = bundle.documents[0]!;
    const strange = {
      ...target,
      id: 'brief-1' as Id,
      kind: 'brief',
      body: { about: [target.id], by: { [target.id]: 1 } },
      unknown: { see: target.id },
    } as unknown as AnyDocument;
    const named = { ...bundle.documents[1]!, name: target.id };
    const holders = heldBy({ projectId: own, projectDeleted: false });
    const settled = settleIdentity({ ...bundle, documents: [target, named, strange] }, holders, fresh());
    const [first, second, third] = settled.bundle.documents;
    expect(third).toMatchObject({
      body: { about: [first!.id], by: { [first!.id]: 1 } },
      unknown: { see: first!.id },
    });
    expect(second!.name).toBe(target.id);
  });
});
