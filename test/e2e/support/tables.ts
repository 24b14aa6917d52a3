import { generateLoans } from '../../../src/core/simulate/loans.ts';
import { formatCell } from '../../../src/core/table/format-cell.ts';

/** A generated CSV: every call with the same arguments gives the same bytes. */
export interface CsvFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Numbers, whole numbers and words: `rows` above 65,536 make two chunks of each of the three columns. */
export function measurementsCsv(rows: number, seed = 1): CsvFile {
  const lines = ['reading,value,site'];
  let state = seed;
  for (let row = 0; row < rows; row++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    lines.push(`${String(row)},${String((state >>> 16) / 8)},site ${String(state % 7)}`);
  }
  return csv(`measurements-${String(seed)}.csv`, lines);
}

/**
 * Loans as the sample models know them, with a column of every type: text with line breaks and other scripts, times
 * with a zone, booleans, missing values.
 */
export function loansCsv(rows: number, seed = 5): CsvFile {
  const columns = generateLoans(rows, seed);
  const lines = [[...columns.map(({ name }) => name), 'joint', 'note'].join(',')];
  for (let row = 0; row < rows; row++) {
    const cells = columns.map((column) => formatCell(column, row));
    const note = row % 5 === 0 ? '' : `"№ ${String(row)}, said ""later""\nनमस्ते 🚢"`;
    lines.push([...cells, row % 3 === 0 ? 'true' : 'false', note].join(','));
  }
  return csv('loans.csv', lines);
}

function csv(name: string, lines: readonly string[]): CsvFile {
  return { name, bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) };
}
