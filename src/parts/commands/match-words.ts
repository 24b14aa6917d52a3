/** How well a text answers what was typed; higher is better. `marksOf` tells by which letters. */
export interface WordMatch {
  score: number;
  runs: readonly Run[];
}

/** Letters that answered: those from `from` on, or single places. */
interface Run {
  score: number;
  from: number;
  length: number;
  places: readonly number[] | null;
}

/** A text made ready to be searched: its letters without case and accents, and where its words begin. */
export interface Searchable {
  letters: string;
  starts: readonly number[];
}

const WORD = /[\p{L}\p{N}]/u;

/** Letter by letter, so that places in it are places in the text. */
export function searchable(text: string): Searchable {
  const letters = ASCII.test(text) ? text.toLowerCase() : Array.from(text, plain).join('');
  const starts: number[] = [];
  let within = false;
  for (let i = 0; i < letters.length; i++) {
    const code = letters.charCodeAt(i);
    const word = code < 128 ? isWordAscii(code) : WORD.test(letters[i]!) || isSurrogate(code);
    if (word && (!within || startsInside(text, i))) starts.push(i);
    within = word;
  }
  return { letters, starts };
}

/**
 * Every word of the query must answer, each as well as it can: the start of the text before the start of a word, that
 * before the inside of one, and letters scattered in order (from three on, beginning with a word) last. null where a
 * word does not answer. `query`: split by `queryWords`.
 */
export function matchWords({ letters, starts }: Searchable, query: readonly string[]): WordMatch | null {
  // Of two that answer alike, the shorter one says less besides.
  let score = -Math.min(letters.length, 100) / 100;
  const runs: Run[] = [];
  for (const word of query) {
    const found = matchWord(letters, starts, word);
    if (!found) return null;
    score += found.score;
    runs.push(found);
  }
  return { score, runs };
}

/** The places of the letters that answered, in order. */
export function marksOf(runs: readonly Run[]): readonly number[] {
  const places = runs.flatMap(
    (run) => run.places ?? Array.from({ length: run.length }, (_, i) => run.from + i),
  );
  return [...new Set(places)].sort((a, b) => a - b);
}

export function queryWords(typed: string): readonly string[] {
  return searchable(typed).letters.split(/\s+/).filter(Boolean);
}

function matchWord(letters: string, starts: readonly number[], word: string): Run | null {
  const { length } = word;
  const at = letters.indexOf(word);
  if (at === 0 && starts[0] === 0) return { score: 100, from: 0, length, places: null };
  if (at < 0) return scattered(letters, starts, word);
  const start = starts.find((place) => place >= at && letters.startsWith(word, place));
  return start === undefined
    ? { score: 40, from: at, length, places: null }
    : { score: 80, from: start, length, places: null };
}

/** Letters in order that stand apart: each at the start of a word, or from three on anywhere behind the start of one. */
function scattered(letters: string, starts: readonly number[], word: string): Run | null {
  const { length } = word;
  const initials = starts.length < length ? null : atStarts(letters, starts, word);
  if (initials) return { score: 60, from: 0, length, places: initials };
  if (length < 3) return null;
  const first = starts.find((place) => letters[place] === word[0]);
  if (first === undefined) return null;
  const places = [first];
  for (let i = 1; i < length; i++) {
    const next = letters.indexOf(word[i]!, places[i - 1]! + 1);
    if (next < 0) return null;
    places.push(next);
  }
  const spread = places.at(-1)! - first + 1 - length;
  return spread > length * 2 ? null : { score: 20 - spread, from: first, length, places };
}

/** The first letters of words in order, e.g. "ada" in "add a dataset". */
function atStarts(letters: string, starts: readonly number[], word: string): readonly number[] | null {
  const marks: number[] = [];
  for (const place of starts) {
    if (letters[place] === word[marks.length]) marks.push(place);
    if (marks.length === word.length) return marks;
  }
  return null;
}

// eslint-disable-next-line no-control-regex
const ASCII = /^[\x00-\x7f]*$/;

/** One letter for one letter: lower case, its accent taken off. */
function plain(letter: string): string {
  const lower = letter.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return lower.length === letter.length ? lower : letter;
}

function isWordAscii(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

/** "camelCase": a capital behind a small letter begins a word too. */
function startsInside(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return code >= 65 && code <= 90 && before >= 97 && before <= 122;
}
