import { ChunkBuffer, type FixedValues } from './chunk-buffer.ts';
import type { Column, ColumnSchema } from './column.ts';
import { joinedColumn } from './joined-columns.ts';

/** Grows a column whose description is known from chunks that fit it, and hands it out in chunks. */
export interface GrowingColumn {
  add(chunk: Column): void;
  /** Chunks that are full, each once. */
  take(): Column[];
  /** The rest; nothing may be added after. */
  finish(): Iterable<Column>;
}

/** Numbers take whole ones, categories any of whose levels are among their own, texts take categories. */
export function growingColumn(schema: ColumnSchema): GrowingColumn {
  switch (schema.type) {
    case 'text': {
      const plan = { source: schema.name, name: schema.name, role: schema.role, type: 'text' } as const;
      const { builder, add } = joinedColumn(plan);
      return { add: (chunk) => add(chunk, ''), take: () => builder.take(), finish: () => builder.finish() };
    }
    case 'category': {
      const codes = new Map(schema.levels.map((level, code) => [level, code]));
      return growing(
        schema,
        (length) => new Int32Array(length),
        (chunk) => {
          if (chunk.type !== 'category') throw new TypeError(`a chunk of ${chunk.type} for categories`);
          const own = chunk.levels.map((level) => codes.get(level)!);
          return own.every((code, i) => code === i) ? chunk.data : chunk.data.map((code) => own[code] ?? -1);
        },
      );
    }
    case 'number':
      return growing(
        schema,
        (length) => (schema.width === 32 ? new Float32Array(length) : new Float64Array(length)),
        valuesOf,
      );
    case 'integer':
      return growing(schema, (length) => new Int32Array(length), valuesOf);
    case 'boolean':
      return growing(schema, (length) => new Int8Array(length), valuesOf);
    case 'timestamp':
      return growing(schema, (length) => new Float64Array(length), valuesOf);
  }
}

function growing<V extends FixedValues>(
  schema: ColumnSchema,
  make: (length: number) => V,
  read: (chunk: Column) => FixedValues,
): GrowingColumn {
  const buffer = new ChunkBuffer(make);
  const asChunk = (data: V): Column => ({ ...schema, data }) as unknown as Column;
  return {
    add: (chunk) => {
      const values = read(chunk);
      buffer.append(values, values.length, null);
    },
    take: () => buffer.take().map(asChunk),
    finish: () => buffer.takeRest().map(asChunk),
  };
}

function valuesOf(chunk: Column): FixedValues {
  if (chunk.type === 'text') throw new TypeError('a chunk of text for values of fixed width');
  return chunk.data;
}
