import { decodeUtf8, encodeUtf8 } from '../../src/core/kernel/codecs.ts';
import { BATCH_ROWS } from '../../src/core/table/cell-list.ts';
import type { CellBatch } from '../../src/core/table/cell-list.ts';
import { BooleanBuilder } from '../../src/core/table/boolean-builder.ts';
import { CategoryBuilder } from '../../src/core/table/category-builder.ts';
import { makeCellReader } from '../../src/core/table/cell-reader.ts';
import type { CellReader } from '../../src/core/table/cell-reading.ts';
import type { ColumnBuilder } from '../../src/core/table/column-builder.ts';
import { IntegerBuilder } from '../../src/core/table/integer-builder.ts';
import { MissingMarkers } from '../../src/core/table/missing-markers.ts';
import { NumberBuilder } from '../../src/core/table/number-builder.ts';
import type { CellProblem, ColumnPlan } from '../../src/core/table/read-plan.ts';
import { TextBuilder } from '../../src/core/table/text-builder.ts';
import { TimestampBuilder } from '../../src/core/table/timestamp-builder.ts';
import { Utf8Check } from '../../src/core/table/utf8-check.ts';
import type { ColumnPage, StoredColumn } from './columnar-file.ts';
import { TOO_LONG, numbersOf, textsOf } from './stored-values.ts';

/** Notes that the value in a row of the page does not fit. */
export type NoteValue = (row: number, describe: () => Omit<CellProblem, 'column' | 'line'>) => void;

/** Turns the pages of one column into a column of the planned type. */
export interface PageReader {
  readonly builder: ColumnBuilder;
  /** Whether some value could fail to fit the planned type. */
  readonly canFail: boolean;
  /** Takes a page; `keep` false only notes problems. Rows whose `skip` is 1 are left out. */
  read(page: ColumnPage, note: NoteValue, keep: boolean, skip: Uint8Array | null): void;
}

const NUMBERS: ReadonlySet<string> = new Set(
  'int32 uint32 int64 uint64 float double float16 decimal'.split(' '),
);
const TIMES: ReadonlySet<string> = new Set('date timestampMs timestampUs timestampNs int96'.split(' '));

/** The reader of a stored column as the plan wants it; types that are not its own go through text. */
export function makePageReader(
  plan: ColumnPlan,
  column: StoredColumn,
  missing: readonly string[],
): PageReader {
  const naming = { name: plan.name, unit: null, role: plan.role };
  const markers = new MissingMarkers(missing, false);
  const isText = column.kind === 'string';
  if (plan.type === 'number' && NUMBERS.has(column.kind)) {
    const builder = new NumberBuilder(naming, column.kind === 'float' || column.kind === 'float16' ? 32 : 64);
    return new NumbersReader(builder, column, false);
  }
  if (plan.type === 'integer' && NUMBERS.has(column.kind))
    return new NumbersReader(new IntegerBuilder(naming), column, true);
  if (plan.type === 'timestamp' && TIMES.has(column.kind)) {
    const builder = new TimestampBuilder(naming);
    builder.zone = column.zone;
    return new NumbersReader(builder, column, false);
  }
  if (plan.type === 'boolean' && column.kind === 'boolean')
    return new BooleansReader(new BooleanBuilder(naming));
  if (plan.type === 'category')
    return new TextsReader(new CategoryBuilder(naming, isText ? markers : null), column, null);
  if (plan.type === 'text') return new TextsReader(new TextBuilder(naming), column, isText ? markers : null);
  return new ReadAsText(makeCellReader(plan, 0, new MissingMarkers(missing)), column);
}

class NumbersReader implements PageReader {
  readonly canFail: boolean;
  readonly #dictionary = new Memo((values) => numbersOf(values, this.column));

  constructor(
    readonly builder: NumberBuilder | IntegerBuilder | TimestampBuilder,
    readonly column: StoredColumn,
    readonly whole: boolean,
  ) {
    const exact = column.kind === 'int32' || column.kind === 'uint32' || column.kind === 'double';
    this.canFail = whole || !(exact || column.kind.startsWith('float') || TIMES.has(column.kind));
  }

  read(page: ColumnPage, note: NoteValue, keep: boolean, skip: Uint8Array | null): void {
    const { rows, present } = page;
    const stored = page.dictionary
      ? this.#dictionary.of(page.dictionary)
      : numbersOf(page.values, this.column);
    const places = page.dictionary ? page.values : null;
    const numbers = new Float64Array(rows);
    let next = 0;
    for (let row = 0; row < rows; row++) {
      if (present && present[row] !== 1) numbers[row] = NaN;
      else {
        const value = stored[places ? Number(places[next]) : next];
        if (value === undefined) throw new Error('a place beyond the dictionary');
        numbers[row] = value;
        next++;
      }
    }
    if (this.canFail) this.#check(page, numbers, note);
    if (keep) this.builder.append(numbers, rows, skip);
  }

  #check(page: ColumnPage, numbers: Float64Array, note: NoteValue): void {
    const wholeKind = this.column.kind.includes('int') || this.column.scale === 0;
    let texts: Uint8Array[] | null = null;
    for (let row = 0, next = 0; row < page.rows; row++) {
      if (page.present && page.present[row] !== 1) continue;
      const value = numbers[row]!;
      const at = next++;
      const tooLong = value === TOO_LONG && wholeKind && this.column.kind !== 'double';
      if (Number.isNaN(value) || !(tooLong || (this.whole && !Number.isSafeInteger(value)))) continue;
      numbers[row] = NaN;
      note(row, () => {
        texts ??= textsOf(page.dictionary ?? page.values, this.column);
        const text = texts[page.dictionary ? Number(page.values[at]) : at];
        const expected = tooLong
          ? 'a whole number that fits a double (up to 2^53), or type text'
          : 'a whole number';
        return { expected, found: text ? decodeUtf8(text) : '' };
      });
    }
  }
}

class BooleansReader implements PageReader {
  readonly canFail = false;

  constructor(readonly builder: BooleanBuilder) {}

  read(page: ColumnPage, _note: NoteValue, keep: boolean, skip: Uint8Array | null): void {
    if (!keep) return;
    const values = new Int8Array(page.rows);
    for (let row = 0, next = 0; row < page.rows; row++) {
      if (page.present && page.present[row] !== 1) values[row] = -1;
      else values[row] = storedAt(page, next++) ? 1 : 0;
    }
    this.builder.append(values, page.rows, skip);
  }
}

class TextsReader implements PageReader {
  readonly canFail: boolean;
  readonly #dictionary = new Memo((values) => textsThatAreUtf8(values, this.column));

  constructor(
    readonly builder: CategoryBuilder | TextBuilder,
    readonly column: StoredColumn,
    readonly missing: MissingMarkers | null,
  ) {
    this.canFail = column.kind === 'string';
  }

  read(page: ColumnPage, note: NoteValue, keep: boolean, skip: Uint8Array | null): void {
    const texts = page.dictionary
      ? this.#dictionary.of(page.dictionary)
      : textsThatAreUtf8(page.values, this.column);
    for (let row = 0, next = 0; row < page.rows; row++) {
      const isThere = !page.present || page.present[row] === 1;
      const at = isThere ? next++ : 0;
      const text = isThere ? texts[page.dictionary ? Number(page.values[at]) : at] : null;
      if (text === undefined) throw new Error('a place beyond the dictionary');
      if (isThere && text === null) note(row, () => ({ expected: 'text in UTF-8', found: 'other bytes' }));
      if (!keep || skip?.[row] === 1) continue;
      if (text === null || this.missing?.matches(text, 0, text.length)) this.builder.appendMissing();
      else this.builder.append(text, 0, text.length);
    }
  }
}

/** Writes values as a CSV file would and reads them as the planned type. */
class ReadAsText implements PageReader {
  readonly canFail = true;
  readonly builder: ColumnBuilder;
  readonly #dictionary = new Memo((values) => textsThatAreUtf8(values, this.column));

  constructor(
    readonly cells: CellReader,
    readonly column: StoredColumn,
  ) {
    this.builder = cells.builder;
  }

  read(page: ColumnPage, note: NoteValue, keep: boolean, skip: Uint8Array | null): void {
    const texts = page.dictionary
      ? this.#dictionary.of(page.dictionary)
      : textsThatAreUtf8(page.values, this.column);
    let next = 0;
    for (let from = 0; from < page.rows; from += BATCH_ROWS) {
      const rows = Math.min(BATCH_ROWS, page.rows - from);
      const batchTexts: Uint8Array[] = [];
      for (let row = from; row < from + rows; row++) {
        const at = !page.present || page.present[row] === 1 ? next++ : -1;
        const text = at < 0 ? EMPTY : texts[page.dictionary ? Number(page.values[at]) : at];
        if (text === undefined) throw new Error('a place beyond the dictionary');
        batchTexts.push(text ?? NOT_UTF8);
      }
      const batch = oneColumn(batchTexts);
      this.cells.check(batch, {
        add: (row, _column, describe) => {
          note(from + row, describe);
        },
      });
      if (keep) this.cells.append(batch, skip ? skip.subarray(from, from + rows) : null);
    }
  }
}

const EMPTY = new Uint8Array(0);
const NOT_UTF8 = encodeUtf8('\ufffd');

/** The last answer, kept for the next question: pages of a row group share one dictionary. */
class Memo<V> {
  #given: ColumnPage['values'] | null = null;
  #answer: V | null = null;

  constructor(readonly compute: (values: ColumnPage['values']) => V) {}

  of(values: ColumnPage['values']): V {
    if (this.#given !== values || this.#answer === null) this.#answer = this.compute(values);
    this.#given = values;
    return this.#answer;
  }
}

function storedAt(page: ColumnPage, at: number): unknown {
  return page.dictionary ? page.dictionary[Number(page.values[at])] : page.values[at];
}

function textsThatAreUtf8(values: ColumnPage['values'], column: StoredColumn): (Uint8Array | null)[] {
  const texts = textsOf(values, column);
  if (column.kind !== 'string') return texts;
  return texts.map((text) => (isUtf8(text) ? text : null));
}

function isUtf8(bytes: Uint8Array): boolean {
  let plain = true;
  for (let i = 0; i < bytes.length && plain; i++) plain = bytes[i]! < 0x80;
  if (plain) return true;
  const check = new Utf8Check();
  return check.push(bytes) < 0 && check.complete;
}

function oneColumn(texts: readonly Uint8Array[]): CellBatch {
  const rows = texts.length;
  const ends = new Int32Array(rows);
  let total = 0;
  for (const [row, text] of texts.entries()) ends[row] = total += text.length;
  const starts = new Int32Array(rows);
  starts.set(ends.subarray(0, rows - 1), 1);
  const bytes = new Uint8Array(total);
  for (const [row, text] of texts.entries()) bytes.set(text, starts[row]);
  const line = Int32Array.from({ length: rows }, (_, row) => row);
  return {
    bytes,
    rows,
    firstCell: Int32Array.from({ length: rows + 1 }, (_, i) => i),
    line,
    starts,
    ends,
    malformed: [],
  };
}
