import { describe, expect, it } from 'vitest';
import { KeptAnswers } from '../../src/session/kept-answers.ts';

describe('answers that are kept', () => {
  it('are asked for once, also while they are on their way', async () => {
    const kept = new KeptAnswers<string, number>(2);
    let asked = 0;
    const ask = (): Promise<number> => Promise.resolve(++asked);
    expect(await Promise.all([kept.of('a', ask), kept.of('a', ask)])).toEqual([1, 1]);
    expect(await kept.of('a', ask)).toBe(1);
    expect(await kept.known('a')).toBe(1);
    expect(kept.known('b')).toBeUndefined();
  });

  it('go oldest first where there are too many', async () => {
    const kept = new KeptAnswers<number, number>(2);
    for (const key of [1, 2, 3]) await kept.of(key, () => Promise.resolve(key));
    expect([1, 2, 3].map((key) => kept.known(key) !== undefined)).toEqual([false, true, true]);
  });

  it('that failed are asked for anew', async () => {
    const kept = new KeptAnswers<string, number>(2);
    await expect(kept.of('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await kept.of('a', () => Promise.resolve(7))).toBe(7);
  });
});
