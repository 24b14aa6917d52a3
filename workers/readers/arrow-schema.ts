import type { LeftOut, StoredColumn, StoredKind } from './columnar-file.ts';
import type { FlatTable } from './flat-table.ts';

/** How the values of a column lie in its buffers. */
export type ArrowLayout =
  | { form: 'null' }
  | { form: 'bits' }
  | { form: 'fixed'; bytes: number; of: 'int' | 'uint' | 'float' | 'decimal'; multiplier: number }
  | { form: 'texts'; offsetBytes: 4 | 8 }
  | { form: 'views' };

/** A field of the schema with its type as numbers, as the format has it. */
export interface ArrowField {
  name: string;
  typeId: number;
  type: FlatTable | null;
  children: readonly ArrowField[];
  dictionary: { id: string; bytes: number; signed: boolean } | null;
}

/** Numbers of a node and of its first buffer, which is its validity, not counting those that string views add. */
export interface ArrowLevel {
  node: number;
  buffer: number;
  /** How many string views come before. */
  views: number;
}

/** A column that holds one value a row, found by the numbers of its nodes and buffers in each batch. */
export interface ArrowColumn extends StoredColumn {
  layout: ArrowLayout;
  /** Of the structs that it is a field of, from outside in, and at last of itself. */
  levels: readonly ArrowLevel[];
  dictionary: ArrowField['dictionary'];
}

const DEEPEST = 16;
const MOST_FIELDS = 20_000;

/** The fields of a schema. Throws RangeError where they are nested without end. */
export function fieldsOf(schema: FlatTable): ArrowField[] {
  let fields = 0;
  const read = (table: FlatTable, depth: number): ArrowField => {
    if (depth > DEEPEST || ++fields > MOST_FIELDS) throw new RangeError('fields without end');
    const dictionary = table.table(4);
    const index = dictionary?.table(1);
    return {
      name: table.text(0) ?? '',
      typeId: table.int8(2, 0),
      type: table.table(3),
      children: table.tables(5).map((child) => read(child, depth + 1)),
      dictionary: dictionary && {
        id: dictionary.id(0),
        bytes: index ? index.int32(0, 0) / 8 : 4,
        signed: index ? index.int8(1, 0) !== 0 : true,
      },
    };
  };
  return schema.tables(1).map((table) => read(table, 0));
}

export interface ArrowColumns {
  columns: ArrowColumn[];
  leftOut: LeftOut[];
  /** Durations, which are read as whole numbers, with their unit. */
  durations: { name: string; unit: string }[];
  nodes: number;
}

/** The columns of a schema that hold one value a row, fields of structs among them ("address.city"), and the others. */
export function arrowColumns(fields: readonly ArrowField[]): ArrowColumns {
  const found: ArrowColumns = { columns: [], leftOut: [], durations: [], nodes: 0 };
  const names = new Set<string>();
  let buffers = 0;
  let views = 0;
  const visit = (field: ArrowField, prefix: string, around: ArrowLevel[], readable: boolean): void => {
    const name = prefix === '' ? field.name : `${prefix}.${field.name}`;
    const levels = [...around, { node: found.nodes++, buffer: buffers, views }];
    buffers += ownBuffers(field);
    if (isView(field)) views++;
    const isStruct = field.typeId === 13 && !field.dictionary;
    if (!field.dictionary)
      for (const child of field.children) visit(child, name, isStruct ? levels : [], readable && isStruct);
    if (!readable || isStruct) return;
    const meaning = meaningOf(field);
    if (typeof meaning === 'string') found.leftOut.push({ name, what: meaning });
    else if (names.has(name)) found.leftOut.push({ name, what: 'a second column of that name' });
    else {
      const { duration, ...rest } = meaning;
      if (duration !== undefined) found.durations.push({ name, unit: duration });
      found.columns.push({ ...rest, name, levels, dictionary: field.dictionary });
      names.add(name);
    }
  };
  for (const field of fields) visit(field, '', [], true);
  return found;
}

function isView({ typeId, dictionary }: ArrowField): boolean {
  return !dictionary && (typeId === 23 || typeId === 24);
}

/** Buffers of a field apart from those of its children; string views have more, as each batch says. */
function ownBuffers({ typeId, type, dictionary }: ArrowField): number {
  if (dictionary) return 2;
  switch (typeId) {
    case 1: // null
    case 22: // run-end encoded
      return 0;
    case 13: // struct
    case 16: // list of fixed size
      return 1;
    case 14: // union: dense ones have offsets
      return type?.int16(0, 0) === 1 ? 2 : 1;
    case 4:
    case 5:
    case 19:
    case 20: // binary and text
    case 25:
    case 26: // list views
      return 3;
    default:
      return 2;
  }
}

interface Meaning {
  kind: StoredKind;
  scale: number;
  zone: 'utc' | 'floating';
  layout: ArrowLayout;
  duration?: string;
}

const UNITS = ['seconds', 'milliseconds', 'microseconds', 'nanoseconds'] as const;
const TIMES = ['timestampMs', 'timestampMs', 'timestampUs', 'timestampNs'] as const;
const DAYTIMES = ['timeMs', 'timeMs', 'timeUs', 'timeNs'] as const;

/** What the values of a field mean; in words where there is none for a row. */
export function meaningOf({ typeId, type }: ArrowField): Meaning | string {
  const plain = (kind: StoredKind, layout: ArrowLayout): Meaning => ({
    kind,
    layout,
    scale: 0,
    zone: 'floating',
  });
  const fixed = (
    kind: StoredKind,
    bytes: number,
    of: 'int' | 'uint' | 'float' = 'int',
    multiplier = 1,
  ): Meaning => plain(kind, { form: 'fixed', bytes, of, multiplier });
  switch (typeId) {
    case 1:
      return plain('string', { form: 'null' });
    case 2: {
      const bytes = (type?.int32(0, 0) ?? 0) / 8;
      const signed = (type?.int8(1, 0) ?? 0) !== 0;
      if (bytes === 8) return fixed(signed ? 'int64' : 'uint64', 8, signed ? 'int' : 'uint');
      return fixed(bytes === 4 && !signed ? 'uint32' : 'int32', bytes, signed ? 'int' : 'uint');
    }
    case 3: {
      const precision = type?.int16(0, 0) ?? 0;
      if (precision === 0) return fixed('float16', 2, 'float');
      return precision === 1 ? fixed('float', 4, 'float') : fixed('double', 8, 'float');
    }
    case 4:
    case 5:
      return plain('string', { form: 'texts', offsetBytes: 4 });
    case 19:
    case 20:
      return plain('string', { form: 'texts', offsetBytes: 8 });
    case 23:
    case 24:
      return plain('string', { form: 'views' });
    case 6:
      return plain('boolean', { form: 'bits' });
    case 7: {
      const bytes = (type?.int32(2, 128) ?? 128) / 8;
      const scale = type?.int32(1, 0) ?? 0;
      const layout = {
        form: 'fixed',
        bytes,
        of: 'decimal',
        multiplier: scale < 0 ? 10 ** -scale : 1,
      } as const;
      return { kind: 'decimal', scale: Math.max(0, scale), zone: 'floating', layout };
    }
    case 8:
      return (type?.int16(0, 1) ?? 1) === 0 ? fixed('date', 4) : fixed('timestampMs', 8);
    case 9: {
      const unit = type?.int16(0, 1) ?? 1;
      const kind = DAYTIMES[unit];
      return kind
        ? fixed(kind, unit < 2 ? 4 : 8, 'int', unit === 0 ? 1000 : 1)
        : 'a time of day in an unknown unit';
    }
    case 10: {
      const unit = type?.int16(0, 0) ?? 0;
      const kind = TIMES[unit];
      if (!kind) return 'a time in an unknown unit';
      const zone = (type?.text(1) ?? '') === '' ? 'floating' : 'utc';
      return { ...fixed(kind, 8, 'int', unit === 0 ? 1000 : 1), zone };
    }
    case 18:
      return { ...fixed('int64', 8), duration: UNITS[type?.int16(0, 1) ?? 1] ?? 'an unknown unit' };
    default:
      return WORDS[typeId] ?? `of the unknown type ${String(typeId)}`;
  }
}

const WORDS: Readonly<Record<number, string>> = {
  11: 'a calendar interval',
  12: 'a list',
  13: 'a group of fields',
  14: 'a union of types',
  15: 'bytes of a fixed length',
  16: 'a list',
  17: 'a map',
  21: 'a list',
  22: 'run-end encoded',
  25: 'a list',
  26: 'a list',
};
