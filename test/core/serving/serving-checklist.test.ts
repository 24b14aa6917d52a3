import { describe, expect, test } from 'vitest';
import { adviceOf, DEPLOYMENT_CASES } from '../../../src/core/serving/deployment-case.ts';
import {
  completionOf,
  isAnswered,
  NO_ANSWER,
  SERVING_CHECKLIST,
} from '../../../src/core/serving/serving-checklist.ts';

describe('the checklist of a serving plan', () => {
  test('has thirteen questions with keys of their own', () => {
    expect(new Set(SERVING_CHECKLIST.map(({ key }) => key)).size).toBe(13);
  });

  test('a choice or words are an answer; evidence and an owner alone are not', () => {
    expect(isAnswered(undefined)).toBe(false);
    expect(isAnswered({ ...NO_ANSWER, evidence: 'a note', owner: 'Ann', words: '  ' })).toBe(false);
    expect(isAnswered({ ...NO_ANSWER, choice: 'batch' })).toBe(true);
    expect(isAnswered({ ...NO_ANSWER, words: 'at night' })).toBe(true);
  });

  test('counts what is said, and names what comes next', () => {
    const answers = {
      mode: { ...NO_ANSWER, choice: 'batch', evidence: 'a note' },
      hardware: { ...NO_ANSWER, words: 'rented' },
      gone: { ...NO_ANSWER, words: 'of another version' },
    };
    const completion = completionOf(answers);
    expect(completion).toMatchObject({ answered: 2, evidenced: 1, of: 13 });
    expect(completion.next?.key).toBe('place');
    const all = Object.fromEntries(SERVING_CHECKLIST.map(({ key }) => [key, answers.hardware]));
    expect(completionOf(all)).toMatchObject({ answered: 13, next: null });
  });
});

test('each case has its pattern: new gradually, beside a person in the shadow, a system compared', () => {
  const first = DEPLOYMENT_CASES.map(({ case: one }) => adviceOf(one).patterns[0]!.pattern);
  expect(first).toEqual(['canary', 'shadow', 'shadow']);
  expect(adviceOf('replace').patterns.map(({ pattern }) => pattern)).toContain('blueGreen');
});
