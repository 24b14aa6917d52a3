import { ChunkBuffer, type FixedValues } from './chunk-buffer.ts';
import { lengthOf, type Column, type ColumnSchema } from './column.ts';
import { joinedColumn } from './joined-columns.ts';

/** Grows a column whose description is known from chunks that fit it, and hands it out in chunks. */
export interface GrowingColumn {
  add(chunk: Column): void;
  /** Chunks that are full, each once. */
  take(): Column[];
  /** The rest; nothing may be added after. */
  finish(): Iterable<Column>;
}

/**
 * Numbers take whole ones, categories any of whose levels are among their own, texts take categories; a chunk of another
 * type has no values, only rows.
 */
export function growingColumn(schema: ColumnSchema): GrowingColumn {
  switch (schema.type) {
    case 'text': {
      const plan = { source: schema.name, name: schema.name, role: schema.role, type: 'text' } as const;
      const { builder, add, addMissing } = joinedColumn(plan);
      return {
        add: (chunk) => {
          if (chunk.type === 'text' || chunk.type === 'category') add(chunk, '');
          else addMissing(lengthOf(chunk));
        },
        take: () => builder.take(),
        finish: () => builder.finish(),
      };
    }
    case 'category': {
      const codes = new Map(schema.levels.map((level, code) => [level, code]));
      const read = (chunk: Column): FixedValues | null => {
        if (chunk.type !== 'category') return null;
        const own = chunk.levels.map((level) => codes.get(level)!);
        return own.every((code, i) => code === i) ? chunk.data : chunk.data.map((code) => own[code] ?? -1);
      };
      return growing(schema, { make: (length) => new Int32Array(length), read, missing: -1 });
    }
    case 'number': {
      const make = (length: number) =>
        schema.width === 32 ? new Float32Array(length) : new Float64Array(length);
      const read = (chunk: Column) =>
        chunk.type === 'number' || chunk.type === 'integer' ? chunk.data : null;
      return growing(schema, { make, read, missing: NaN });
    }
    case 'integer':
      return growing(schema, {
        make: (length) => new Int32Array(length),
        read: (chunk) => (chunk.type === 'integer' ? chunk.data : null),
        missing: 0,
      });
    case 'boolean':
      return growing(schema, {
        make: (length) => new Int8Array(length),
        read: (chunk) => (chunk.type === 'boolean' ? chunk.data : null),
        missing: -1,
      });
    case 'timestamp':
      return growing(schema, {
        make: (length) => new Float64Array(length),
        read: (chunk) => (chunk.type === 'timestamp' ? chunk.data : null),
        missing: NaN,
      });
  }
}

function growing<V extends FixedValues>(
  schema: ColumnSchema,
  how: { make: (length: number) => V; read: (chunk: Column) => FixedValues | null; missing: number },
): GrowingColumn {
  const buffer = new ChunkBuffer(how.make);
  const asChunk = (data: V): Column => ({ ...schema, data }) as unknown as Column;
  return {
    add: (chunk) => {
      const rows = lengthOf(chunk);
      buffer.append(how.read(chunk) ?? how.make(rows).fill(how.missing), rows, null);
    },
    take: () => buffer.take().map(asChunk),
    finish: () => buffer.takeRest().map(asChunk),
  };
}
