import { decodeUtf8 } from '../kernel/codecs.ts';
import { CsvTokenizer } from './csv-tokenizer.ts';
import type { CsvDialect } from './csv-tokenizer.ts';
import { MissingMarkers } from './missing-markers.ts';
import { isTrueOrFalse } from './parse-boolean.ts';
import { parseNumber } from './parse-number.ts';
import { NO_ZONE, parseTimestamp } from './timestamp.ts';
import { encodeUtf8 } from '../kernel/codecs.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;
const SAMPLE_BYTES = 256 * 1024;
const SAMPLE_ROWS = 200;

/**
 * Delimiter and quote that split the beginning of a file best: of comma, tab, semicolon and bar the one that gives
 * most rows as many cells as the first row, at least two; where rows agree alike, the one that gives more cells.
 * The comma where none splits anything.
 */
export function sniffDialect(head: Uint8Array, complete: boolean, delimiter?: string): CsvDialect {
  const quote = sniffQuote(head, complete, delimiter);
  if (delimiter !== undefined) return { delimiter, quote };
  let best = { delimiter: ',', agreement: 0, cells: 1 };
  for (const candidate of DELIMITERS) {
    const rows = sampleRows(head, complete, { delimiter: candidate, quote });
    const cells = rows[0]?.length ?? 0;
    if (cells < 2) continue;
    const agreement = rows.filter((row) => row.length === cells).length / rows.length;
    if (agreement > best.agreement || (agreement === best.agreement && cells > best.cells))
      best = { delimiter: candidate, agreement, cells };
  }
  return { delimiter: best.delimiter, quote };
}

/** The double quote, unless no cell begins with one and several are enclosed in single quotes. */
function sniffQuote(head: Uint8Array, complete: boolean, delimiter?: string): string {
  let single = 0;
  for (const candidate of delimiter === undefined ? DELIMITERS : [delimiter]) {
    if (candidate === '"') return "'";
    let enclosed = 0;
    for (const row of sampleRows(head, complete, { delimiter: candidate, quote: '' }))
      for (const cell of row) {
        if (cell.startsWith('"')) return '"';
        if (cell.length > 1 && cell.startsWith("'") && cell.endsWith("'")) enclosed++;
      }
    single = Math.max(single, enclosed);
  }
  return single > 1 && delimiter !== "'" ? "'" : '"';
}

/** The first rows of a file as texts. */
export function sampleRows(head: Uint8Array, complete: boolean, dialect: CsvDialect): string[][] {
  const tokenizer = new CsvTokenizer(dialect);
  tokenizer.push(head.subarray(0, SAMPLE_BYTES));
  if (complete && head.length <= SAMPLE_BYTES) tokenizer.end();
  const rows: string[][] = [];
  for (let cells = tokenizer.take(); cells && rows.length < SAMPLE_ROWS; cells = tokenizer.take())
    for (let row = 0; row < cells.rows && rows.length < SAMPLE_ROWS; row++) {
      const texts: string[] = [];
      for (let cell = cells.firstCell[row]!; cell < cells.firstCell[row + 1]!; cell++)
        texts.push(decodeUtf8(cells.bytes.subarray(cells.starts[cell], cells.ends[cell])));
      rows.push(texts);
    }
  return rows;
}

/**
 * Whether the first row names the columns. Each column votes: for, where its other values are all numbers, times or
 * true/false and the first is none; against, where the first is one too, or comes again below. Names that never come
 * again are a weak vote for.
 */
export function sniffHeader(rows: readonly (readonly string[])[]): boolean {
  const [first, ...rest] = rows;
  if (!first) return false;
  const missing = new MissingMarkers(['NA', 'NaN', 'nan', 'null']);
  let votes = 0;
  for (const [column, head] of first.entries()) {
    const kind = kindOf(head, missing);
    const below = rest.map((row) => row[column] ?? '').filter((cell) => kindOf(cell, missing) !== 'missing');
    if (kind === 'missing') continue;
    if (kind !== 'string') votes -= 1;
    else if (below.length > 0 && below.every((cell) => kindOf(cell, missing) !== 'string')) votes += 1;
    else votes += below.includes(head) ? -1 : 0.1;
  }
  return votes > 0;
}

type Kind = 'missing' | 'number' | 'timestamp' | 'boolean' | 'string';

function kindOf(cell: string, missing: MissingMarkers): Kind {
  const bytes = encodeUtf8(cell);
  const end = bytes.length;
  if (missing.matches(bytes, 0, end)) return 'missing';
  if (!Number.isNaN(parseNumber(bytes, 0, end))) return 'number';
  if (parseTimestamp(bytes, 0, end, { ms: 0, zone: NO_ZONE })) return 'timestamp';
  return isTrueOrFalse(bytes, 0, end) ? 'boolean' : 'string';
}
