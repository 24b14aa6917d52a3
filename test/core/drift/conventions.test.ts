import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  numberConventions,
  valueConventions,
  type ConventionAnswer,
} from '../../../src/core/drift/conventions.ts';

type Wanted = Record<ConventionAnswer['tool'], { value: number | 'Infinity'; p: number | null }>;
interface Golden {
  numbers: Record<string, Wanted & { a: number[]; b: number[] }>;
  counts: Record<string, Wanted & { reference: number[]; current: number[] }>;
}
const golden = JSON.parse(
  readFileSync(new URL('../../golden/conventions.json', import.meta.url), 'utf8'),
) as Golden;

function expectAll(answers: readonly ConventionAnswer[], wanted: Wanted): void {
  expect(answers).toHaveLength(8);
  for (const { tool, value, p } of answers) {
    const one = wanted[tool];
    if (one.value === 'Infinity') expect(value, tool).toBe(Infinity);
    else expect(Math.abs(value - one.value), tool).toBeLessThanOrEqual(1e-7 * Math.abs(one.value) + 3e-8);
    if (one.p === null) expect(p, tool).toBeNull();
    else expect(p, tool).toBeCloseTo(one.p, 9);
  }
}

describe('other tools’ conventions, as NumPy and SciPy have them', () => {
  it.each(Object.entries(golden.numbers))('numbers, %s', (_, { a, b, ...wanted }) => {
    expectAll(numberConventions(Float64Array.from(a), Float64Array.from(b)), wanted);
  });

  it.each(Object.entries(golden.counts))('values, %s', (_, { reference, current, ...wanted }) => {
    expectAll(valueConventions({ reference, current }), wanted);
  });
});

describe('verdicts', () => {
  const of = (answers: readonly ConventionAnswer[], tool: ConventionAnswer['tool']): ConventionAnswer =>
    answers.find((answer) => answer.tool === tool)!;

  it('a value that the reference has not is certain drift to a test of fit, and infinitely far by KL', () => {
    const answers = valueConventions({ reference: [500, 500, 0], current: [500, 499, 1] });
    expect(of(answers, 'Evidently')).toMatchObject({
      measure: 'chiSquareFit',
      p: 0,
      verdict: 'drift',
      emptyBins: 1,
    });
    expect(of(answers, 'Great Expectations')).toMatchObject({ value: Infinity, verdict: 'drift' });
    expect(of(answers, 'Alibi Detect').verdict).toBe('none');
    expect(of(answers, 'NannyML').verdict).toBe('none');
  });

  it('PSI is watched from .1 and drift from .25', () => {
    const verdictAt = (moved: number): string =>
      of(valueConventions({ reference: [500, 500], current: [500 - moved, 500 + moved] }), 'Credit scoring')
        .verdict;
    expect([0, 160, 260].map(verdictAt)).toEqual(['none', 'watch', 'drift']);
  });

  it('Evidently tests up to 1,000 rows and measures beyond', () => {
    const rows = (n: number): Float64Array => Float64Array.from({ length: n }, (_, row) => row / n);
    expect(of(numberConventions(rows(1000), rows(80)), 'Evidently').measure).toBe('ks');
    expect(of(numberConventions(rows(1001), rows(80)), 'Evidently').measure).toBe('wassersteinOverSigma');
  });
});
