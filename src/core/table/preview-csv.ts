import { Problem } from '../kernel/problem.ts';
import type { ProblemFacts } from '../kernel/problem.ts';
import type { CellBatch } from './cell-list.ts';
import { ColumnEvidence } from './column-evidence.ts';
import { columnNames } from './column-names.ts';
import { CsvTextCheck, refuseOtherThanCsv, textStart } from './csv-text.ts';
import { CsvTokenizer } from './csv-tokenizer.ts';
import { dropFirstRow } from './drop-first-row.ts';
import { guessRole } from './guess-role.ts';
import { inferColumns } from './infer-columns.ts';
import { grouped } from './infer-type.ts';
import { afterLines, linesBefore } from './lines-before.ts';
import type { LinesBefore } from './lines-before.ts';
import { DEFAULT_MISSING, MissingMarkers } from './missing-markers.ts';
import type { ColumnPreview, Preview, ReadPlan } from './read-plan.ts';
import { sampleRows, sniffDialect, sniffHeader } from './sniff-csv.ts';
import { shownRow, textsOfRow } from './texts-of-row.ts';

/** Rows of the file that a preview shows. */
export const PREVIEW_ROWS = 100;

export interface GivenPlan extends Partial<Pick<ReadPlan, 'delimiter' | 'header' | 'missing' | 'encoding'>> {
  /** Of several files: whether columns that not all of them have are taken, missing in the others, or refused. */
  unite?: boolean;
}

/**
 * Proposes how to read a CSV file from its first bytes in UTF-8 (`head`; all of them where `complete`). What is given
 * overrides what would be sniffed. Throws the Problems of `refuseOtherThanCsv` and `CsvTextCheck`, and "csv.rowTooLong" where the
 * beginning holds no complete row.
 */
export function previewCsv(
  file: { name: string; bytes: number },
  head: Uint8Array,
  complete: boolean,
  given: GivenPlan,
): Preview {
  refuseOtherThanCsv(head);
  const check = new CsvTextCheck();
  check.push(head);
  if (complete) check.end();
  const whole = head.subarray(textStart(head));
  const before = linesBefore(whole);
  const text = whole.subarray(afterLines(whole, before.lines));
  const dialect = sniffDialect(text, complete, given.delimiter ?? before.delimiter ?? undefined);
  const firstRows = sampleRows(text, complete, dialect);
  const header = given.header ?? sniffHeader(firstRows);
  const missing = given.missing ?? DEFAULT_MISSING;
  const tokenizer = new CsvTokenizer(dialect, 1 + before.lines);
  tokenizer.push(text);
  if (complete) tokenizer.end();
  const sample = new Sample(header, new MissingMarkers(missing));
  for (let cells = tokenizer.take(); cells; cells = tokenizer.take()) sample.add(cells);
  const { sources, names, columns, unsure } = sample.columns();
  return {
    file: file.name,
    bytes: file.bytes,
    plan: {
      format: 'csv',
      ...dialect,
      header,
      ...(before.lines > 0 ? { linesBefore: before.lines } : {}),
      missing,
      columns: columns.map(({ plan }) => plan),
      onProblem: 'ask',
    },
    columns,
    rows: sample.rows,
    rowsSeen: sample.rowsSeen,
    complete,
    notes: [...beforeNotes(before), ...nameNotes(sources, names, header), ...unsure, ...sample.notes(names)],
  };
}

/** What the beginning of the file shows, gathered batch by batch. */
class Sample {
  readonly rows: (string | null)[][] = [];
  rowsSeen = 0;
  readonly #header: boolean;
  readonly #missing: MissingMarkers;
  #sources: string[] | null = null;
  #evidence: ColumnEvidence[] = [];
  #ragged = 0;
  #firstRagged: { line: number; cells: number } | null = null;
  #unclosedLine: number | null = null;

  constructor(header: boolean, missing: MissingMarkers) {
    this.#header = header;
    this.#missing = missing;
  }

  add(batch: CellBatch): void {
    let cells = batch;
    if (!this.#sources) {
      const first = textsOfRow(batch, 0);
      this.#sources = this.#header ? first : first.map(() => '');
      this.#evidence = first.map((_, column) => new ColumnEvidence(column, this.#missing));
      if (this.#header) cells = dropFirstRow(batch);
    }
    for (const evidence of this.#evidence) evidence.add(cells);
    this.#noteShape(batch);
    for (let row = 0; row < cells.rows && this.rows.length < PREVIEW_ROWS; row++)
      this.rows.push(shownRow(cells, row, this.#evidence.length, this.#missing));
    this.rowsSeen += cells.rows;
  }

  columns(): { sources: string[]; names: string[]; columns: ColumnPreview[]; unsure: ProblemFacts[] } {
    if (!this.#sources)
      throw new Problem({
        code: 'csv.rowTooLong',
        message: 'The first row of the file does not end within its first megabytes.',
        found: 'a single long line, or a quote that is never closed',
        fix: 'Check that this is a CSV file.',
      });
    const { names } = columnNames(this.#sources);
    const sources = this.#header ? this.#sources.map((source) => source.trim()) : names;
    const seen = this.#evidence.map((evidence, index) => ({ evidence, name: names[index]! }));
    const guesses = inferColumns(seen);
    const columns = seen.map(({ evidence, name }, index): ColumnPreview => {
      const { type, fits, why, notation, notations } = guesses[index]!;
      const role = guessRole(name, type, evidence);
      const plan = { source: sources[index]!, name, type, role, ...(notation ? { notation } : {}) };
      const { missing, distinct } = evidence;
      return { plan, fits, why, missing, distinct, ...(notations.length > 0 ? { notations } : {}) };
    });
    return { sources, names, columns, unsure: guesses.flatMap(({ notes }) => notes) };
  }

  notes(names: readonly string[]): ProblemFacts[] {
    const notes: ProblemFacts[] = [];
    if (this.rowsSeen === 0) notes.push({ code: 'csv.noRows', message: 'The file has names but no rows.' });
    if (this.#firstRagged)
      notes.push({
        code: 'csv.ragged',
        message: `${grouped(this.#ragged)} of the first ${grouped(this.rowsSeen)} rows have more or fewer cells than the first.`,
        expected: `${grouped(this.#evidence.length)} cells`,
        found: `${grouped(this.#firstRagged.cells)} cells`,
        where: `line ${grouped(this.#firstRagged.line)}`,
      });
    if (this.#unclosedLine !== null)
      notes.push({
        code: 'csv.unclosedQuote',
        message: `A quote opened on line ${grouped(this.#unclosedLine)} is never closed.`,
        where: `line ${grouped(this.#unclosedLine)}`,
        fix: 'Close or remove that quote.',
      });
    for (const [index, evidence] of this.#evidence.entries())
      for (const { value, count } of evidence.suspects())
        notes.push({
          code: 'csv.maybeMissing',
          message: `“${value}” appears ${grouped(count)} times in “${names[index]!}”: is it missing?`,
          found: value,
          where: names[index]!,
          fix: 'If it is, add it to the missing markers. If a model was trained on it, leave it a value.',
        });
    return notes;
  }

  #noteShape(batch: CellBatch): void {
    for (const { what, line } of batch.malformed) if (what === 'unclosedQuote') this.#unclosedLine = line;
    for (let row = 0; row < batch.rows; row++) {
      const cells = batch.firstCell[row + 1]! - batch.firstCell[row]!;
      if (cells === this.#evidence.length) continue;
      this.#ragged++;
      this.#firstRagged ??= { line: batch.line[row]!, cells };
    }
  }
}

function beforeNotes({ lines, example }: LinesBefore): ProblemFacts[] {
  if (lines === 0) return [];
  const what =
    lines === 1 ? 'The first line is no row and is' : `The first ${grouped(lines)} lines are no rows and are`;
  return [{ code: 'csv.skippedLines', message: `${what} left out.`, found: `“${example}”`, where: 'line 1' }];
}

function nameNotes(sources: readonly string[], names: readonly string[], header: boolean): ProblemFacts[] {
  if (!header) return [];
  return names.flatMap((name, index): ProblemFacts[] => {
    const source = sources[index]!;
    if (source === name) return [];
    const where = `column ${String(index + 1)}`;
    return source === ''
      ? [
          {
            code: 'csv.emptyName',
            message: `Column ${String(index + 1)} has no name; it is called “${name}”.`,
            where,
          },
        ]
      : [
          {
            code: 'csv.repeatedName',
            message: `“${source}” names several columns; one is called “${name}”.`,
            where,
          },
        ];
  });
}
