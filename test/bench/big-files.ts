import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { createRandom } from '../../src/core/kernel/random.ts';
import { CACHE } from './places.ts';
import { makeCsv } from './read-csv.ts';

const WORDS = ['Private', 'Self-emp-not-inc', 'Local-gov', 'State-gov', 'Never-worked', 'Without-pay'];

/** A seeded table as a file on the disk, made once; returns its path. */
export function bigFile(format: 'csv' | 'parquet', rows: number, columns: number): string {
  const folder = join(CACHE, 'files');
  const path = join(folder, `${String(rows)}x${String(columns)}.${format}`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, format === 'csv' ? makeCsv(rows, columns) : makeParquet(rows, columns));
  return path;
}

/** Of each five columns two of whole numbers, one of categories, one of floats, one of texts, all of which may be null. */
function makeParquet(rows: number, columns: number, seed = 1): Uint8Array {
  const random = createRandom(seed);
  const made = <T>(value: () => T): T[] => Array.from({ length: rows }, value);
  const columnData = Array.from({ length: columns }, (_, column) => {
    const name = `column_${String(column)}`;
    switch (column % 5) {
      case 0:
        return { name, type: 'INT32' as const, data: made(() => random.below(100)) };
      case 1:
        return { name, type: 'INT32' as const, data: made(() => random.below(1_000_000)) };
      case 2:
        return { name, type: 'STRING' as const, data: made(() => WORDS[random.below(WORDS.length)]!) };
      case 3:
        return { name, type: 'DOUBLE' as const, data: made(() => random.uniform() * 1000) };
      default:
        return {
          name,
          type: 'STRING' as const,
          data: made(() => `customer ${String(random.below(3_000_000))}`),
        };
    }
  });
  return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 250_000 }));
}
