import type { Signature } from '../../src/core/model/signature.ts';
import { decodeColumn } from '../../src/core/table/chunk-codec.ts';
import type { Column, TableVersion } from '../../src/core/table/column.ts';
import type { SpreadRows } from '../../src/core/table/spread-rows.ts';
import { takeRows } from '../../src/core/table/take-rows.ts';
import { chunksByDigest } from '../../src/storage/objects.ts';
import type { ModelSession } from './open-session.ts';
import { predictChunks } from './predict-chunks.ts';
import { recipeBefore, type RecipeBefore } from './recipe-before.ts';
import { metaOfColumn } from './stored-rows.ts';

/** A model asked again and again about the same few rows, with some of their columns changed. */
export class Probe {
  readonly table: TableVersion;
  readonly signature: Signature;
  /** How many rows it holds. */
  readonly rows: number;
  /** What the model reads of them, before its recipe; by name. */
  readonly columns: ReadonlyMap<string, Column>;
  readonly #session: ModelSession;
  readonly #at: SpreadRows;

  private constructor(
    session: ModelSession,
    signature: Signature,
    table: TableVersion,
    at: SpreadRows,
    columns: ReadonlyMap<string, Column>,
  ) {
    this.#session = session;
    this.signature = signature;
    this.table = table;
    this.#at = at;
    this.rows = at.places.length;
    this.columns = columns;
  }

  static async over(
    session: ModelSession,
    signature: Signature,
    table: TableVersion,
    at: SpreadRows,
  ): Promise<Probe> {
    const names = namesRead(signature, await recipeBefore(signature), table);
    const columns = new Map<string, Column>();
    for (const name of names) columns.set(name, await readRows(table, name, at));
    return new Probe(session, signature, table, at, columns);
  }

  /** Another column of the same rows, e.g. the truth. */
  column(name: string): Promise<Column> {
    return readRows(this.table, name, this.#at);
  }

  /** What the model says of the rows, with these columns in place of their own; each as long as the probe. */
  async answer(changed: ReadonlyMap<string, Column> = new Map()): Promise<readonly Column[]> {
    const columns = [...this.columns].map(([name, column]) => changed.get(name) ?? column);
    const recipe = await recipeBefore(this.signature);
    const own = new Map(columns.map((column) => [column.name, column]));
    const columnOf = recipe?.apply(columns) ?? ((name: string) => own.get(name)!);
    const chunk = { from: 0, rows: this.rows, columnOf };
    return (await predictChunks(this.#session, this.signature, [chunk], this.rows)).columns();
  }
}

function namesRead(
  signature: Signature,
  recipe: RecipeBefore | null,
  table: TableVersion,
): readonly string[] {
  return recipe?.columnsOf(table) ?? [...new Set(signature.inputs.flatMap((input) => input.columns))];
}

async function readRows(table: TableVersion, name: string, at: SpreadRows): Promise<Column> {
  const meta = metaOfColumn(table, name);
  const bytes = await chunksByDigest(at.chunks.map((chunk) => meta.chunks[chunk]!));
  return takeRows(decodeColumn(meta, bytes), at.places);
}
