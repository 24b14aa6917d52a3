import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { AS_WRITTEN, normaliseTranscript } from '../../../src/core/metrics/normalise-transcript.ts';
import { transcriptMetrics } from '../../../src/core/metrics/transcript-errors.ts';
import { editCounts, type EditCounts } from '../../../src/core/stats/edit-counts.ts';
import golden from '../../golden/transcripts.json' with { type: 'json' };

const measure = (
  references: readonly (string | null)[],
  transcripts: readonly (string | null)[],
  options = AS_WRITTEN,
): ReturnType<typeof transcriptMetrics> =>
  transcriptMetrics(references, transcripts, options, createRandom(1));

describe('reference values: test/golden/sections/transcripts.py', () => {
  it.each(golden.cases)('$name', ({ references, transcripts, words, characters, wer, cer }) => {
    const got = measure(references, transcripts);
    expect(got.words.byRow).toEqual(words);
    expect(got.characters.byRow).toEqual(characters);
    if (wer === null) expect(got.words.rate.value).toBeNull();
    else expect(got.words.rate.value).toBeCloseTo(wer, 12);
    if (cer === null) expect(got.characters.rate.value).toBeNull();
    else expect(got.characters.rate.value).toBeCloseTo(cer, 12);
  });
});

const items = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 12 });
const cost = ({ substitutions, insertions, deletions }: EditCounts): number =>
  substitutions + insertions + deletions;

describe('properties', () => {
  it('the counts add up to both lengths; swapping turns insertions into deletions', () => {
    fc.assert(
      fc.property(items, items, (a, b) => {
        const one = editCounts(a, b);
        expect(one.hits + one.substitutions + one.deletions).toBe(a.length);
        expect(one.hits + one.substitutions + one.insertions).toBe(b.length);
        expect(editCounts(b, a)).toEqual({ ...one, insertions: one.deletions, deletions: one.insertions });
      }),
    );
  });

  it('the cost is a distance: 0 only for equals, unchanged in reverse, never longer than a detour', () => {
    fc.assert(
      fc.property(items, items, items, (a, b, c) => {
        expect(cost(editCounts(a, b)) === 0).toBe(JSON.stringify(a) === JSON.stringify(b));
        expect(cost(editCounts([...a].reverse(), [...b].reverse()))).toBe(cost(editCounts(a, b)));
        expect(cost(editCounts(a, c))).toBeLessThanOrEqual(cost(editCounts(a, b)) + cost(editCounts(b, c)));
      }),
    );
  });

  it('neither the order of the utterances nor having each twice changes the rate', () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 10 });
    fc.assert(
      fc.property(fc.array(fc.tuple(line, line), { maxLength: 8 }), (pairs) => {
        const rates = (list: readonly (readonly [string, string])[]): (number | null)[] => {
          const got = measure(
            list.map((p) => p[0]),
            list.map((p) => p[1]),
          );
          return [got.words.rate.value, got.characters.rate.value];
        };
        expect(rates([...pairs].reverse())).toEqual(rates(pairs));
        expect(rates([...pairs, ...pairs])).toEqual(rates(pairs));
      }),
      { numRuns: 40 },
    );
  });
});

describe('what is evened out', () => {
  it('is what the options say, and white space', () => {
    const text = '  Don’t\tSHOUT,  café! ';
    expect(normaliseTranscript(text, AS_WRITTEN)).toBe('Don’t SHOUT, café!');
    const all = { ignoreCase: true, ignorePunctuation: true, ignoreAccents: true };
    expect(normaliseTranscript(text, all)).toBe('dont shout cafe');
    expect(normaliseTranscript('cafe\u0301', AS_WRITTEN)).toBe('caf\u00e9');
    expect(measure(['Hello, World'], ['hello world'], all).words.rate.value).toBe(0);
    expect(measure(['Hello, World'], ['hello world']).words.rate.value).toBe(1);
  });
});

describe('edges', () => {
  it('names what is undefined and what was left out', () => {
    expect(measure([], []).words.rate).toEqual({ value: null, reason: 'emptySlice', n: 0 });
    expect(measure(['', ''], ['a', '']).words.rate).toEqual({ value: null, reason: 'allMissing', n: 2 });
    const got = measure(['a b', null, 'c'], ['a x', 'b', null]);
    expect(got.words.rate).toEqual({
      value: 0.5,
      n: 1,
      interval: null,
      dropped: { unlabeled: 1, missing: 1 },
    });
    expect(got.words.byRow[1]).toBeNull();
  });

  it('the interval is over utterances and holds the rate', () => {
    const references = Array.from({ length: 30 }, () => 'a b c d');
    const transcripts = references.map((_, i) => (i % 3 === 0 ? 'a b c' : 'a b c d'));
    const { rate } = measure(references, transcripts).words;
    if (rate.value === null) throw new Error('undefined');
    expect(rate.interval!.method).toBe('percentile bootstrap over 30 utterances, B = 1000');
    expect(rate.interval!.low).toBeLessThan(rate.value);
    expect(rate.interval!.high).toBeGreaterThan(rate.value);
  });
});
