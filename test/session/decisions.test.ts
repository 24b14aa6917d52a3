import { beforeEach, describe, expect, it } from 'vitest';
import { emptyStore, id } from '../storage/fresh-store.ts';
import { openDecisions, standingDecisions } from '../../src/core/scoping/decision.ts';
import { Decisions } from '../../src/session/decisions.ts';
import { Documents } from '../../src/session/documents.svelte.ts';
import { EventBook } from '../../src/session/event-book.svelte.ts';
import { EventSteps } from '../../src/session/event-steps.ts';
import { History } from '../../src/session/history.svelte.ts';
import type { OpenProject } from '../../src/session/open-project.svelte.ts';
import { Who } from '../../src/session/who.svelte.ts';

const project = id('project');

function atHand() {
  const history = new History();
  const book = new EventBook(project, 'decision');
  return {
    ...{ history, open: { id: project, decisions: book } as unknown as OpenProject },
    decisions: new Decisions(new EventSteps(new Documents(history), history, new Who())),
    openWords: () => openDecisions(book.events).map(({ body }) => body.words),
    standing: () => standingDecisions(book.events).map(({ body }) => body.words),
  };
}
const said = (state: 'open' | 'decided', words: string) => ({
  ...{ stage: 'data', state, words, why: '', evidence: [] },
});

describe('decisions', () => {
  beforeEach(emptyStore);

  it('settle what was open, and all of it undone and done again is settled again', async () => {
    const { history, open, decisions, openWords, standing } = atHand();
    await decisions.add(open, said('open', 'Merge?'), 'ask');
    const [asked] = openDecisions(open.decisions.events);
    await decisions.settle(open, asked!, said('decided', 'Merge'), 'decide');
    expect(openWords()).toEqual([]);
    await history.undo();
    expect(openWords()).toEqual(['Merge?']);
    await history.undo();
    expect(standing()).toEqual([]);
    await history.redo();
    await history.redo();
    expect(standing()).toEqual(['Merge?', 'Merge']);
    expect(openWords()).toEqual([]);
  });

  it('are taken back, and count again when that is undone', async () => {
    const { history, open, decisions, openWords, standing } = atHand();
    await decisions.add(open, said('open', 'Merge?'), 'ask');
    const [asked] = openDecisions(open.decisions.events);
    await decisions.settle(open, asked!, said('decided', 'Merge'), 'decide');
    const [, decided] = standingDecisions(open.decisions.events);
    await decisions.takeBack(open, decided!, 'take back');
    expect(openWords()).toEqual(['Merge?']);
    await history.undo();
    expect(openWords()).toEqual([]);
    expect(standing()).toEqual(['Merge?', 'Merge']);
  });
});
