import { beforeEach, describe, expect, it } from 'vitest';
import { digest, emptyStore, id } from '../storage/fresh-store.ts';
import { Documents } from '../../src/session/documents.svelte.ts';
import { EventSteps } from '../../src/session/event-steps.ts';
import { History } from '../../src/session/history.svelte.ts';
import type { OpenProject } from '../../src/session/open-project.svelte.ts';
import { RegistryBook } from '../../src/session/registry-book.svelte.ts';
import { Registry } from '../../src/session/registry.ts';
import { Who } from '../../src/session/who.svelte.ts';
import { eventsOfKind } from '../../src/storage/events.ts';

const [project, older, newer] = [id('project'), digest('older'), digest('newer')];

function atHand() {
  const history = new History();
  const open = { id: project, registry: new RegistryBook(project) } as unknown as OpenProject;
  return {
    history,
    open,
    registry: new Registry(new EventSteps(new Documents(history), history, new Who())),
  };
}

describe('the registry', () => {
  beforeEach(emptyStore);

  it('has one model live, and undo brings the one before back: every event stays', async () => {
    const { history, open, registry } = atHand();
    await registry.change(open, { model: older, stage: 'production', why: '' }, 'older');
    await registry.change(open, { model: newer, stage: 'production', why: 'better' }, 'newer');
    expect(open.registry.live?.model).toBe(newer);
    expect(open.registry.stageOf(older)).toBe('retired');
    expect(open.registry.stageOf(digest('never said'))).toBe('experiment');
    await history.undo();
    expect(open.registry.live?.model).toBe(older);
    expect(open.registry.of(newer)).toBeNull();
    await history.redo();
    expect(open.registry.live?.model).toBe(newer);
    await history.undo();
    await history.undo();
    expect(open.registry.live).toBeNull();
    const events = await eventsOfKind(project, 'registry');
    expect(events).toHaveLength(6);
    expect(new Set(events.map(({ atMs }) => atMs)).size).toBe(6);
  });

  it('hears what another tab wrote, each event once', async () => {
    const { open, registry } = atHand();
    await registry.change(open, { model: older, stage: 'canary', why: '' }, 'older');
    const elsewhere = new RegistryBook(project);
    elsewhere.changes.take(await eventsOfKind(project, 'registry'));
    elsewhere.changes.take(await eventsOfKind(project, 'registry'));
    expect(elsewhere.stageOf(older)).toBe('canary');
    expect(elsewhere.changes.events).toHaveLength(1);
  });

  it('keeps drills, which undo takes back', async () => {
    const { history, open, registry } = atHand();
    const stepsMs = { detect: 1, decide: 2, switch: 3, verify: 4 };
    const drill = { from: newer, to: older, stepsMs, data: null, replay: { why: 'no file' }, note: '' };
    await registry.addDrill(open, drill, 'drill');
    await history.undo();
    const events = await eventsOfKind(project, 'drill');
    expect(events.toSorted((a, b) => a.atMs - b.atMs).map(({ body }) => body.takesBack)).toEqual([
      undefined,
      events.find(({ body }) => body.takesBack === undefined)!.id,
    ]);
    expect(open.registry.drills.events).toHaveLength(2);
  });
});
