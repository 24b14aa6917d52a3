import type { SchemaElement } from 'hyparquet';
import type { ColumnMeta } from '../../src/core/table/column.ts';

type Physical = 'DOUBLE' | 'FLOAT' | 'INT32' | 'INT64' | 'BOOLEAN' | 'BYTE_ARRAY';

/** How a column stands in our Parquet files: all but integers may be null, and null is a missing value. */
export function physicalTypeOf(meta: ColumnMeta): Physical {
  switch (meta.type) {
    case 'number':
      return meta.width === 32 ? 'FLOAT' : 'DOUBLE';
    case 'integer':
      return 'INT32';
    case 'boolean':
      return 'BOOLEAN';
    case 'timestamp':
      return 'INT64';
    case 'category':
    case 'text':
      return 'BYTE_ARRAY';
  }
}

export function isNullable(meta: ColumnMeta): boolean {
  return meta.type !== 'integer';
}

/** The Parquet schema of a table: a flat list, in column order, under names as they are (dots and all). */
export function parquetSchemaOf(columns: readonly ColumnMeta[]): SchemaElement[] {
  return [{ name: 'root', num_children: columns.length }, ...columns.map(elementOf)];
}

function elementOf(meta: ColumnMeta): SchemaElement {
  const element: SchemaElement = {
    name: meta.name,
    type: physicalTypeOf(meta),
    repetition_type: isNullable(meta) ? 'OPTIONAL' : 'REQUIRED',
  };
  if (meta.type === 'category' || meta.type === 'text') {
    return { ...element, converted_type: 'UTF8', logical_type: { type: 'STRING' } };
  }
  if (meta.type !== 'timestamp') return element;
  // The older annotation knows only UTC, so it would lie for times without a zone.
  const isAdjustedToUTC = meta.zone === 'utc';
  return { ...element, logical_type: { type: 'TIMESTAMP', isAdjustedToUTC, unit: 'MICROS' } };
}
