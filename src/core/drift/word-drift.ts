import { decodeUtf8 } from '../kernel/codecs.ts';
import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import { createRandom } from '../kernel/random.ts';
import { newcombe } from '../stats/newcombe.ts';
import { samplePlaces } from '../stats/sample-places.ts';
import type { Column } from '../table/column.ts';
import { lengthOf } from '../table/column.ts';
import { textCharacters } from '../table/text-characters.ts';
import type { NumberDrift } from './drift-question.ts';
import { numberDrift, windowNumbers } from './number-drift.ts';

/** A word in the texts of two windows. */
export interface WordShares {
  word: string;
  /** Texts that hold it. */
  reference: number;
  current: number;
  /** Of the share of texts, current less reference. */
  difference: Estimate;
}

/** The texts of a column in two windows, by their words. */
export interface WordDrift {
  column: string;
  /** Texts with a value. */
  texts: readonly [number, number];
  characters: NumberDrift;
  words: NumberDrift;
  /** Different words. */
  vocabulary: readonly [number, number];
  /** Share of the current window's words that no text of the reference holds. */
  unknown: Estimate;
  /** The same between two halves of the reference: what it comes to without drift, at half the texts. */
  unknownWithout: Estimate;
  /** Different words that one window alone holds. */
  fresh: number;
  gone: number;
  /** What the share of texts changed of most, first: new words, words that went, and those of both windows. */
  freshest: readonly WordShares[];
  lost: readonly WordShares[];
  moved: readonly WordShares[];
}

/** Words listed of each kind. */
const LISTED = 40;
const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;

type TextColumn = Column & { type: 'text' };

/** `seed`: of the halves of the reference. */
export function wordDrift(reference: TextColumn, current: TextColumn, seed: number): WordDrift {
  const [was, is] = [wordsOf(reference), wordsOf(current)];
  const [a, b] = [booksOf(was), booksOf(is)];
  const n = [a.texts, b.texts] as const;
  const held = (counts: ReadonlyMap<string, number>, word: string): number => counts.get(word) ?? 0;
  const shares = [...new Set([...a.texted.keys(), ...b.texted.keys()])].map((word): WordShares => {
    const [then, now] = [held(a.texted, word), held(b.texted, word)];
    return { word, reference: then, current: now, difference: differenceOf(then, now, n) };
  });
  const largest = (rows: readonly WordShares[]): readonly WordShares[] =>
    rows.toSorted((x, y) => sizeOf(y) - sizeOf(x) || (x.word < y.word ? -1 : 1)).slice(0, LISTED);
  const fresh = shares.filter((row) => row.reference === 0);
  const gone = shares.filter((row) => row.current === 0);
  const of = { name: reference.name, kind: 'text' } as const;
  const drift = (unit: string, before: ArrayLike<number>, now: ArrayLike<number>): NumberDrift =>
    numberDrift({ ...of, unit }, windowNumbers(before), windowNumbers(now));
  const rows = (column: TextColumn): Uint32Array =>
    Uint32Array.from({ length: lengthOf(column) }, (_, row) => row);
  return {
    column: reference.name,
    texts: n,
    characters: drift(
      'characters',
      textCharacters(reference, rows(reference)),
      textCharacters(current, rows(current)),
    ),
    words: drift('words', was.map(wordCount), is.map(wordCount)),
    vocabulary: [a.texted.size, b.texted.size],
    unknown: unknownShare(b.all, a.all),
    unknownWithout: withoutDrift(was, seed),
    ...{ fresh: fresh.length, gone: gone.length },
    ...{ freshest: largest(fresh), lost: largest(gone) },
    moved: largest(shares.filter((row) => row.reference > 0 && row.current > 0)),
  };
}

type Words = readonly string[] | null;

/** By row: the words of its text, without case; null = missing. */
function wordsOf({ offsets, utf8, valid }: TextColumn): readonly Words[] {
  return Array.from({ length: offsets.length - 1 }, (_, row) => {
    if (valid && valid[row] === 0) return null;
    const text = decodeUtf8(utf8.subarray(offsets[row]!, offsets[row + 1]!));
    return text.toLowerCase().match(WORD) ?? [];
  });
}

function wordCount(words: Words): number {
  return words ? words.length : NaN;
}

/** Texts that hold each word, and how often it stands in them in all. */
function booksOf(rows: readonly Words[]): {
  texts: number;
  texted: ReadonlyMap<string, number>;
  all: ReadonlyMap<string, number>;
} {
  const [texted, all] = [new Map<string, number>(), new Map<string, number>()];
  let texts = 0;
  for (const words of rows) {
    if (!words) continue;
    texts++;
    for (const word of words) all.set(word, (all.get(word) ?? 0) + 1);
    for (const word of new Set(words)) texted.set(word, (texted.get(word) ?? 0) + 1);
  }
  return { texts, texted, all };
}

function unknownShare(words: ReadonlyMap<string, number>, known: ReadonlyMap<string, number>): Estimate {
  let [all, unknown] = [0, 0];
  for (const [word, count] of words) {
    all += count;
    if (!known.has(word)) unknown += count;
  }
  return all === 0 ? undefinedBecause('allMissing', 0) : estimate(unknown / all, all);
}

function withoutDrift(rows: readonly Words[], seed: number): Estimate {
  const isFirst = new Uint8Array(rows.length);
  for (const row of samplePlaces(rows.length, Math.floor(rows.length / 2), createRandom(seed)))
    isFirst[row] = 1;
  const half = (which: number) => booksOf(rows.filter((_, row) => isFirst[row] === which)).all;
  return unknownShare(half(0), half(1));
}

function differenceOf(then: number, now: number, [n, m]: readonly [number, number]): Estimate {
  if (n === 0 || m === 0) return undefinedBecause('allMissing', n + m);
  return estimate(now / m - then / n, n + m, newcombe(now, m, then, n));
}

function sizeOf({ difference }: WordShares): number {
  return Math.abs(difference.value ?? 0);
}
