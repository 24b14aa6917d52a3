import { parquetSchema } from 'hyparquet';
import type { FileMetaData, SchemaElement, SchemaTree } from 'hyparquet';
import type { LeftOut, StoredColumn, StoredKind } from './columnar-file.ts';

export interface ParquetColumn extends StoredColumn {
  /** Its number among the leaves of the schema, which is its number in every row group. */
  leaf: number;
  element: SchemaElement;
  schemaPath: SchemaTree[];
}

/** The columns of a file that hold one value a row, and those that cannot be read, with what they are. */
export function parquetColumns(metadata: FileMetaData): { columns: ParquetColumn[]; leftOut: LeftOut[] } {
  const root = parquetSchema(metadata);
  const columns: ParquetColumn[] = [];
  const leftOut: LeftOut[] = [];
  const names = new Set<string>();
  let leaf = 0;
  for (const child of root.children) {
    const { element } = child;
    const { name } = element;
    if (typeof name !== 'string') throw new Error('a column without a name');
    const kind = child.children.length === 0 ? kindOf(element) : null;
    const what = kind === null || element.repetition_type === 'REPEATED' ? describe(child) : null;
    if (names.has(name)) leftOut.push({ name, what: 'a second column of that name' });
    else if (kind === null || what !== null) leftOut.push({ name, what: what ?? describe(child) });
    else {
      const scale =
        element.scale ?? (element.logical_type?.type === 'DECIMAL' ? element.logical_type.scale : 0);
      columns.push({
        name,
        leaf,
        kind,
        scale,
        zone: zoneOf(element, kind),
        element,
        schemaPath: [root, child],
      });
    }
    names.add(name);
    leaf += leavesOf(child);
  }
  return { columns, leftOut };
}

function kindOf(element: SchemaElement): StoredKind | null {
  const { type, converted_type: converted, logical_type: logical } = element;
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') return 'decimal';
  if (converted === 'INTERVAL' || converted === 'BSON' || logical?.type === 'BSON') return null;
  if (logical?.type === 'GEOMETRY' || logical?.type === 'GEOGRAPHY' || logical?.type === 'VARIANT')
    return null;
  switch (type) {
    case 'BOOLEAN':
      return 'boolean';
    case 'INT32':
      if (converted === 'DATE' || logical?.type === 'DATE') return 'date';
      if (converted === 'TIME_MILLIS' || logical?.type === 'TIME') return 'timeMs';
      return isUnsigned(element) ? 'uint32' : 'int32';
    case 'INT64':
      return int64Kind(element);
    case 'INT96':
      return 'int96';
    case 'FLOAT':
      return 'float';
    case 'DOUBLE':
      return 'double';
    case 'BYTE_ARRAY':
      return 'string';
    case 'FIXED_LEN_BYTE_ARRAY':
      if (logical?.type === 'UUID' && element.type_length === 16) return 'uuid';
      return logical?.type === 'FLOAT16' && element.type_length === 2 ? 'float16' : null;
    default:
      return null;
  }
}

function int64Kind(element: SchemaElement): StoredKind {
  const { converted_type: converted, logical_type: logical } = element;
  if (logical?.type === 'TIMESTAMP' || logical?.type === 'TIME') {
    const what = logical.type === 'TIME' ? 'time' : 'timestamp';
    return `${what}${({ MILLIS: 'Ms', MICROS: 'Us', NANOS: 'Ns' } as const)[logical.unit]}`;
  }
  if (converted === 'TIMESTAMP_MILLIS') return 'timestampMs';
  if (converted === 'TIMESTAMP_MICROS') return 'timestampUs';
  if (converted === 'TIME_MICROS') return 'timeUs';
  return isUnsigned(element) ? 'uint64' : 'int64';
}

function isUnsigned({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  if (logical?.type === 'INTEGER') return !logical.isSigned;
  return converted?.startsWith('UINT_') ?? false;
}

/** The older annotation of times means UTC; INT96 and days have no zone. */
function zoneOf({ logical_type: logical }: SchemaElement, kind: StoredKind): 'utc' | 'floating' {
  if (logical?.type === 'TIMESTAMP') return logical.isAdjustedToUTC ? 'utc' : 'floating';
  return kind === 'timestampMs' || kind === 'timestampUs' ? 'utc' : 'floating';
}

function describe({ element, children }: SchemaTree): string {
  if (element.converted_type === 'LIST' || element.repetition_type === 'REPEATED') return 'a list';
  if (element.converted_type === 'MAP' || element.converted_type === 'MAP_KEY_VALUE') return 'a map';
  if (children.length > 0) return 'a group of fields';
  return `of type ${(element.logical_type?.type ?? element.converted_type ?? element.type ?? 'unknown').toLowerCase()}`;
}

function leavesOf(node: SchemaTree): number {
  return node.children.length === 0 ? 1 : node.children.reduce((sum, child) => sum + leavesOf(child), 0);
}
