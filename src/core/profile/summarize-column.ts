import { lengthOf } from '../table/column.ts';
import type { Column } from '../table/column.ts';
import type { ColumnSummary } from './summary.ts';

const MOST_FREQUENT = 6;

/** Which rows: all, those where a mask over the table's rows is not 0, or those listed (their order does not matter). */
export type RowChoice = null | Uint8Array | Uint32Array;

/**
 * The small picture of a column over the chosen rows. Numbers and timestamps: histogram of `bins` equal-width bins,
 * each [a, b), the last closed, and the mean, both over finite values (missing and infinite ones are left out); a
 * constant column has one bin. Whole numbers: at most `bins` bins of equally many of them, since bins that take now
 * two and now three would show a comb that is not in the data. Categories and booleans: the most frequent values, ties in level order. Texts: counts only.
 */
export function summarizeColumn(column: Column, choice: RowChoice = null, bins = 24): ColumnSummary {
  const { name, type } = column;
  const base = { name, type, histogram: null, top: null, mean: null };
  switch (column.type) {
    case 'category':
    case 'boolean': {
      const levels = column.type === 'category' ? column.levels : ['false', 'true'];
      const counts = countCodes(column.data, levels.length, choice);
      const rows = chosenRows(column, choice);
      let present = 0;
      for (const count of counts) present += count;
      return { ...base, rows, missing: rows - present, top: topOf(counts, levels) };
    }
    case 'text': {
      const rows = chosenRows(column, choice);
      return { ...base, rows, missing: countMissingTexts(column.valid, choice) };
    }
    default:
      return { ...base, ...summarizeNumbers(column.data, choice, bins, type !== 'timestamp') };
  }
}

type Numbers = Float64Array | Float32Array | Int32Array;

/** Beyond this span, whole numbers are as good as continuous. */
const WIDEST_WHOLE = 1e9;

function summarizeNumbers(data: Numbers, choice: RowChoice, bins: number, mayBeWhole: boolean) {
  const listed = choice instanceof Uint32Array;
  const mask = choice instanceof Uint8Array ? choice : null;
  const length = listed ? choice.length : data.length;
  let rows = 0;
  let missing = 0;
  let finite = 0;
  let sum = 0;
  let low = Infinity;
  let high = -Infinity;
  let whole = mayBeWhole;
  for (let i = 0; i < length; i++) {
    if (mask && mask[i] === 0) continue;
    rows++;
    const value = data[listed ? choice[i]! : i]!;
    if (value - value !== 0) {
      if (Number.isNaN(value)) missing++;
      continue;
    }
    finite++;
    sum += value;
    if (value < low) low = value;
    if (value > high) high = value;
    if (whole && Math.floor(value) !== value) whole = false;
  }
  if (finite === 0) return { rows, missing, histogram: null, mean: null };
  const mean = Number.isFinite(sum) ? sum / finite : null;
  if (low === high) return { rows, missing, histogram: { low, high, counts: [finite] }, mean: low };
  const valuesPerBin = whole && high - low < WIDEST_WHOLE ? Math.ceil((high - low + 1) / bins) : null;
  const made = valuesPerBin === null ? bins : Math.ceil((high - low + 1) / valuesPerBin);
  // Halves, since high - low of the largest doubles is not finite.
  const scale = valuesPerBin === null ? bins / (high / 2 - low / 2) : 2 / valuesPerBin;
  const counts = new Int32Array(made);
  for (let i = 0; i < length; i++) {
    if (mask && mask[i] === 0) continue;
    const value = data[listed ? choice[i]! : i]!;
    if (value - value !== 0) continue;
    const bin = Math.floor((value / 2 - low / 2) * scale);
    counts[bin < made ? bin : made - 1]!++;
  }
  const edges = valuesPerBin === null ? {} : { valuesPerBin };
  return { rows, missing, histogram: { low, high, counts: Array.from(counts), ...edges }, mean };
}

function countCodes(codes: Int32Array | Int8Array, levels: number, choice: RowChoice): Int32Array {
  const counts = new Int32Array(levels);
  if (choice instanceof Uint32Array) {
    for (let i = 0; i < choice.length; i++) {
      const code = codes[choice[i]!]!;
      if (code >= 0) counts[code]!++;
    }
    return counts;
  }
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code >= 0 && (!choice || choice[row] !== 0)) counts[code]!++;
  }
  return counts;
}

function topOf(counts: Int32Array, levels: readonly string[]): ColumnSummary['top'] {
  const present: number[] = [];
  let total = 0;
  for (let code = 0; code < counts.length; code++) {
    if (counts[code] === 0) continue;
    present.push(code);
    total += counts[code]!;
  }
  present.sort((a, b) => counts[b]! - counts[a]! || a - b);
  const values = present
    .slice(0, MOST_FREQUENT)
    .map((code) => ({ value: levels[code]!, count: counts[code]! }));
  for (const { count } of values) total -= count;
  return { values, others: total, distinct: present.length };
}

function chosenRows(column: Column, choice: RowChoice): number {
  if (choice instanceof Uint32Array) return choice.length;
  if (!choice) return lengthOf(column);
  let rows = 0;
  for (let row = 0; row < choice.length; row++) if (choice[row] !== 0) rows++;
  return rows;
}

function countMissingTexts(valid: Uint8Array | null, choice: RowChoice): number {
  if (!valid) return 0;
  let missing = 0;
  if (choice instanceof Uint32Array) {
    for (let i = 0; i < choice.length; i++) if (valid[choice[i]!] === 0) missing++;
  } else for (let row = 0; row < valid.length; row++) if (valid[row] === 0 && choice?.[row] !== 0) missing++;
  return missing;
}
