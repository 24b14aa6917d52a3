import { describe, expect, it } from 'vitest';
import type { AnyDocument, AnyObject } from '../../../src/core/artifact/documents.ts';
import { newDocument } from '../../../src/core/artifact/new-document.ts';
import { spaceUse, type Kept } from '../../../src/core/artifact/space-use.ts';
import type { Digest, Id } from '../../../src/core/kernel/objects.ts';

const madeBy = { recipe: 't', app: 't', inputs: [], seed: null, environment: null };

function table(name: string, chunks: string[]): AnyObject {
  const column = { name: 'x', unit: null, missing: 0, role: 'feature', type: 'integer', chunks };
  return { kind: 'table', digest: name, madeBy, rows: 1, source: null, columns: [column] } as never;
}

function evaluation(name: string, of: string): AnyObject {
  return { kind: 'evaluation', digest: name, madeBy, table: of, model: 'm', predictions: 'p' } as never;
}

function project(name: string, deletedMs: number | null = null): AnyDocument {
  const identity = { id: name as Id, projectId: name as Id, name: `Project ${name}`, nowMs: 1 };
  return { ...newDocument('project', identity, { sample: false }), deletedMs };
}

function entry(of: string, object: AnyObject, deletedMs: number | null = null): AnyDocument {
  const id = `${of}/${object.digest}` as Id;
  const identity = { id, projectId: of as Id, name: `Entry ${object.digest}`, nowMs: 1 };
  return {
    ...newDocument('entry', identity, { kind: object.kind, object: object.digest }),
    deletedMs,
  };
}

const CHUNKS = new Map(Object.entries({ c1: 100, c2: 20, c3: 3 })) as unknown as Kept['chunks'];

function kept(documents: AnyDocument[], objects: AnyObject[]): Kept {
  return { documents, objects: new Map(objects.map((object) => [object.digest, object])), chunks: CHUNKS };
}

describe('what takes the room', () => {
  const big = table('big', ['c1', 'c2']);
  const small = table('small', ['c2']);
  const old = table('old', ['c3']);

  it('counts a chunk once in a project and once in all, and says who shares what', () => {
    const use = spaceUse(
      kept(
        [project('a'), project('b'), entry('a', big), entry('a', small), entry('b', small)],
        [big, small, old],
      ),
    );
    expect(use.totalBytes).toBe(123);
    const [a, b] = use.projects;
    expect(a).toMatchObject({ name: 'Project a', bytes: 120, ownBytes: 100 });
    expect(b).toMatchObject({ name: 'Project b', bytes: 20, ownBytes: 0 });
    expect(a!.parts.map(({ name, bytes, alsoIn }) => [name, bytes, alsoIn])).toEqual([
      ['Entry big', 120, []],
      ['Entry small', 20, ['Project b']],
      ['', a!.parts.at(-1)!.bytes, []],
    ]);
  });

  it('tells what freeing would give back, and what can be brought back', () => {
    const documents = [
      project('a'),
      project('gone', 5),
      entry('a', small),
      entry('a', old, 5),
      entry('gone', big),
    ];
    const use = spaceUse(kept(documents, [big, small, old]));
    expect(use.deletedBytes).toBe(103);
    expect(use.deleted.map(({ id }) => id)).toEqual(['gone', 'a/old' as Id]);
    expect(use.projects).toHaveLength(1);
  });

  it('shows a dataset that was taken off the shelf while an evaluation needs it', () => {
    const result = evaluation('result', 'small');
    const use = spaceUse(kept([project('a'), entry('a', small, 5), entry('a', result)], [small, result]));
    expect(use.projects[0]!.parts[0]).toMatchObject({ entry: null, name: 'Entry small', bytes: 20 });
    expect(use.projects[0]!.parts[1]!.bytes).toBeGreaterThan(100);
    expect(use.deletedBytes).toBe(103);
    expect([...use.deleted]).toMatchObject([{ id: 'a/small' as Digest & Id }]);
  });
});
