import { describe, expect, it } from 'vitest';
import { mustPass } from '../../../src/core/brief/must-pass.ts';
import type { TargetTerms, Verdict } from '../../../src/core/brief/target.ts';
import { estimate } from '../../../src/core/kernel/estimate.ts';
import type { Id } from '../../../src/core/kernel/objects.ts';
import { boundScale } from '../../../src/parts/gates/bound-scale.ts';
import {
  boundsWords,
  boundWords,
  headOf,
  nameWithoutBound,
  usualName,
} from '../../../src/parts/gates/target-words.ts';
import { countWords, gateWords, isMet, stateCounts } from '../../../src/parts/gates/verdict-words.ts';

const slices = [{ id: 'young' as Id, name: 'age < 25' }];
const terms = (change: Partial<TargetTerms>, measure: Partial<TargetTerms['measure']> = {}): TargetTerms => ({
  measure: {
    metric: 'recall',
    params: { class: 'no' },
    slice: null,
    against: null,
    statistic: 'value',
    ...measure,
  },
  direction: 'atLeast',
  value: 0.85,
  unit: 'fraction',
  decide: 'point',
  where: ['gate'],
  minRows: 1,
  owner: '',
  note: '',
  ...change,
});

describe('targets in words', () => {
  it.each<[TargetTerms, string]>([
    [terms({}), 'Recall, no at least 85%'],
    [terms({ value: 0.875 }), 'Recall, no at least 87.5%'],
    [terms({ value: 0.07 }), 'Recall, no at least 7%'],
    [terms({}, { slice: 'young' as Id }), 'Recall, no on age < 25 at least 85%'],
    [terms({}, { slice: 'old' as Id }), 'Recall, no on a slice that is gone at least 85%'],
    [
      terms({ direction: 'atMost', value: 0.05 }, { statistic: 'difference', slice: 'young' as Id }),
      'Recall, no on age < 25, less that of all other rows at most 5 pt',
    ],
    [
      terms({ value: 0.8 }, { statistic: 'ratio', slice: 'young' as Id, against: 'old' as Id }),
      'Recall, no on age < 25, over that of a slice that is gone at least 0.80',
    ],
    [
      terms(
        { direction: 'atMost', value: 10, unit: 'ms' },
        { metric: 'latency', params: { percentile: 95, batch: 1 } },
      ),
      'Latency p95, batch 1 at most 10 ms',
    ],
    [
      terms({ direction: 'atMost', value: 2e6, unit: 'bytes' }, { metric: 'modelSize', params: {} }),
      'Model size at most 2.0 MB',
    ],
    [
      terms({ value: 0.31, unit: 'number' }, { metric: 'mcc', params: {} }),
      'Matthews correlation at least 0.31',
    ],
    [terms({ value: 3, unit: '€' }, { metric: 'mae', params: {} }), 'Mean absolute error at least 3 €'],
    [terms({ value: 3, unit: '' }, { metric: 'novelty', params: {} }), 'novelty at least 3'],
  ])('%#: its name', (of, words) => {
    expect(usualName(of, slices)).toBe(words);
  });

  it('a must-pass set goes by its name and allows none', () => {
    expect(headOf({ name: 'Must pass: navigational', body: mustPass('young' as Id, '') }, slices)).toEqual({
      title: 'Must pass: navigational',
      bound: 'none may fail',
    });
    expect(boundWords(mustPass(null, ''))).toBe('at most 0');
  });

  it('without its bound it goes by its own name, else by what it is measured on', () => {
    const of = terms({}, { slice: 'young' as Id });
    expect(nameWithoutBound({ name: usualName(of, slices), body: of }, slices)).toBe(
      'Recall, no on age < 25',
    );
    expect(nameWithoutBound({ name: 'Young and refused', body: of }, slices)).toBe('Young and refused');
  });

  it('intervals leave the sign to the value beside them', () => {
    const found = estimate(0.86, 9, { low: 0.8561, high: 0.868, level: 0.95, method: 'Wilson' });
    expect(boundsWords(found, terms({}))).toBe('85.6 to 86.8');
    expect(boundsWords(found, terms({}, { statistic: 'ratio' }))).toBe('0.86 to 0.87');
    expect(boundsWords(estimate(1, 9), terms({}))).toBe('');
  });

  const verdict = (state: Verdict['state'], why = ''): Verdict => ({
    ...{ target: 't' as Id, state, why, estimate: null, evidence: null },
  });

  it('the line below a figure says the target, and why it is undecided', () => {
    expect(gateWords(terms({}), verdict('fail'))).toBe('target 85%');
    expect(gateWords(terms({ direction: 'atMost' }), verdict('pass'))).toBe('at most 85%');
    expect(gateWords(terms({}), verdict('inconclusive', 'too few'))).toBe('target 85%: too few');
    expect(gateWords(terms({}), null)).toBe('target 85%: measuring …');
    expect([verdict('pass'), verdict('fail'), verdict('inconclusive'), null].map(isMet)).toEqual([
      true,
      false,
      null,
      null,
    ]);
  });

  it('of several gates what matters most is said', () => {
    const words = (...states: (Verdict['state'] | null)[]): string =>
      countWords(
        stateCounts(states.map((state) => ({ target: null as never, verdict: state && verdict(state) }))),
      );
    expect(words('pass', 'fail', 'inconclusive')).toBe('1 gate fails');
    expect(words('fail', 'fail')).toBe('2 gates fail');
    expect(words('pass', 'inconclusive', 'notMeasured')).toBe('2 gates undecided');
    expect(words('pass', null)).toBe('measuring …');
    expect(words('pass')).toBe('1 gate passes');
    expect(words('pass', 'pass', 'pass')).toBe('all 3 gates pass');
  });

  it('numbers are typed as they are written', () => {
    expect(boundScale('fraction', 'value')).toMatchObject({ factor: 100, sign: '%' });
    expect(boundScale('fraction', 'difference')).toMatchObject({ factor: 100, sign: 'pt' });
    expect(boundScale('fraction', 'ratio')).toMatchObject({ factor: 1, sign: undefined });
    expect(boundScale('bytes', 'value')).toMatchObject({ factor: 1e-6, sign: 'MB' });
    expect(boundScale('€', 'value')).toMatchObject({ factor: 1, sign: '€' });
  });
});
