import { describe, expect, it } from 'vitest';
import { wordsOfClash } from '../../src/app/words-of-clash.ts';

const lessThan = (value: number) => ({ op: 'lt', field: { of: 'data', name: 'age' }, value });

describe('a clash of two tabs in words', () => {
  it.each([
    ['body.where', lessThan(25), lessThan(30), ['Rows of the slice', 'age < 25', 'age < 30']],
    ['body.where', ['gate'], ['gate', 'alarm'], ['Used as', 'gate', 'gate, alarm']],
    ['body.where', ['gate'], [], ['Used as', 'gate', 'none']],
    [
      'body.measure',
      { metric: 'recall', params: { class: 'no' } },
      { metric: 'latency', params: { percentile: 99, batch: 1 } },
      ['What the target is on', 'Recall, no', 'Latency p99, batch 1'],
    ],
    ['body.minRows', 30, 100, ['Rows at least', '30', '100']],
    [
      'body.human',
      { falsePositive: 0.05, falseNegative: 0.05, source: 'assumed' },
      { falsePositive: 0.1, falseNegative: 0.02, source: 'typed' },
      ['How often people err', '0.05 on negatives, 0.05 on positives', '0.1 on negatives, 0.02 on positives'],
    ],
    ['body.costs.review', 0.1, 2, ['Cost of one look by a person', '0.1', '2']],
    ['body.owner', '', 'Ann', ['owner', 'none', 'Ann']],
  ])('%s', (field, theirs, mine, [what, first, second]) => {
    expect(wordsOfClash({ field, theirs, mine })).toEqual({ what, theirs: first, mine: second });
  });
});
