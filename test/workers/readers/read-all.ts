import type { Digest } from '../../../src/core/kernel/objects.ts';
import { decodeColumn, encodeChunk } from '../../../src/core/table/chunk-codec.ts';
import { CHUNK_ROWS, lengthOf } from '../../../src/core/table/column.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { formatCell } from '../../../src/core/table/format-cell.ts';
import type { GivenPlan } from '../../../src/core/table/preview-csv.ts';
import type { Preview, ReadPlan } from '../../../src/core/table/read-plan.ts';
import type { TableRead } from '../../../src/core/table/table-builder.ts';
import { bytesSource } from '../../../workers/readers/byte-source.ts';
import type { ByteSource } from '../../../workers/readers/byte-source.ts';
import { previewTable, readTable } from '../../../workers/readers/read-table.ts';

export interface WholeTable extends TableRead {
  preview: Preview;
  /** Each column put together from its chunks, through the codec. */
  values: Column[];
  /** The encoded chunks by column. */
  encoded: Uint8Array<ArrayBuffer>[][];
}

export function csvSource(text: string | Uint8Array<ArrayBuffer>, name = 'test.csv'): ByteSource {
  return bytesSource(name, typeof text === 'string' ? new TextEncoder().encode(text) : text);
}

/** Previews a file, lets `change` the plan, and reads it; checks what every reading promises of chunks. */
export async function readAll(
  source: ByteSource,
  change: (plan: ReadPlan) => ReadPlan = (plan) => plan,
  given: GivenPlan = {},
): Promise<WholeTable> {
  const preview = await previewTable(source, given);
  const plan = change(preview.plan);
  const encoded: Uint8Array<ArrayBuffer>[][] = plan.columns.map(() => []);
  const lengths: number[][] = plan.columns.map(() => []);
  const read = await readTable(
    source,
    plan,
    {
      async chunk(column, chunk) {
        await Promise.resolve();
        encoded[column]!.push(encodeChunk(chunk).slice());
        lengths[column]!.push(lengthOf(chunk));
      },
    },
    () => undefined,
  );
  if (plan.onProblem === 'ask' && read.problems.total > 0) return { ...read, preview, values: [], encoded };
  const values = read.columns.map((schema, i) => {
    const total = lengths[i]!.reduce((sum, length) => sum + length, 0);
    const allButLast = lengths[i]!.slice(0, -1);
    if (total !== read.rows || allButLast.some((length) => length !== CHUNK_ROWS))
      throw new Error(`chunks of ${lengths[i]!.join(', ')} rows for ${String(read.rows)}`);
    const chunks: Digest[] = [];
    return decodeColumn({ ...schema, chunks }, encoded[i]!);
  });
  return { ...read, preview, values, encoded };
}

/** All cells of a table as text, missing ones null. */
export function texts(table: WholeTable): Record<string, (string | null)[]> {
  return Object.fromEntries(
    table.values.map((column) => [
      column.name,
      Array.from({ length: table.rows }, (_, row) =>
        isMissing(column, row) ? null : formatCell(column, row),
      ),
    ]),
  );
}

function isMissing(column: Column, row: number): boolean {
  if (column.type === 'text') return column.valid?.[row] === 0;
  const value = column.data[row]!;
  return column.type === 'category' || column.type === 'boolean' ? value < 0 : Number.isNaN(value);
}

/** The plan with every column of one type. */
export function allAs(type: ReadPlan['columns'][number]['type']): (plan: ReadPlan) => ReadPlan {
  return (plan) => ({ ...plan, columns: plan.columns.map((column) => ({ ...column, type })) });
}

/** The plan with another policy for problems. */
export function onProblem(policy: ReadPlan['onProblem']): (plan: ReadPlan) => ReadPlan {
  return (plan) => ({ ...plan, onProblem: policy });
}
