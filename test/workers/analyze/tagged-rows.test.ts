import { beforeEach, describe, expect, it } from 'vitest';
import { digest, emptyStore, id } from '../../storage/fresh-store.ts';
import type { Digest, Id } from '../../../src/core/kernel/objects.ts';
import { selectRows } from '../../../src/core/slices/select-rows.ts';
import { addEvents } from '../../../src/storage/events.ts';
import { taggedRows } from '../../../workers/analyze/tagged-rows.ts';

let last = 0;
const mark = (project: Id, table: Digest, row: number, tag: string, on = true): Promise<void> => {
  last++;
  return addEvents([
    {
      id: id(`mark-${String(last)}`),
      projectId: project,
      kind: 'tag',
      atMs: last,
      by: '',
      body: { table, row, tag, on },
    },
  ]);
};
const rowsOf = async (project: Id | null, table: Digest, tag: string): Promise<number[] | null> => {
  const mask = (await taggedRows(project, table, 4))(tag);
  return mask && [...mask];
};

describe('rows by tag in a worker', () => {
  const [ours, theirs, table] = [id('ours'), id('theirs'), digest('t')];
  beforeEach(emptyStore);

  it('are those of the project, as its events stand at the moment', async () => {
    await mark(ours, table, 1, 'dark');
    await mark(theirs, table, 2, 'dark');
    expect(await rowsOf(ours, table, 'dark')).toEqual([0, 1, 0, 0]);
    await mark(ours, table, 3, 'dark');
    expect(await rowsOf(ours, table, 'dark')).toEqual([0, 1, 0, 1]);
    await mark(ours, table, 1, 'dark', false);
    expect(await rowsOf(ours, table, 'dark')).toEqual([0, 0, 0, 1]);
    expect(await rowsOf(theirs, table, 'dark')).toEqual([0, 0, 1, 0]);
  });

  it('of a table without the tag are none; a tag nobody gave is a problem; rows beyond the table are passed over', async () => {
    await mark(ours, digest('other'), 1, 'dark');
    await mark(ours, table, 99, 'far');
    expect(await rowsOf(ours, table, 'dark')).toEqual([0, 0, 0, 0]);
    expect(await rowsOf(ours, table, 'far')).toEqual([0, 0, 0, 0]);
    expect(await rowsOf(ours, table, 'bright')).toBeNull();
    expect(await rowsOf(null, table, 'dark')).toBeNull();
    const tagged = await taggedRows(ours, table, 4);
    expect([...selectRows({ op: 'not', of: { op: 'tag', tag: 'dark' } }, () => null, 4, tagged)]).toEqual([
      1, 1, 1, 1,
    ]);
  });
});
