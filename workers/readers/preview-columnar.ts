import { decodeUtf8 } from '../../src/core/kernel/codecs.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import type { ProblemFacts } from '../../src/core/kernel/problem.ts';
import { ColumnEvidence, TRAITS } from '../../src/core/table/column-evidence.ts';
import type { ColumnType } from '../../src/core/table/column.ts';
import { guessRole } from '../../src/core/table/guess-role.ts';
import { inferType } from '../../src/core/table/infer-type.ts';
import type { TypeGuess } from '../../src/core/table/infer-type.ts';
import { MissingMarkers } from '../../src/core/table/missing-markers.ts';
import { PREVIEW_ROWS } from '../../src/core/table/preview-csv.ts';
import type { GivenPlan } from '../../src/core/table/preview-csv.ts';
import type { Preview } from '../../src/core/table/read-plan.ts';
import type { ByteSource } from './byte-source.ts';
import type { ColumnarFile, LeftOut, StoredColumn } from './columnar-file.ts';
import { textFormat } from './stored-values.ts';

/** Rows, from the beginning, that a preview looks at. */
const SAMPLE_ROWS = 10_000;
const NAMES = { parquet: 'Parquet', arrow: 'Arrow' } as const;

/**
 * Proposes how to read a Parquet or Arrow file: types from its schema, but categories and texts from its first rows.
 * Columns that do not hold one value a row are left out, with a note. Throws Problem "….damaged", "….unsupported",
 * "….noColumns" of the format.
 */
export async function previewColumnar<C extends StoredColumn>(
  { name, size }: Pick<ByteSource, 'name' | 'size'>,
  file: ColumnarFile<C>,
  given: GivenPlan,
): Promise<Preview> {
  const { format, columns, leftOut } = file;
  if (columns.length === 0)
    throw new Problem({
      code: `${format}.noColumns`,
      message: `The ${NAMES[format]} file has no column that holds one value a row.`,
      found: leftOut.map((column) => `“${column.name}” is ${column.what}`).join(', ') || 'no columns at all',
    });
  const rowsSeen = Math.min(file.rows, SAMPLE_ROWS);
  const missing = given.missing ?? [];
  const rows: (string | null)[][] = Array.from({ length: Math.min(rowsSeen, PREVIEW_ROWS) }, () => []);
  const previews: Preview['columns'][number][] = [];
  for (const column of columns) {
    const evidence = new ColumnEvidence(0, new MissingMarkers(missing, false));
    try {
      await readSample(file, column, rowsSeen, evidence, rows);
    } catch (error) {
      throw file.problem(error, `column “${column.name}”`);
    }
    const { type, fits, why } = typeOf(file, column, evidence);
    const role = guessRole(column.name, type, evidence);
    const plan = { source: column.name, name: column.name, type, role };
    previews.push({ plan, fits, why, missing: evidence.missing, distinct: evidence.distinct });
  }
  const noRows = { code: `${format}.noRows`, message: 'The file has columns but no rows.' };
  return {
    file: name,
    bytes: size,
    plan: {
      format,
      delimiter: ',',
      quote: '"',
      header: true,
      missing,
      columns: previews.map(({ plan }) => plan),
      onProblem: 'ask',
    },
    columns: previews,
    rows,
    rowsSeen,
    complete: rowsSeen === file.rows,
    rowsTotal: file.rows,
    notes: [
      ...leftOut.map((column) => noteLeftOut(format, column)),
      ...file.notes,
      ...(file.rows === 0 ? [noRows] : []),
    ],
  };
}

/** Adds the first values of a column to the evidence, and their texts to the rows shown. */
async function readSample<C extends StoredColumn>(
  file: ColumnarFile<C>,
  column: C,
  wanted: number,
  evidence: ColumnEvidence,
  rows: (string | null)[][],
): Promise<void> {
  const format = textFormat(column);
  for (let group = 0; group < file.groups.length && evidence.rows < wanted; group++)
    for await (const page of file.pages(group, column)) {
      const stored = page.dictionary ?? page.values;
      for (let row = 0, next = 0; row < page.rows && evidence.rows < wanted; row++) {
        const shown = rows[evidence.rows];
        let text: Uint8Array | null = null;
        if (!page.present || page.present[row] === 1) {
          const value: unknown = stored[page.dictionary ? Number(page.values[next]) : next];
          if (value === undefined) throw new Error('a place beyond the dictionary');
          text = format(value);
          next++;
        }
        if (!text || (isFloat(column) && decodeUtf8(text) === 'NaN')) {
          evidence.addMissing();
          shown?.push(null);
        } else {
          const isMissing = (evidence.addCell(text, 0, text.length) & TRAITS.missing) !== 0;
          shown?.push(isMissing ? null : decodeUtf8(text));
        }
      }
      if (evidence.rows >= wanted) return;
    }
}

/** The type that the schema gives; the values decide only between category and text, and whether integers fit. */
function typeOf<C extends StoredColumn>(
  file: ColumnarFile<C>,
  column: C,
  evidence: ColumnEvidence,
): TypeGuess {
  const guess = inferType(evidence);
  const missing = evidence.missing > 0 ? `, ${String(evidence.missing)} missing` : '';
  const own = (type: ColumnType, why: string): TypeGuess => {
    const rest = guess.fits.filter((fit) => fit !== type);
    return { type, why: `${why}${missing}`, fits: [type, ...rest] };
  };
  switch (column.kind) {
    case 'boolean':
      return own('boolean', 'true and false');
    case 'float':
    case 'double':
    case 'float16':
      return own('number', 'floating-point numbers');
    case 'date':
      return own('timestamp', 'dates');
    case 'timestampMs':
    case 'timestampUs':
    case 'timestampNs':
    case 'int96':
      return own('timestamp', column.zone === 'utc' ? 'times in UTC' : 'times without a zone');
    case 'string':
    case 'uuid':
    case 'timeMs':
    case 'timeUs':
    case 'timeNs':
      return stringTypeOf(guess, evidence);
    default:
      if (column.kind === 'decimal' && column.scale !== 0) return own('number', 'decimal numbers');
      return wholeNumberType(file, column, evidence, own);
  }
}

function stringTypeOf(guess: TypeGuess, evidence: ColumnEvidence): TypeGuess {
  if (guess.type === 'category' || guess.type === 'text') return guess;
  const type = evidence.present >= 20 && evidence.distinct > 0.8 * evidence.present ? 'text' : 'category';
  const fits = [type, ...guess.fits.filter((fit) => fit !== type)] as const;
  return { type, fits, why: `strings that read as ${guess.why}` };
}

/** Whole numbers: the groups' least and greatest values, where the writer kept them, tell what fits. */
function wholeNumberType<C extends StoredColumn>(
  file: ColumnarFile<C>,
  column: C,
  evidence: ColumnEvidence,
  own: (type: ColumnType, why: string) => TypeGuess,
): TypeGuess {
  let missing = evidence.missing;
  let beyondExact = evidence.count('beyondExact') > 0;
  let beyond32 = evidence.count('beyond32Bits') > 0;
  for (const { low, high, nulls } of file.bounds(column)) {
    missing += nulls;
    for (const bound of [low, high]) {
      if (typeof bound !== 'bigint' && typeof bound !== 'number') continue;
      const value = Number(bound);
      if (!Number.isSafeInteger(value)) beyondExact = true;
      if (value !== (value | 0)) beyond32 = true;
    }
  }
  if (beyondExact) return own('text', 'whole numbers too long to be kept exactly as numbers');
  return own(missing === 0 && !beyond32 ? 'integer' : 'number', 'whole numbers');
}

function isFloat({ kind }: StoredColumn): boolean {
  return kind === 'float' || kind === 'double' || kind === 'float16';
}

function noteLeftOut(format: 'parquet' | 'arrow', { name, what }: LeftOut): ProblemFacts {
  return {
    code: `${format}.leftOut`,
    message: `“${name}” is ${what} and is left out.`,
    expected: 'one value a row',
    found: what,
    where: `column “${name}”`,
  };
}
