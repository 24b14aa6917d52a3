import { beforeEach, expect, it } from 'vitest';
import { emptyStore, id, projectDocument } from '../storage/fresh-store.ts';
import { newDocument } from '../../src/core/artifact/new-document.ts';
import { exampleAnswers } from '../../src/core/scoping/example-answers.ts';
import { SCOPING } from '../../src/core/scoping/sheets/scoping.ts';
import { readPortfolio } from '../../src/session/read-portfolio.ts';
import { addDocuments } from '../../src/storage/documents.ts';
import { addEvents } from '../../src/storage/events.ts';

beforeEach(emptyStore);

it('reads every project that is not deleted, with its own sheets and decisions only', async () => {
  const identity = { id: id('sheet'), projectId: id('phones'), name: 'Scoping sheet', nowMs: 1 };
  const body = { sheet: 'scoping' as const, subject: null, comments: {}, versions: [] };
  const sheet = newDocument('worksheet', identity, { ...body, answers: exampleAnswers(SCOPING) });
  const readiness = newDocument(
    'readiness',
    { ...identity, id: id('readiness'), name: 'Readiness' },
    { rubric: '2017', points: {}, debts: {}, history: [{ atMs: 5, score: 1.5, sums: [2, 2, 2, 1.5] }] },
  );
  await addDocuments([
    projectDocument('phones'),
    projectDocument('voice'),
    { ...projectDocument('gone'), deletedMs: 2 },
    ...[sheet, { ...readiness, deletedMs: 3, id: id('deleted') }, readiness],
  ]);
  const decision = { stage: 'scoping', state: 'decided' as const, words: 'Go', why: '', evidence: [] };
  const event = { id: id('go'), projectId: id('phones'), kind: 'decision' as const, atMs: 4, by: 'Ada' };
  await addEvents([{ ...event, body: decision }]);

  const [phones, voice, ...others] = await readPortfolio();
  expect(others).toEqual([]);
  expect(phones).toMatchObject({
    ...{ id: 'phones', stage: 'scoping', decision: { choice: { value: 'go' } } },
    ...{ value: { value: { middle: 90_000 } }, readiness: { score: 1.5 } },
  });
  expect(voice).toMatchObject({ id: 'voice', stage: null, decision: null, value: { missing: 'not said' } });
});
