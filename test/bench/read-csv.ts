import { inferSchema, initParser } from 'udsv';
import { createRandom } from '../../src/core/kernel/random.ts';
import { bytesSource } from '../../workers/readers/byte-source.ts';
import { previewText, readText } from '../../workers/readers/read-text.ts';

export interface CsvTimes {
  bytes: number;
  rows: number;
  columns: number;
  /** Medians, in milliseconds. */
  udsvMs: number;
  previewMs: number;
  readMs: number;
  /** readMs over udsvMs. */
  ratio: number;
}

/** A seeded CSV: of each five columns two of small whole numbers, one of categories, two of floats. */
export function makeCsv(rows: number, columns: number, seed = 1): Uint8Array<ArrayBuffer> {
  const random = createRandom(seed);
  const words = ['Private', 'Self-emp-not-inc', 'Local-gov', 'State-gov', 'Never-worked', 'Without-pay'];
  const lines = [Array.from({ length: columns }, (_, i) => `column_${String(i)}`).join(',')];
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  for (let row = 0; row < rows; row++) {
    const cells: string[] = [];
    for (let column = 0; column < columns; column++) {
      const draw = random.uniform();
      const kind = column % 5;
      if (kind < 2) cells.push(String(Math.floor(draw * (kind === 0 ? 100 : 1_000_000))));
      else if (kind === 2) cells.push(words[Math.floor(draw * words.length)]!);
      else cells.push(kind === 3 ? (draw * 1000).toFixed(4) : draw.toFixed(6));
    }
    lines.push(cells.join(','));
    if (lines.length === 10_000) parts.push(encoder.encode(`${lines.splice(0).join('\n')}\n`));
  }
  if (lines.length > 0) parts.push(encoder.encode(`${lines.join('\n')}\n`));
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/**
 * Times uDSV's typed parse (from bytes: decoding, schema, typed columns) against ours (preview and reading into typed
 * columns apart) on the same bytes, the two taking turns.
 */
export async function benchReadCsv(rows = 500_000, columns = 20, rounds = 5): Promise<CsvTimes> {
  const bytes = makeCsv(rows, columns);
  const source = bytesSource('bench.csv', bytes);
  const udsv: number[] = [];
  const preview: number[] = [];
  const read: number[] = [];
  for (let round = 0; round < rounds; round++) {
    udsv.push(await time(() => parseWithUdsv(bytes)));
    let plan = (await previewText(source, {})).plan;
    preview.push(
      await time(async () => {
        plan = (await previewText(source, {})).plan;
      }),
    );
    read.push(
      await time(async () => {
        let values = 0;
        const sink = { chunk: (_: number, chunk: { type: string }) => void (values += chunk.type.length) };
        const table = await readText(source, plan, sink, () => undefined);
        if (table.rows !== rows || values === 0) throw new Error('not everything was read');
      }),
    );
  }
  const [udsvMs, previewMs, readMs] = [median(udsv), median(preview), median(read)];
  return { bytes: bytes.length, rows, columns, udsvMs, previewMs, readMs, ratio: readMs / udsvMs };
}

function parseWithUdsv(bytes: Uint8Array): void {
  const text = new TextDecoder().decode(bytes);
  const parser = initParser(inferSchema(text));
  const columns = parser.typedCols(text);
  if (columns.length === 0) throw new Error('nothing was read');
}

async function time(run: () => Promise<void> | void): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}
