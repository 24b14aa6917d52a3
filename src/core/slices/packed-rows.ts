import type { SearchItems } from './search-items.ts';
import type { SliceNode } from './slice-node.ts';

type Codes = Uint8Array | Uint16Array | Uint32Array;

/** A column of the rows searched, reduced to the comparisons that are still of use. */
export interface PackedColumn {
  /** By place in the search: which of them holds, `codesKept.length` = none. */
  codes: Codes;
  /** Code of each in the column's items. */
  codesKept: readonly number[];
  /** Number of the first over all columns; the others follow. */
  firstItem: number;
}

/** The rows searched in an order of their own: those with an error above 0 first, so that only these are summed. */
export interface OrderedRows {
  /** Row of the table by place. */
  rows: Uint32Array;
  /** Of the first places, all above 0. */
  errors: Float64Array;
}

export function orderRows(rows: Uint32Array, errorOf: ArrayLike<number>): OrderedRows {
  const ordered = new Uint32Array(rows.length);
  let hits = 0;
  for (const row of rows) if (errorOf[row]! > 0) ordered[hits++] = row;
  let at = hits;
  for (const row of rows) if (!(errorOf[row]! > 0)) ordered[at++] = row;
  return { rows: ordered, errors: Float64Array.from(ordered.subarray(0, hits), (row) => errorOf[row]!) };
}

/** Packs the columns by the comparisons that were kept alone; all with numbers of one width, which keeps loops fast. */
export function packColumns(
  items: readonly SearchItems[],
  { rows }: OrderedRows,
  singles: readonly SliceNode[],
): PackedColumn[] {
  const kept = items.map((): number[] => []);
  for (const { column, code } of singles) kept[column]!.push(code);
  const widest = Math.max(...kept.map((codes) => codes.length));
  const Packed = widest < 256 ? Uint8Array : widest < 65_536 ? Uint16Array : Uint32Array;
  let firstItem = 0;
  return items.map(({ codes: all, values }, column) => {
    const codesKept = kept[column]!;
    const codes: Codes = new Packed(codesKept.length === 0 ? 0 : rows.length);
    if (codesKept.length > 0) {
      const packed = new Uint32Array(values.length).fill(codesKept.length);
      codesKept.forEach((code, at) => (packed[code] = at));
      for (let at = 0; at < rows.length; at++) codes[at] = packed[all[rows[at]!]!]!;
    }
    const made = { codes, codesKept, firstItem };
    firstItem += codesKept.length;
    return made;
  });
}

interface Partition {
  parent: SliceNode;
  column: number;
  /** Places by comparison of the column, ascending within each. */
  order: Uint32Array;
  starts: Uint32Array;
}

/** The places of a node's rows. Nodes asked for in the order of their comparisons share the work on their parents. */
export class NodeRows {
  readonly #columns: readonly PackedColumn[];
  readonly #all: Uint32Array;
  readonly #byDepth: Partition[] = [];

  constructor(columns: readonly PackedColumn[], rows: number) {
    this.#columns = columns;
    this.#all = new Uint32Array(rows);
    for (let at = 0; at < rows; at++) this.#all[at] = at;
  }

  /** Ascending; valid until the next call. */
  of(node: SliceNode): Uint32Array {
    if (!node.parent) return this.#all;
    const { codesKept, firstItem } = this.#columns[node.column]!;
    let partition = this.#byDepth[node.depth];
    if (partition?.parent !== node.parent || partition.column !== node.column) {
      partition = this.#partition(node.parent, node.column, codesKept.length, partition);
      this.#byDepth[node.depth] = partition;
    }
    const at = node.item - firstItem;
    return partition.order.subarray(partition.starts[at]!, partition.starts[at + 1]!);
  }

  /** Counting sort, which leaves out the rows where no comparison of the column holds. */
  #partition(parent: SliceNode, column: number, width: number, before: Partition | undefined): Partition {
    const rows = this.of(parent);
    const { codes } = this.#columns[column]!;
    const starts = new Uint32Array(width + 2);
    for (let i = 0; i < rows.length; i++) starts[codes[rows[i]!]! + 1]!++;
    for (let code = 1; code < starts.length; code++) starts[code]! += starts[code - 1]!;
    const order = before && before.order.length >= rows.length ? before.order : new Uint32Array(rows.length);
    const next = starts.slice();
    for (let i = 0; i < rows.length; i++) order[next[codes[rows[i]!]!]!++] = rows[i]!;
    return { parent, column, order, starts };
  }
}
