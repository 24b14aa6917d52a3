import { describe, expect, it } from 'vitest';
import { wordsOfClash } from '../../src/app/words-of-clash.ts';

describe('a clash over a line of an audit, in words', () => {
  it.each([
    ['body.lines.x.risk', 'a', 'b', ['What might go wrong', 'a', 'b']],
    ['body.lines.x', { risk: 'a' }, undefined, ['Line of the audit', 'a', 'none']],
    ['body.lines.x.value', 0.1, null, ['Threshold of a line', '0.1', 'none']],
    [
      'body.lines.x.result',
      { estimate: { value: null }, words: 'Recall on f' },
      null,
      ['Kept result of a line', 'Recall on f', 'none'],
    ],
    ['body.lines.x.accepted', { by: 'Ada', note: '' }, null, ['Acceptance of a line', 'by Ada', 'none']],
    ['body.favourable', 'positive', 'negative', ['Good for the person', 'positive', 'negative']],
  ])('%s', (field, theirs, mine, [what, a, b]) => {
    expect(wordsOfClash({ field, theirs, mine })).toEqual({ what, theirs: a, mine: b });
  });
});
