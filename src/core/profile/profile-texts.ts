import { decodeUtf8 } from '../kernel/codecs.ts';
import { textCodes } from '../slices/text-levels.ts';
import { quantileSorted } from '../stats/quantile-sorted.ts';
import type { Column } from '../table/column.ts';
import { charactersIn } from '../table/text-characters.ts';
import type { LengthProfile, ValueCount } from './column-profile.ts';
import { TOP_VALUES } from './column-profile.ts';
import { readsAsNumber } from './reads-as-number.ts';
import { topPlaces } from './top-places.ts';

interface Profiled {
  missing: number;
  distinct: number;
  top: readonly ValueCount[];
  lengths: LengthProfile | null;
}

/** Bytes of a text that may still read as a number. */
const LONGEST_NUMBER = 40;

/** By the bytes: only the texts that are shown are decoded, and those short enough to be numbers. */
export function profileTexts(column: Column & { type: 'text' }): Profiled {
  const { offsets, utf8, valid } = column;
  const { codes, firstRow } = textCodes(column)!;
  const counts = new Float64Array(firstRow.length);
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) counts[codes[row]!]!++;
  const textAt = (row: number): string => decodeUtf8(utf8.subarray(offsets[row]!, offsets[row + 1]!));

  const lengths = new Float64Array(codes.length);
  let n = 0;
  let sum = 0;
  for (let row = 0; row < codes.length; row++) {
    if (valid && valid[row] === 0) continue;
    const characters = charactersIn(utf8, offsets[row]!, offsets[row + 1]!);
    lengths[n++] = characters;
    sum += characters;
  }
  let blank = 0;
  let numeric = 0;
  for (let code = 0; code < firstRow.length; code++) {
    const row = firstRow[code]!;
    if (offsets[row + 1]! - offsets[row]! > LONGEST_NUMBER) continue;
    const text = textAt(row);
    if (text.trim() === '') blank += counts[code]!;
    else if (readsAsNumber(text)) numeric += counts[code]!;
  }
  const sorted = lengths.subarray(0, n).sort();
  return {
    missing: codes.length - n,
    distinct: firstRow.length,
    top: topPlaces(counts, TOP_VALUES).map((code) => ({
      value: textAt(firstRow[code]!),
      count: counts[code]!,
    })),
    lengths:
      n === 0
        ? null
        : {
            low: sorted[0]!,
            high: sorted[n - 1]!,
            mean: sum / n,
            median: quantileSorted(sorted, 0.5),
            blank,
            numeric,
          },
  };
}
