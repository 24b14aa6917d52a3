import { decodeUtf8 } from '../kernel/codecs.ts';
import { sniffHeader } from './sniff-csv.ts';

/** Lines that stand before the table in a CSV file. */
export interface LinesBefore {
  lines: number;
  /** Where one of them tells it. */
  delimiter: string | null;
  /** The first of them, in short. */
  example: string;
}

const NONE: LinesBefore = { lines: 0, delimiter: null, example: '' };
/** They end in so many bytes, or are none. */
const MOST_BYTES = 32 * 1024;
const DELIMITERS = [',', '\t', ';', '|'];

/**
 * What a file begins with that is no row: Excel's "sep=;", or comments, which begin with a hash. The last line with a hash
 * names the columns where it parts into as many cells as the line after it, unless it has a blank after the hash and the
 * lines after it bring names of their own.
 */
export function linesBefore(text: Uint8Array): LinesBefore {
  if (text[0] !== 0x23 && !/^"?sep=/i.test(decodeUtf8(text.subarray(0, 5)))) return NONE;
  const lines = decodeUtf8(text.subarray(0, MOST_BYTES)).split(/\r\n|\r|\n/);
  const first = lines[0]!;
  const told = /^"?sep=([^\w"])"?$/i.exec(first);
  if (told) return { lines: 1, delimiter: told[1]!, example: first };
  let count = lines.findIndex((line) => !line.startsWith('#'));
  if (count <= 0) return NONE;
  if (
    namesColumns(
      lines[count - 1]!,
      lines.slice(count).filter((line) => line !== ''),
    )
  )
    count--;
  return count === 0 ? NONE : { lines: count, delimiter: null, example: first.slice(0, 60) };
}

/** Where the text goes on after `lines` lines. */
export function afterLines(text: Uint8Array, lines: number): number {
  let at = 0;
  for (let left = lines; left > 0 && at < text.length; left--) {
    while (at < text.length && text[at] !== 10 && text[at] !== 13) at++;
    at += text[at] === 13 && text[at + 1] === 10 ? 2 : 1;
  }
  return Math.min(at, text.length);
}

function namesColumns(line: string, after: readonly string[]): boolean {
  const [next = ''] = after;
  const isWord = /^#\S/.test(line);
  const parting = DELIMITERS.find((delimiter) => next.includes(delimiter));
  if (parting === undefined) return isWord && !/\s/.test(line);
  if (line.split(parting).length !== next.split(parting).length) return false;
  return isWord || !sniffHeader(after.map((row) => row.split(parting)));
}
