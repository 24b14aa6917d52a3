import type { FileMetaData } from 'hyparquet';
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
import { readPages } from './stored-pages.ts';
import { parquetProblem } from './parquet-problem.ts';
import type { LeftOut, ParquetColumn } from './parquet-schema.ts';
import { textFormat } from './parquet-values.ts';
import { readFooter, readableColumns } from './read-parquet.ts';

/** Rows, from the beginning, that a preview looks at. */
const SAMPLE_ROWS = 10_000;

/**
 * Proposes how to read a Parquet file: types from its schema, but categories and texts from its first rows. Columns that
 * do not hold one value a row are left out, with a note. Throws Problem "parquet.damaged", "parquet.unsupported",
 * "parquet.noColumns".
 */
export async function previewParquet(source: ByteSource, given: GivenPlan): Promise<Preview> {
  const metadata = await readFooter(source);
  const { columns, leftOut } = readableColumns(metadata);
  if (columns.length === 0)
    throw new Problem({
      code: 'parquet.noColumns',
      message: 'The Parquet file has no column that holds one value a row.',
      found: leftOut.map(({ name, what }) => `“${name}” is ${what}`).join(', ') || 'no columns at all',
    });
  const total = Number(metadata.num_rows);
  const rowsSeen = Math.min(total, SAMPLE_ROWS);
  const missing = given.missing ?? [];
  const rows: (string | null)[][] = Array.from({ length: Math.min(rowsSeen, PREVIEW_ROWS) }, () => []);
  const previews: Preview['columns'][number][] = [];
  for (const column of columns) {
    const evidence = new ColumnEvidence(0, new MissingMarkers(missing, false));
    try {
      await readSample(source, metadata, column, rowsSeen, evidence, rows);
    } catch (error) {
      throw parquetProblem(error, `column “${column.name}”`);
    }
    const { type, fits, why } = typeOf(column, evidence, metadata);
    const role = guessRole(column.name, type, evidence);
    const plan = { source: column.name, name: column.name, type, role };
    previews.push({ plan, fits, why, missing: evidence.missing, distinct: evidence.distinct });
  }
  const plans = previews.map(({ plan }) => plan);
  return {
    file: source.name,
    bytes: source.size,
    plan: {
      format: 'parquet',
      delimiter: ',',
      quote: '"',
      header: true,
      missing,
      columns: plans,
      onProblem: 'ask',
    },
    columns: previews,
    rows,
    rowsSeen,
    complete: rowsSeen === total,
    notes: [...leftOut.map(noteLeftOut), ...(total === 0 ? [NO_ROWS] : [])],
  };
}

const NO_ROWS: ProblemFacts = { code: 'parquet.noRows', message: 'The file has columns but no rows.' };

/** Adds the first values of a column to the evidence, and their texts to the rows shown. */
async function readSample(
  source: ByteSource,
  metadata: FileMetaData,
  column: ParquetColumn,
  wanted: number,
  evidence: ColumnEvidence,
  rows: (string | null)[][],
): Promise<void> {
  const format = textFormat(column);
  for (let group = 0; group < metadata.row_groups.length && evidence.rows < wanted; group++)
    for await (const page of readPages(source, metadata, group, column)) {
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
function typeOf(column: ParquetColumn, evidence: ColumnEvidence, metadata: FileMetaData): TypeGuess {
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
      return wholeNumberType(column, evidence, metadata, own);
  }
}

function stringTypeOf(guess: TypeGuess, evidence: ColumnEvidence): TypeGuess {
  if (guess.type === 'category' || guess.type === 'text') return guess;
  const type = evidence.present >= 20 && evidence.distinct > 0.8 * evidence.present ? 'text' : 'category';
  const fits = [type, ...guess.fits.filter((fit) => fit !== type)] as const;
  return { type, fits, why: `strings that read as ${guess.why}` };
}

/** Whole numbers: the row groups' least and greatest values, where the writer kept them, tell what fits. */
function wholeNumberType(
  column: ParquetColumn,
  evidence: ColumnEvidence,
  metadata: FileMetaData,
  own: (type: ColumnType, why: string) => TypeGuess,
): TypeGuess {
  let nulls = evidence.missing;
  let beyondExact = evidence.count('beyondExact') > 0;
  let beyond32 = evidence.count('beyond32Bits') > 0;
  for (const { columns } of metadata.row_groups) {
    const statistics = columns[column.leaf]?.meta_data?.statistics;
    nulls += Number(statistics?.null_count ?? 0n);
    if (column.kind === 'decimal') continue;
    for (const bound of [statistics?.min_value, statistics?.max_value]) {
      if (typeof bound !== 'bigint' && typeof bound !== 'number') continue;
      const value = Number(bound);
      if (!Number.isSafeInteger(value)) beyondExact = true;
      if (value !== (value | 0)) beyond32 = true;
    }
  }
  if (beyondExact) return own('text', 'whole numbers too long to be kept exactly as numbers');
  return own(nulls === 0 && !beyond32 ? 'integer' : 'number', 'whole numbers');
}

function isFloat({ kind }: ParquetColumn): boolean {
  return kind === 'float' || kind === 'double' || kind === 'float16';
}

function noteLeftOut({ name, what }: LeftOut): ProblemFacts {
  return {
    code: 'parquet.leftOut',
    message: `“${name}” is ${what} and is left out.`,
    expected: 'one value a row',
    found: what,
    where: `column “${name}”`,
  };
}
