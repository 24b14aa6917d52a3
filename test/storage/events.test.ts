// First, since it gives Node an IndexedDB before the store looks for one.
import { emptyStore, id } from './fresh-store.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../../src/core/labels/labeling.ts';
import { addEvents, eventsOfKind, freshEvents } from '../../src/storage/events.ts';

beforeEach(emptyStore);

function note(name: string, project = 'project'): Annotation {
  return {
    id: id(name),
    projectId: id(project),
    kind: 'annotation',
    atMs: 1,
    by: 'Ann',
    body: {
      labeling: id('labeling'),
      row: 0,
      what: 'note',
      value: 'dark',
      round: 1,
      definition: null,
      blind: false,
    },
  };
}

describe('events', () => {
  it('are added all or none', async () => {
    await addEvents([note('a')]);
    await expect(addEvents([note('b'), note('a')])).rejects.toThrow();
    expect(await eventsOfKind(id('project'), 'annotation')).toEqual([note('a')]);
  });

  it('are read anew only where they are not known', async () => {
    await addEvents([note('a'), note('b'), note('elsewhere', 'other')]);
    const known = new Set([id('a')]);
    expect(await freshEvents(id('project'), 'annotation', known)).toEqual([note('b')]);
    expect(await freshEvents(id('project'), 'annotation', new Set([id('a'), id('b')]))).toEqual([]);
  });
});
