import { describe, expect, it } from 'vitest';
import { documentFromJson } from '../../../src/core/artifact/document-json.ts';
import { documentToJson } from '../../../src/core/artifact/document-members.ts';
import { sampleProject } from '../../workers/project/sample-project.ts';

const { bundle } = await sampleProject(3);
const slice = bundle.documents.find(({ kind }) => kind === 'slice')!;

describe('documents in a file', () => {
  it('come back as they were, each kind of them', () => {
    for (const document of [bundle.project, ...bundle.documents]) {
      expect(documentFromJson(documentToJson(document), 'x', false)).toEqual(document);
    }
  });

  it('keep what a newer version wrote beside, and inside', () => {
    const body = { ...(slice.body as object), colour: 'red', more: { deep: [1] } };
    const json = { ...documentToJson(slice), body, pinned: true, unknown: 'a field of that name' };
    const document = documentFromJson(json, 'x', true);
    expect(document.unknown).toEqual({ pinned: true, unknown: 'a field of that name' });
    expect(documentToJson(document)).toEqual(json);
  });

  it('never let a kept field hide one of ours', () => {
    expect(documentToJson({ ...slice, unknown: { name: 'false', rev: 99 } })).toMatchObject({
      name: slice.name,
      rev: slice.rev,
    });
  });

  it.each([
    [{ id: 'a/../b' }, 'x: id'],
    [{ rev: -1 }, 'x: rev'],
    [{ name: 3 }, 'x: name'],
    [{ body: { foundBy: 'user', where: { op: 'nor' } } }, 'x: body.where.op'],
    [{ body: { foundBy: 'user', where: { op: 'and', of: [{ op: 'not' }] } } }, 'x: body.where.of.0.of'],
    [{ body: null }, 'x: body'],
  ])('are refused with the member that does not fit: %o', (change, where) => {
    const json = { ...documentToJson(slice), ...change };
    expect(() => documentFromJson(json, 'x', false)).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ code: 'project.damaged', where }) }),
    );
  });
});
