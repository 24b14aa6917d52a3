import { describe, expect, it } from 'vitest';
import type { Bundle } from '../../../src/core/artifact/bundle.ts';
import type { AnyDocument, AnyEvent } from '../../../src/core/artifact/documents.ts';
import { remapIds } from '../../../src/core/artifact/remap-ids.ts';
import { selectBundle } from '../../../src/core/artifact/select-bundle.ts';
import type { Id } from '../../../src/core/kernel/objects.ts';
import type { Annotation } from '../../../src/core/labels/labeling.ts';
import type { DecisionEvent } from '../../../src/core/scoping/decision.ts';
import type { TestSetSeen } from '../../../src/core/splits/split-document.ts';
import { ForgedProject } from '../../hostile/forged-project.ts';
import { everyEvent } from './every-event.ts';
import { everyKind } from './every-kind.ts';
import { exported, imported, sampleProject } from './sample-project.ts';

const { store, bundle } = await sampleProject(7);
const nowMs = 1_700_000_000_000;
const id = (name: string): Id => name as Id;

const project: Bundle = {
  ...bundle,
  documents: [...bundle.documents, ...everyKind(bundle, nowMs)],
  events: everyEvent(bundle, nowMs),
};

describe('documents and events of the data stage in a project file', () => {
  it('come back as they were, and a second file is equal to the byte', async () => {
    const file = await exported(store, project);
    const { manifest, ...read } = await imported(file);
    expect(read).toEqual(selectBundle(project));
    expect(read.events.map(({ id }) => id)).toEqual([
      'event-0',
      'look-0',
      'event-1',
      'event-4',
      'tag-0',
      'tag-1',
      'event-2',
      'stage-0',
      'drill-0',
      'decision-0',
    ]);
    expect(manifest.createdAt >= new Date(nowMs + 2).toISOString()).toBe(true);
    expect(await exported(store, read)).toEqual(file);
    expect(await exported(store, { ...project, events: project.events.toReversed() })).toEqual(file);
  });

  it('follow each other under fresh ids; who labeled stays', () => {
    let next = 0;
    const copy = remapIds(project, () => id(`fresh-${String(next++)}`));
    const of = <K extends AnyDocument['kind']>(kind: K) =>
      copy.documents.find((doc): doc is Extract<AnyDocument, { kind: K }> => doc.kind === kind)!;
    expect(of('labeling').body.definition).toBe(of('definition').id);
    const labeled = copy.events.filter((event): event is Annotation => event.kind === 'annotation');
    expect(new Set(labeled.map(({ body }) => body.labeling))).toEqual(new Set([of('labeling').id]));
    const seen = copy.events.find((event): event is TestSetSeen => event.kind === 'testSetSeen')!;
    expect(copy.documents.find((doc) => doc.id === seen.body.split)).toMatchObject({
      kind: 'split',
      name: 'split',
    });
    const decision = copy.events.find((event): event is DecisionEvent => event.kind === 'decision')!;
    expect(decision.body.evidence[0]!.ref).toMatchObject({ id: of('worksheet').id });
    expect(copy.events.map(({ by }) => by)).toEqual(project.events.map(({ by }) => by));
    expect(
      copy.events.every(({ id, projectId }) => id.startsWith('fresh-') && projectId === copy.project.id),
    ).toBe(true);
  });

  it.each<[string, (events: AnyEvent[]) => unknown]>([
    ['of another project', ([first]) => [{ ...first, projectId: 'other' }]],
    ['of another kind', ([first]) => [{ ...first, kind: 'testSetSeen' }]],
    ['of a kind that is none', ([first]) => [{ ...first, kind: 'looked' }]],
    ['twice', ([first]) => [first, first]],
    ['in no list', ([first]) => first],
    ['with a row that is none', ([first]) => [{ ...first, body: { ...first!.body, row: -1 } }]],
    ['at no time', ([first]) => [{ ...first, atMs: 1e300 }]],
  ])('events %s are refused at their place', async (_, change) => {
    const forged = await ForgedProject.of(await exported(store, project));
    const path = 'events/annotation.json';
    await forged.setJson(path, change(forged.json(path) as unknown as AnyEvent[])).seal();
    await expect(imported(forged.zip())).rejects.toMatchObject({
      facts: { code: 'project.damaged', where: expect.stringContaining('events/annotation.json') as string },
    });
  });

  it('quantiles out of order are refused', async () => {
    const forged = await ForgedProject.of(await exported(store, project));
    const path = 'documents/expectations/doc-expectations.json';
    const text = JSON.stringify(forged.json(path)).replace('"quantiles":[1,', '"quantiles":[9,');
    await forged.setText(path, text).seal();
    await expect(imported(forged.zip())).rejects.toMatchObject({ facts: { code: 'project.damaged' } });
  });
});
