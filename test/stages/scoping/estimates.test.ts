import { describe, expect, it } from 'vitest';
import { fermiAnswer } from '../../../src/core/scoping/fermi.ts';
import { goDecision, proofOfQuality, proofValue } from '../../../src/core/scoping/information-value.ts';
import { timelineAnswer, type TimelineTask } from '../../../src/core/scoping/timeline.ts';
import { numbersOf, readNumbers } from '../../../src/stages/scoping/estimates/after-numbers.ts';
import { decisionRows } from '../../../src/stages/scoping/estimates/error-rows.ts';
import { about, fermiWords } from '../../../src/stages/scoping/estimates/estimate-words.ts';
import { EXAMPLE_TASKS } from '../../../src/stages/scoping/estimates/example-tasks.ts';
import * as examples from '../../../src/stages/scoping/estimates/fermi-examples.ts';
import { proofWords } from '../../../src/stages/scoping/estimates/proof-words.ts';
import { timelineWords } from '../../../src/stages/scoping/estimates/timeline-words.ts';

describe('numbers of tasks', () => {
  const tasks = ['x', 'y', 'z'].map((id): TimelineTask => ({
    id,
    name: id,
    low: 1,
    likely: 1,
    high: 1,
    after: [],
  }));

  it('stand for their ids, once each', () => {
    expect(readNumbers('3, 1 1;', tasks)).toEqual({ after: ['z', 'x'], problem: null });
    expect(numbersOf(['z', 'gone', 'x'], tasks)).toBe('1, 3');
    expect(readNumbers('', tasks)).toEqual({ after: [], problem: null });
  });

  it.each(['0', '4', 'x', '1.5', '-1'])('refuse %s', (word) => {
    expect(readNumbers(`1, ${word}`, tasks).problem).toBe(`There is no task ${word}.`);
  });
});

describe('estimates in words', () => {
  it('are not more precise than the guesses', () => {
    expect(about(123_456, '€ a year')).toBe('120,000 € a year');
    expect(about(0.01234, ' ')).toBe('0.012');
  });

  it('say where nothing is uncertain, and where draws have no value', () => {
    const factor = { name: 'a', unit: '', note: '', low: 4, likely: 4, high: 4 };
    const sure = fermiAnswer({ formula: '', factors: [factor], unit: '€' });
    expect(sure.ok && fermiWords(sure, '€')).toBe('It is 4 €: nothing in it is uncertain.');
    const some = fermiAnswer({ formula: 'sqrt(a)', factors: [{ ...factor, low: -1 }], unit: '' });
    expect(some.ok && fermiWords(some, '')).toMatch(/The formula has no value at \d+ of 10,000 draws/);
  });

  it('say whether a proof of concept is worth it', () => {
    const words = (values: readonly number[], quality: number, cost: number): string => {
      const decision = goDecision(values)!;
      return proofWords(decision, proofValue(decision, proofOfQuality(quality, cost)), cost, '€');
    };
    expect(words([100, -60], 0.9, 10)).toBe(
      'A proof of concept for up to 22 € is worth it. This one costs 10 and gains 12 € after its cost. Without it, it is best to go on.',
    );
    expect(words([100, -60], 0.9, 30)).toMatch(/worth up to 22 €\. At 30 it is not worth it/);
    expect(words([100, -60], 0.5, 1)).toMatch(/worth nothing: whatever it says, it is best to go on/);
    expect(words([-1, -2], 0.9, 1)).toMatch(/it does not pay in every case/);
  });

  it('give days their dates', () => {
    const task = (id: string, days: number, after: string[] = []): TimelineTask => ({
      ...{ id, name: id, low: days, likely: days, high: days, after },
    });
    const tasks = [task('a', 3), task('b', 4, ['a'])];
    const answer = timelineAnswer(tasks);
    if (!answer.ok) throw new Error(answer.why);
    const body = {
      of: 'timeline',
      tasks,
      startMs: Date.parse('2026-11-20'),
      days: 'working',
      note: '',
    } as const;
    expect(timelineWords(answer, body)).toMatch(/^All is done in 7 working days .*: 2026-11-30\.$/);
    expect(timelineWords(answer, { ...body, days: 'plain' })).toBe('All is done in 7 days: 2026-11-26.');
    expect(timelineWords(answer, { ...body, startMs: null, days: 'plain' })).toBe(
      'All is done in 7 days: day 7.',
    );
  });
});

describe('examples', () => {
  it.each(Object.entries(examples))('of a size have a value: %s', (_, fermi) => {
    const answer = fermiAnswer(fermi);
    expect(answer).toMatchObject({ ok: true, undefined: 0 });
    expect(answer.ok && answer.swings.length).toBe(fermi.factors.length);
  });

  it('of a timeline end', () => {
    expect(timelineAnswer(EXAMPLE_TASKS)).toMatchObject({ ok: true });
  });
});

describe('decisionRows', () => {
  const values = { truePositive: 20, falsePositive: -4, falseNegative: -30, trueNegative: 0 };
  const counts = { truePositive: 68, falsePositive: 9, falseNegative: 18, trueNegative: 905 };

  it('puts the model beside what needs none', () => {
    const rows = decisionRows({ values, casesAYear: 1000 }, counts, true);
    expect(rows.map(({ key, perYear }) => [key, Math.round(perYear!)])).toEqual([
      ['model', 1360 - 36 - 540],
      ['right', 1720],
      ['positive', 1720 - 3656],
      ['negative', -2580],
    ]);
    expect(rows[0]!.interval!.low).toBeLessThan(rows[0]!.perCase);
  });

  it('has nothing to say without cases, and no interval of typed ones', () => {
    const none = { truePositive: 0, falsePositive: 0, falseNegative: 0, trueNegative: 0 };
    expect(decisionRows({ values, casesAYear: 10 }, none, false)).toEqual([]);
    const [row] = decisionRows({ values, casesAYear: null }, counts, false);
    expect(row).toMatchObject({ interval: null, perYear: null });
  });
});
