import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { createRandom } from '../../src/core/kernel/random.ts';
import { CACHE } from './places.ts';

const DAYS = 270;
const DAY_MS = 86_400_000;
const BEGINS_MS = Date.UTC(2026, 0, 1);
const SITES = ['north', 'east', 'south', 'west', 'harbour', 'airport'];

/** A seeded log of nine months as Parquet on the disk, made once; besides its times, three of five columns are numbers. */
export function logFile(rows: number, columns: number): string {
  const folder = join(CACHE, 'files');
  const path = join(folder, `log-${String(rows)}x${String(columns)}.parquet`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const random = createRandom(2);
  const made = <T>(value: (row: number) => T): T[] => Array.from({ length: rows }, (_, row) => value(row));
  const at = made((row) => new Date(BEGINS_MS + Math.floor((row / rows) * DAYS * DAY_MS)));
  const columnData = Array.from({ length: columns }, (_, column) => {
    const name = `input_${String(column)}`;
    if (column % 5 < 3) {
      const data = made((row) => random.uniform() + random.uniform() + (row > rows / 2 ? column / 100 : 0));
      return { name, type: 'DOUBLE' as const, data };
    }
    if (column % 5 === 3) return { name, type: 'INT32' as const, data: made(() => random.below(500)) };
    return { name, type: 'STRING' as const, data: made(() => SITES[random.below(SITES.length)]!) };
  });
  const times = { name: 'at', type: 'TIMESTAMP' as const, data: at };
  const file = parquetWriteBuffer({ columnData: [times, ...columnData], rowGroupSize: 250_000 });
  writeFileSync(path, new Uint8Array(file));
  return path;
}
