import * as types from '@uwdata/flechette';
import type { Field, Schema } from '@uwdata/flechette';
import { Builder } from '@uwdata/flechette/src/encode/builder.js';
import { encodeDictionaryBatch } from '@uwdata/flechette/src/encode/dictionary-batch.js';
import { writeFooter } from '@uwdata/flechette/src/encode/footer.js';
import { writeMessage } from '@uwdata/flechette/src/encode/message.js';
import type { Block } from '@uwdata/flechette/src/encode/message.js';
import { encodeRecordBatch } from '@uwdata/flechette/src/encode/record-batch.js';
import { encodeSchema } from '@uwdata/flechette/src/encode/schema.js';
import { encodeUtf8 } from '../../src/core/kernel/codecs.ts';
import { lengthOf } from '../../src/core/table/column.ts';
import type { Column, ColumnSchema } from '../../src/core/table/column.ts';
import { batchOf, dictionaryOf } from './arrow-batches.ts';
import type { ArrowParts } from './arrow-batches.ts';

const SCHEMA = 1;
const DICTIONARY = 2;
const BATCH = 3;
const MAGIC = encodeUtf8('ARROW1');
const END_OF_STREAM = Uint8Array.of(255, 255, 255, 255, 0, 0, 0, 0);

/**
 * Writes an Arrow IPC file batch by batch: categories as dictionaries, times in microseconds, missing values as nulls.
 * What is written is handed to `write` at once and in order.
 */
export class ArrowFileWriter {
  readonly #builder: Builder;
  readonly #schema: Schema;
  readonly #dictionaries: Block[] = [];
  readonly #records: Block[] = [];

  constructor(columns: readonly ColumnSchema[], write: (bytes: Uint8Array<ArrayBuffer>) => void) {
    this.#builder = new Builder({
      write: (bytes) => {
        write(bytes.slice());
      },
    });
    this.#schema = {
      version: types.Version.V5,
      endianness: types.Endianness.Little,
      fields: columns.map(fieldOf),
      metadata: null,
    };
    this.#builder.addBuffer(MAGIC);
    writeMessage(this.#builder, SCHEMA, encodeSchema(this.#builder, this.#schema), 0);
    for (const [id, column] of columns.entries())
      if (column.type === 'category') this.#addLevels(id, column.levels);
  }

  /** Adds rows; the columns are those of the schema, categories with its levels. */
  add(columns: readonly Column[]): void {
    const rows = columns[0] ? lengthOf(columns[0]) : 0;
    const parts = batchOf(columns, rows);
    writeMessage(
      this.#builder,
      BATCH,
      encodeRecordBatch(this.#builder, parts),
      parts.bodyBytes,
      this.#records,
    );
    this.#addBody(parts);
  }

  finish(): void {
    this.#builder.addBuffer(END_OF_STREAM);
    writeFooter(this.#builder, this.#schema, this.#dictionaries, this.#records, null);
  }

  #addLevels(id: number, levels: readonly string[]): void {
    const data = dictionaryOf(levels);
    const header = encodeDictionaryBatch(this.#builder, { id, isDelta: false, data }, null);
    writeMessage(this.#builder, DICTIONARY, header, data.bodyBytes, this.#dictionaries);
    this.#addBody(data);
  }

  #addBody({ buffers }: ArrowParts): void {
    for (const buffer of buffers) this.#builder.addBuffer(buffer);
  }
}

function fieldOf(column: ColumnSchema, id: number): Field {
  const metadata = column.unit === null ? null : new Map([['unit', column.unit]]);
  return types.field(column.name, typeOf(column, id), column.type !== 'integer', metadata);
}

function typeOf(column: ColumnSchema, id: number): types.DataType {
  switch (column.type) {
    case 'integer':
      return types.int32();
    case 'number':
      return column.width === 32 ? types.float32() : types.float64();
    case 'boolean':
      return types.bool();
    case 'category':
      return types.dictionary(types.utf8(), types.int32(), column.order === 'given', id);
    case 'timestamp':
      return types.timestamp(types.TimeUnit.MICROSECOND, column.zone === 'utc' ? 'UTC' : null);
    case 'text':
      return types.utf8();
  }
}
