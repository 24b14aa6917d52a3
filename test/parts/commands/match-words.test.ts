import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksOf, matchWords, queryWords, searchable } from '../../../src/parts/commands/match-words.ts';

const match = (text: string, typed: string) => matchWords(searchable(text), queryWords(typed));
const marks = (text: string, typed: string) => marksOf(match(text, typed)?.runs ?? []);
const score = (text: string, typed: string): number => match(text, typed)?.score ?? -Infinity;

describe('matching words', () => {
  it('puts the start of the text before the start of a word, that before its inside, that before scattered letters', () => {
    const texts = ['load data', 'a load of data', 'upload data', 'lonely adder'];
    const scores = texts.map((text) => score(text, 'load'));
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(4);
  });

  it('finds words in any order, of any case and accent', () => {
    expect(match('Kredit für Südeuropa', 'sudeuropa KREDIT')).not.toBeNull();
    expect(marks('Ådland', 'adland')).toEqual([0, 1, 2, 3, 4, 5]);
    expect(marks('Привет, мир', 'мир')).toEqual([8, 9, 10]);
  });

  it('finds the first letters of words, and words written together', () => {
    expect(marks('Add a dataset', 'aad')).toEqual([0, 4, 6]);
    expect(score('creditScore', 'score')).toBeGreaterThan(score('underscored', 'score'));
    expect(score('credit_score', 'score')).toBeGreaterThan(score('underscored', 'score'));
  });

  it('finds nothing where a word does not answer, or its letters are far apart', () => {
    expect(match('Add a dataset', 'add model')).toBeNull();
    expect(match('a quick brown fox that jumps over', 'aqz')).toBeNull();
    expect(match('export everything that can be opened elsewhere', 'erd')).toBeNull();
    expect(match('', 'a')).toBeNull();
  });

  it('marks letters that are there, of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), (text, from, length) => {
        const points = Array.from(text);
        const start = points.length === 0 ? 0 : from % points.length;
        const typed = points.slice(start, start + 1 + (length % 5)).join('');
        const words = queryWords(typed);
        const { letters } = searchable(text);
        expect(letters.length).toBe(text.length);
        for (const word of words) {
          if (!letters.includes(word)) continue;
          // A part of a text is always found in it.
          const found = matchWords(searchable(text), [word])!;
          expect(
            marksOf(found.runs)
              .map((at) => letters[at])
              .join(''),
          ).toBe(word);
        }
      }),
    );
  });
});
