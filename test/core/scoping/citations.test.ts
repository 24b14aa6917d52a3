import { expect, it } from 'vitest';
import type { Id } from '../../../src/core/kernel/objects.ts';
import { citationsOf } from '../../../src/core/scoping/citations.ts';
import type { DecisionEvent } from '../../../src/core/scoping/decision.ts';
import type { Worksheet } from '../../../src/core/scoping/worksheet.ts';

const cites = (id: string) => [{ ref: { to: 'document', id, rev: 1 }, what: '', seen: '', seenMs: 0 }];
const sheet = (id: string, of: string): Worksheet =>
  ({ id, body: { answers: { metrics: { evidence: cites(of) } } } }) as unknown as Worksheet;
const decided = (atMs: number, id: string, of: string, more: object = {}): DecisionEvent =>
  ({ id, atMs, body: { state: 'decided', evidence: cites(of), ...more } }) as unknown as DecisionEvent;

it('what rests on a document: sheets, and decisions that stand, by themselves or through a sheet', () => {
  const sheets = [sheet('scoping', 'target'), sheet('canvas', 'another')];
  const decisions = [
    decided(1, 'direct', 'target'),
    decided(2, 'go', 'scoping'),
    decided(3, 'elsewhere', 'canvas'),
    decided(4, 'open', 'target', { state: 'open' }),
    decided(5, 'withdrawn', 'target'),
    decided(6, 'withdrawal', 'none', { takesBack: 'withdrawn' }),
  ];
  expect(citationsOf('target' as Id, sheets, decisions)).toEqual({
    sheets: [sheets[0]],
    decisions: [
      { decision: decisions[0], through: null },
      { decision: decisions[1], through: sheets[0] },
    ],
  });
});
