import { ByteDictionary } from '../table/byte-dictionary.ts';

export interface DistinctPatterns {
  /** The first run that has the pattern. */
  first: readonly number[];
  /** How many runs have it. */
  counts: Float64Array;
}

/** The distinct runs of numbers words[offsets[i] .. offsets[i + 1]), in order of first appearance; time grows with the words. */
export function distinctPatterns(offsets: Uint32Array, words: Int32Array): DistinctPatterns {
  const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
  const seen = new ByteDictionary();
  const first: number[] = [];
  const counts: number[] = [];
  for (let run = 0; run + 1 < offsets.length; run++) {
    const pattern = seen.add(bytes, 4 * offsets[run]!, 4 * offsets[run + 1]!);
    if (pattern === first.length) {
      first.push(run);
      counts.push(0);
    }
    counts[pattern]!++;
  }
  return { first, counts: Float64Array.from(counts) };
}
