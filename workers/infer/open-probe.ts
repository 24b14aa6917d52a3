import type { Digest } from '../../src/core/kernel/objects.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { CHUNK_ROWS, type TableVersion } from '../../src/core/table/column.ts';
import { spreadRows, type SpreadRows } from '../../src/core/table/spread-rows.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { sessionOf } from './model-session.ts';
import { Probe } from './probe.ts';

/** Chunks read at most: some megabytes a column. */
const MOST_CHUNKS = 4;

/** A stored model on at most `most` rows spread over a table. Throws Problem "why.noFile" where the model is no file. */
export function probeSpread(model: Digest, table: TableVersion, most: number): Promise<Probe> {
  return openProbe(model, table, spreadRows(table.rows, most, MOST_CHUNKS));
}

/** The same on given rows, by number; few of them. */
export function probeRows(model: Digest, table: TableVersion, rows: readonly number[]): Promise<Probe> {
  const chunkOf = (row: number): number => Math.floor(row / CHUNK_ROWS);
  const chunks = [...new Set(rows.map(chunkOf))].sort((a, b) => a - b);
  const places = rows.map((row) => chunks.indexOf(chunkOf(row)) * CHUNK_ROWS + (row % CHUNK_ROWS));
  return openProbe(model, table, { chunks, places });
}

async function openProbe(model: Digest, table: TableVersion, at: SpreadRows): Promise<Probe> {
  const { signature, source } = await objectOf('model', model);
  if (source.type !== 'onnx') throw noFile();
  return Probe.over(await sessionOf({ model }), signature, table, at);
}

function noFile(): Problem {
  return new Problem({
    code: 'why.noFile',
    message: 'This model has no file that could be asked about changed rows.',
    expected: 'an ONNX model',
    found: 'answers that came with the data, or a rule',
    fix: 'Add the model’s ONNX file and evaluate it here.',
  });
}
