/** How well a text answers what was typed; higher is better. `marks` are the places of the letters that answered. */
export interface WordMatch {
  score: number;
  marks: readonly number[];
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
  let score = 0;
  const marks = new Set<number>();
  for (const word of query) {
    const found = matchWord(letters, starts, word);
    if (!found) return null;
    score += found.score;
    for (const place of found.marks) marks.add(place);
  }
  // Of two that answer alike, the shorter one says less besides.
  return { score: score - Math.min(letters.length, 100) / 100, marks: [...marks].sort((a, b) => a - b) };
}

export function queryWords(typed: string): readonly string[] {
  return searchable(typed).letters.split(/\s+/).filter(Boolean);
}

function matchWord(letters: string, starts: readonly number[], word: string): WordMatch | null {
  const at = letters.indexOf(word);
  if (at === 0 && starts[0] === 0) return run(100, 0, word);
  if (at >= 0) {
    const start = starts.find((place) => letters.startsWith(word, place));
    return start === undefined ? run(40, at, word) : run(80, start, word);
  }
  return word.length < 3 && starts.length < word.length ? null : scattered(letters, starts, word);
}

function run(score: number, from: number, { length }: string): WordMatch {
  return { score, marks: Array.from({ length }, (_, i) => from + i) };
}

/** Letters in order: the first at the start of a word, each other at a start or right behind the one before, else anywhere. */
function scattered(letters: string, starts: readonly number[], word: string): WordMatch | null {
  const initials = atStarts(letters, starts, word);
  if (initials) return { score: 60, marks: initials };
  if (word.length < 3) return null;
  const first = starts.find((place) => letters[place] === word[0]);
  if (first === undefined) return null;
  const marks = [first];
  for (let i = 1; i < word.length; i++) {
    const next = letters.indexOf(word[i]!, marks[i - 1]! + 1);
    if (next < 0) return null;
    marks.push(next);
  }
  const spread = marks.at(-1)! - first + 1 - word.length;
  return spread > word.length * 2 ? null : { score: 20 - spread, marks };
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
