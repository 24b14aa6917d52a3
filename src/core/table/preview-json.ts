import { Problem } from '../kernel/problem.ts';
import type { ProblemFacts } from '../kernel/problem.ts';
import { ColumnEvidence } from './column-evidence.ts';
import { columnNames } from './column-names.ts';
import { CsvTextCheck, refuseOtherThanCsv, textStart } from './csv-text.ts';
import { gatherPaths } from './gather-paths.ts';
import { guessRole } from './guess-role.ts';
import { inferColumns } from './infer-columns.ts';
import type { ColumnGuess } from './infer-columns.ts';
import { grouped } from './infer-type.ts';
import { JSON_KINDS, columnsOf, nameOfPath } from './json-paths.ts';
import type { JsonPath } from './json-paths.ts';
import { JsonTokenizer } from './json-tokenizer.ts';
import { MissingMarkers } from './missing-markers.ts';
import { PREVIEW_ROWS } from './preview-csv.ts';
import type { GivenPlan } from './preview-csv.ts';
import type { ColumnPreview, Preview } from './read-plan.ts';
import type { JsonSniff } from './sniff-json.ts';
import { shownRow } from './texts-of-row.ts';

/**
 * Proposes how to read a JSON or JSON Lines file from its first bytes in UTF-8. Each path of names becomes a column.
 * Throws Problem "json.noRecords", "json.syntax", "json.tooManyNames", and those of CsvTextCheck.
 */
export function previewJson(
  file: { name: string; bytes: number },
  head: Uint8Array,
  complete: boolean,
  { shape, others, nothing }: JsonSniff,
  given: GivenPlan,
): Preview {
  refuseOtherThanCsv(head);
  const check = new CsvTextCheck();
  check.push(head);
  if (complete) check.end();
  if (nothing !== null) throw noRecords(nothing);
  const text = head.subarray(textStart(head));
  const paths = columnsOf(gatherPaths(shape, text, complete));
  if (paths.length === 0) throw noRecords('records without a value');
  const missing = new MissingMarkers(given.missing ?? [], false);
  const { evidences, rows, rowsSeen, notRecords } = sample(shape, text, complete, paths, missing);
  const { names } = columnNames(paths.map(({ path }) => nameOfPath(path)));
  const guesses = inferColumns(evidences.map((evidence, i) => ({ evidence, name: names[i]! })));
  const columns = paths.map((path, i) => previewOf(path, names[i]!, guesses[i]!, evidences[i]!));
  return {
    file: file.name,
    bytes: file.bytes,
    plan: {
      ...shape,
      delimiter: ',',
      quote: '"',
      header: true,
      missing: given.missing ?? [],
      columns: columns.map(({ plan }) => plan),
      onProblem: 'ask',
    },
    columns,
    rows,
    rowsSeen,
    complete,
    notes: [...shapeNotes(paths, others, notRecords), ...columns.flatMap((_, i) => guesses[i]!.notes)],
  };
}

function sample(
  shape: JsonSniff['shape'],
  text: Uint8Array,
  complete: boolean,
  paths: readonly JsonPath[],
  missing: MissingMarkers,
) {
  const tokenizer = new JsonTokenizer(
    shape,
    paths.map(({ path }) => path),
  );
  tokenizer.push(text);
  if (complete) tokenizer.end();
  const evidences = paths.map((_, column) => new ColumnEvidence(column, missing));
  const rows: (string | null)[][] = [];
  let rowsSeen = 0;
  let notRecords = 0;
  for (let cells = tokenizer.take(); cells; cells = tokenizer.take()) {
    for (const evidence of evidences) evidence.add(cells);
    for (let row = 0; row < cells.rows && rows.length < PREVIEW_ROWS; row++)
      rows.push(shownRow(cells, row, paths.length, missing));
    rowsSeen += cells.rows;
    notRecords += cells.malformed.length;
  }
  return { evidences, rows, rowsSeen, notRecords };
}

function previewOf(
  { path, kinds }: JsonPath,
  name: string,
  guess: ColumnGuess,
  evidence: ColumnEvidence,
): ColumnPreview {
  const { type, fits, why, notation } = kinds === JSON_KINDS.text ? asText(guess, evidence) : guess;
  const { notations } = guess;
  const plan = {
    source: path,
    name,
    type,
    role: guessRole(name, type, evidence),
    ...(notation ? { notation } : {}),
  };
  const { missing, distinct } = evidence;
  const words = kinds === JSON_KINDS.list ? `lists, kept as JSON text; ${why}` : why;
  return { plan, fits, why: words, missing, distinct, ...(notations.length > 0 ? { notations } : {}) };
}

/** Texts stay texts, though they read as numbers; times, which JSON has not, are times. */
function asText(
  guess: ColumnGuess,
  evidence: ColumnEvidence,
): Pick<ColumnGuess, 'type' | 'fits' | 'why' | 'notation'> {
  if (guess.type === 'category' || guess.type === 'text' || guess.type === 'timestamp') return guess;
  const type = evidence.present >= 20 && evidence.distinct > 0.8 * evidence.present ? 'text' : 'category';
  const fits = [type, ...guess.fits.filter((fit) => fit !== type)] as const;
  return { type, fits, why: `texts that read as ${guess.why}`, notation: null };
}

function shapeNotes(
  paths: readonly JsonPath[],
  others: readonly string[],
  notRecords: number,
): ProblemFacts[] {
  const notes: ProblemFacts[] = [];
  const lists = paths
    .filter(({ kinds }) => (kinds & JSON_KINDS.list) !== 0)
    .map(({ path }) => `“${nameOfPath(path)}”`);
  const nested = paths.filter(({ path }) => /[^\\]\./.test(path));
  if (nested.length > 0)
    notes.push({
      code: 'json.flattened',
      message: `Fields of objects in objects have columns of their own, such as “${nameOfPath(nested[0]!.path)}”.`,
    });
  if (lists.length > 0)
    notes.push({
      code: 'json.lists',
      message: `Lists are kept as JSON text: ${lists.slice(0, 5).join(', ')}${lists.length > 5 ? ' and others' : ''}.`,
    });
  if (others.length > 0)
    notes.push({
      code: 'json.otherLists',
      message: `The file holds other lists of objects, which are left out: ${others
        .slice(0, 5)
        .map((path) => `“${path}”`)
        .join(', ')}.`,
    });
  if (notRecords > 0)
    notes.push({
      code: 'json.notRecords',
      message: `${grouped(notRecords)} of the first records cannot be read as they stand; you are asked about them when the file is read.`,
    });
  return notes;
}

function noRecords(found: string): Problem {
  return new Problem({
    code: 'json.noRecords',
    message: 'The file holds no list of objects that could be rows.',
    expected: 'objects in braces, one a line or in a list',
    found,
    fix: 'Write each row as an object with a name for each value.',
  });
}
