import type { DecodedArray } from 'hyparquet';
import { Problem } from '../../src/core/kernel/problem.ts';
import { CHUNK_ROWS } from '../../src/core/table/column.ts';
import { ArrowBuffers } from './arrow-buffers.ts';
import { readMessages } from './arrow-messages.ts';
import type { ArrowBatch, ArrowRecords } from './arrow-messages.ts';
import { arrowColumns, fieldsOf } from './arrow-schema.ts';
import type { ArrowColumn, ArrowField, ArrowLevel } from './arrow-schema.ts';
import { indicesOf, presentOf, valuesOf } from './arrow-values.ts';
import type { ByteSource } from './byte-source.ts';
import type { ColumnPage, ColumnarFile } from './columnar-file.ts';

/** Rows of a batch that has no bytes for them. */
const MOST_ROWS = 2 ** 28;

/**
 * An Arrow IPC file or stream by its messages; values are read batch by batch, each buffer when it is needed. (Decoded
 * here rather than by the library that writes our files, since that holds a whole file and follows the lengths and places
 * of hostile ones wherever they lead.) Throws Problem "arrow.damaged", "arrow.unsupported".
 */
export async function openArrow(source: ByteSource): Promise<ColumnarFile<ArrowColumn>> {
  try {
    const { schema, version, records } = await readMessages(source);
    if (schema.int16(0, 0) !== 0) throw new Error('unsupported: numbers in big-endian order');
    const fields = fieldsOf(schema);
    // Older ones have other buffers.
    if (version < 3 || (version < 4 && fields.some(hasUnion)))
      throw new Error('unsupported: an old version of the format');
    const { columns, leftOut, durations, nodes } = arrowColumns(fields);
    const rows = records.reduce((sum, batch) => sum + batch.rows, 0);
    if (records.some((batch) => batch.rows > MOST_ROWS) || !Number.isSafeInteger(rows))
      throw new Error('unsupported: batches of more than 268 million rows');
    const dictionaries = new Dictionaries(source);
    return {
      format: 'arrow',
      rows,
      groups: records.map((batch) => batch.rows),
      columns,
      leftOut,
      notes: durations.map(({ name, unit }) => ({
        code: 'arrow.duration',
        message: `“${name}” is a duration and is read as a whole number of ${unit}.`,
        where: `column “${name}”`,
      })),
      async *pages(group, column) {
        const batch = records[group]!;
        if (column.layout.form === 'null' && !column.dictionary) yield* emptyPages(batch.rows);
        else if (batch.rows > 0) yield await readPage(source, batch, column, nodes, dictionaries);
      },
      bounds: () => [],
      problem: arrowProblem,
    };
  } catch (error) {
    throw arrowProblem(error);
  }
}

function hasUnion({ typeId, children }: ArrowField): boolean {
  return typeId === 14 || children.some(hasUnion);
}

async function readPage(
  source: ByteSource,
  batch: ArrowRecords,
  column: ArrowColumn,
  nodes: number,
  dictionaries: Dictionaries,
): Promise<ColumnPage> {
  const { rows } = batch;
  const buffers = new ArrowBuffers(source, batch);
  if (buffers.nodes.length < nodes) throw new Error('a batch with too few columns');
  let present: Int32Array | null = null;
  const bufferOf = ({ buffer, views }: ArrowLevel): number =>
    buffers.views.slice(0, views).reduce((sum, count) => sum + count, buffer);
  for (const level of column.levels) {
    const [length, nulls] = buffers.nodes[level.node]!;
    if (length !== rows) throw new Error(`${String(length)} values for ${String(rows)} rows`);
    if (nulls === 0) continue;
    const bits = await buffers.bytes(bufferOf(level));
    if (bits.length > 0) present = both(present, presentOf(bits, rows));
  }
  const own = column.levels.at(-1)!;
  const first = bufferOf(own);
  if (!column.dictionary) {
    const more = column.layout.form === 'views' ? (buffers.views[own.views] ?? 0) : 0;
    const values = await valuesOf(buffers, column.layout, first, more, rows, present);
    return { rows, present, values, dictionary: null };
  }
  const places = await indicesOf(buffers, column, first, rows, present);
  const { values, missing } = await dictionaries.of(column, batch);
  for (const place of places)
    if (place < 0 || place >= values.length) throw new Error('a place beyond the dictionary');
  if (!missing) return { rows, present, values: places, dictionary: values };
  return { rows, ...withoutMissing(places, present, missing, rows), dictionary: values };
}

/** Rows without any value, in stretches. */
function* emptyPages(rows: number): Generator<ColumnPage> {
  for (let from = 0; from < rows; from += CHUNK_ROWS) {
    const count = Math.min(CHUNK_ROWS, rows - from);
    yield { rows: count, present: new Int32Array(count), values: [], dictionary: null };
  }
}

/** Rows whose place in the dictionary holds no value have none either. */
function withoutMissing(
  places: Int32Array,
  present: Int32Array | null,
  missing: Uint8Array,
  rows: number,
): { present: Int32Array; values: Int32Array } {
  const there = new Int32Array(rows);
  let kept = 0;
  for (let row = 0, next = 0; row < rows; row++) {
    if (present && present[row] !== 1) continue;
    const place = places[next++]!;
    if (missing[place] === 1) continue;
    there[row] = 1;
    places[kept++] = place;
  }
  return { present: there, values: places.slice(0, kept) };
}

interface DictionaryValues {
  values: DecodedArray;
  /** 1 at places without a value; null where all have one. */
  missing: Uint8Array | null;
}

/** Dictionaries, each read once as long as it is the same. */
class Dictionaries {
  readonly #source: ByteSource;
  readonly #read = new WeakMap<readonly ArrowBatch[], Promise<DictionaryValues>>();

  constructor(source: ByteSource) {
    this.#source = source;
  }

  of(column: ArrowColumn, { dictionaries }: ArrowRecords): Promise<DictionaryValues> {
    const batches = dictionaries.get(column.dictionary!.id);
    if (!batches) throw new Error('a dictionary is missing');
    let read = this.#read.get(batches);
    if (!read) {
      read = this.#readAll(column, batches);
      this.#read.set(batches, read);
    }
    return read;
  }

  async #readAll({ layout }: ArrowColumn, batches: readonly ArrowBatch[]): Promise<DictionaryValues> {
    const values: unknown[] = [];
    const missingAt: number[] = [];
    for (const batch of batches) {
      const { rows } = batch;
      if (rows > MOST_ROWS) throw new Error('unsupported: a dictionary of more than 268 million values');
      const buffers = new ArrowBuffers(this.#source, batch);
      const [length, nulls] = buffers.nodes[0] ?? [];
      if (length !== rows) throw new Error(`${String(length)} values for ${String(rows)} places`);
      const bits = nulls === 0 || layout.form === 'null' ? null : await buffers.bytes(0);
      const present =
        layout.form === 'null'
          ? new Int32Array(rows)
          : bits && bits.length > 0
            ? presentOf(bits, rows)
            : null;
      const stored: ArrayLike<unknown> = await valuesOf(
        buffers,
        layout,
        0,
        buffers.views[0] ?? 0,
        rows,
        present,
      );
      for (let row = 0, next = 0; row < rows; row++) {
        const isThere = !present || present[row] === 1;
        if (!isThere) missingAt.push(values.length);
        values.push(isThere ? stored[next++] : null);
      }
    }
    if (missingAt.length === 0) return { values, missing: null };
    // A place without a value is never looked at, but every place must hold something of the kind.
    const filler = values.find((value) => value !== null) ?? new Uint8Array(0);
    const missing = new Uint8Array(values.length);
    for (const place of missingAt) {
      missing[place] = 1;
      values[place] = filler;
    }
    return { values, missing };
  }
}

function both(a: Int32Array | null, b: Int32Array | null): Int32Array | null {
  if (!a || !b) return a ?? b;
  return a.map((there, row) => there & b[row]!);
}

/** "arrow.damaged", or "arrow.unsupported" where the file is sound but uses something that is not read here. */
function arrowProblem(error: unknown, where?: string): Problem {
  if (error instanceof Problem) return error;
  const found = error instanceof Error ? error.message : String(error);
  const place = where === undefined ? {} : { where };
  if (found.startsWith('unsupported'))
    return new Problem({
      code: 'arrow.unsupported',
      message: 'The Arrow file uses a feature that cannot be read here.',
      found: found.replace(/^unsupported: /, ''),
      ...place,
      fix: 'Write it again as the usual types in little-endian order, uncompressed or with LZ4 or Zstandard.',
    });
  return new Problem({
    code: 'arrow.damaged',
    message: 'The Arrow file is damaged or incomplete.',
    found,
    ...place,
    fix: 'Check whether it was copied in full.',
  });
}
