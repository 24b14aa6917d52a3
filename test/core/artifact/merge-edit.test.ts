import { describe, expect, it } from 'vitest';
import { mergeEdit } from '../../../src/core/artifact/merge-edit.ts';
import { newDocument } from '../../../src/core/artifact/new-document.ts';
import type { Baseline, Sheet } from '../../../src/core/evaluation/sheet.ts';
import type { Digest, Id } from '../../../src/core/kernel/objects.ts';
import { EMPTY_ANSWER } from '../../../src/core/scoping/worksheet.ts';
import { DEFAULT_PLAN, DEFAULT_STEP } from '../../../src/core/rollout/plan.ts';

const human: Baseline = { value: 0.95, source: 'two inspectors' };
const older: Baseline = { value: 0.9, source: 'older model' };

const seen: Sheet = newDocument(
  'sheet',
  { id: 's' as Id, projectId: 'p' as Id, name: 'Errors', nowMs: 1 },
  { evaluation: 'e' as Digest, column: 'age', baseline: null, rowBaselines: {} },
);
const body = (change: Partial<Sheet['body']>): Sheet['body'] => ({ ...seen.body, ...change });
const sheet = (change: Partial<Sheet>): Sheet => ({ ...seen, rev: 2, ...change });

describe('an edit and what another tab did meanwhile', () => {
  it('stand side by side where they touch different things', () => {
    const stored = sheet({ name: 'Theirs', body: body({ column: 'region' }) });
    const edit = { from: { body: seen.body }, to: { body: body({ baseline: human }) } };
    expect(mergeEdit(stored, edit)).toEqual({
      change: { body: body({ column: 'region', baseline: human }) },
      clashes: [],
    });
  });

  it('stand side by side by row where both set levels of rows', () => {
    const stored = sheet({ body: body({ rowBaselines: { a: human } }) });
    const edit = { from: { body: seen.body }, to: { body: body({ rowBaselines: { b: older } }) } };
    expect(mergeEdit(stored, edit).change).toEqual({ body: body({ rowBaselines: { a: human, b: older } }) });
  });

  it('keeps a row that one side took away, away', () => {
    const both = body({ rowBaselines: { a: human, b: older } });
    const stored = sheet({ body: body({ rowBaselines: { a: human } }) });
    const edit = { from: { body: both }, to: { body: { ...both, column: 'region' } } };
    expect(mergeEdit(stored, edit).change).toEqual({
      body: body({ column: 'region', rowBaselines: { a: human } }),
    });
  });

  it('clash where both changed the same thing differently, and nowhere else', () => {
    const stored = sheet({ name: 'Theirs', body: body({ column: 'region', baseline: human }) });
    const edit = { from: { body: seen.body }, to: { body: body({ column: 'income', baseline: human }) } };
    expect(mergeEdit(stored, edit)).toEqual({
      change: { body: body({ column: 'income', baseline: human }) },
      clashes: [{ field: 'body.column', theirs: 'region', mine: 'income' }],
    });
  });

  it('agree where both did the same', () => {
    const stored = sheet({ name: 'Same' });
    expect(mergeEdit(stored, { from: { name: 'Errors' }, to: { name: 'Same' } })).toEqual({
      change: {},
      clashes: [],
    });
    const gone = sheet({ deletedMs: 5 });
    expect(mergeEdit(gone, { from: { deletedMs: null }, to: { deletedMs: 9 } })).toEqual({
      change: {},
      clashes: [],
    });
  });

  it('undone, takes back its own change and leaves the other tab’s', () => {
    const mine = body({ column: 'region' });
    const stored = sheet({ body: { ...mine, baseline: human } });
    expect(mergeEdit(stored, { from: { body: mine }, to: { body: seen.body } })).toEqual({
      change: { body: body({ baseline: human }) },
      clashes: [],
    });
  });

  it('clash where the thing was deleted, and bring it back only if the edit wins', () => {
    const stored = sheet({ deletedMs: 5 });
    expect(mergeEdit(stored, { from: { name: 'Errors' }, to: { name: 'Mine' } })).toEqual({
      change: { name: 'Mine', deletedMs: null },
      clashes: [{ field: 'deletedMs', theirs: 5, mine: null }],
    });
  });

  it('never mixes the parts of one predicate', () => {
    const field = { of: 'data', name: 'age' } as const;
    const was = { op: 'lt', field, value: 25 } as const;
    const slice = newDocument(
      'slice',
      { id: 's' as Id, projectId: 'p' as Id, name: 'Young', nowMs: 1 },
      { where: { ...was, op: 'le' }, foundBy: 'user' },
    );
    const edit = {
      from: { body: { where: was, foundBy: 'user' } },
      to: { body: { where: { ...was, value: 30 }, foundBy: 'user' } },
    } as const;
    expect(mergeEdit(slice, edit).clashes).toHaveLength(1);
  });

  it('of a rollout plan stand side by side by its parts: steps, policy, guardrails', () => {
    const identity = { id: 'r' as Id, projectId: 'p' as Id, name: 'Plan', nowMs: 1 };
    const plan = newDocument('rolloutPlan', identity, { plan: DEFAULT_PLAN, note: '' });
    const steps = [{ ...DEFAULT_STEP, weight: 5 }];
    const policy = { ...DEFAULT_PLAN.policy, promoteStep: 50 };
    const stored = { ...plan, rev: 2, body: { ...plan.body, plan: { ...DEFAULT_PLAN, steps } } };
    const mine = { ...plan.body, plan: { ...DEFAULT_PLAN, policy }, guardrails: { e: 't' as Id } };
    expect(mergeEdit(stored, { from: { body: plan.body }, to: { body: mine } })).toEqual({
      change: { body: { ...mine, plan: { ...DEFAULT_PLAN, steps, policy } } },
      clashes: [],
    });
  });

  it('of a worksheet stand side by side by field, by part of an answer and by comment', () => {
    const identity = { id: 'w' as Id, projectId: 'p' as Id, name: 'Scoping', nowMs: 1 };
    const answers = { problem: { ...EMPTY_ANSWER, text: 'returns' } };
    const comment = { field: 'problem', by: 'Ann', atMs: 1, words: 'how many?', settledMs: null };
    const sheet = newDocument('worksheet', identity, {
      ...{ sheet: 'scoping', subject: null, answers, comments: { a: comment }, versions: [] },
    });
    const theirs = {
      answers: { problem: { ...answers.problem, owner: 'Bo' }, whose: { ...EMPTY_ANSWER, text: 'the line' } },
      comments: { a: { ...comment, settledMs: 5 } },
    };
    const stored = { ...sheet, rev: 2, body: { ...sheet.body, ...theirs } };
    const mine = {
      ...sheet.body,
      answers: { problem: { ...EMPTY_ANSWER, text: '3 in 1,000 returned' } },
      comments: { a: comment, b: { ...comment, words: 'and why?' } },
    };
    expect(mergeEdit(stored, { from: { body: sheet.body }, to: { body: mine } })).toEqual({
      change: {
        body: {
          ...sheet.body,
          answers: {
            problem: { ...EMPTY_ANSWER, text: '3 in 1,000 returned', owner: 'Bo' },
            whose: theirs.answers.whose,
          },
          comments: { a: theirs.comments.a, b: mine.comments.b },
        },
      },
      clashes: [],
    });
    const other = {
      ...sheet.body,
      answers: { ...stored.body.answers, whose: { ...EMPTY_ANSWER, text: 'customers' } },
    };
    const clash = mergeEdit(stored, { from: { body: sheet.body }, to: { body: other } }).clashes;
    expect(clash.map(({ field }) => field)).toEqual(['body.answers.whose']);
  });
});
