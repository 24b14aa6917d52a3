import { estimate, undefinedBecause, type Dropped, type Estimate } from '../kernel/estimate.ts';
import type { Random } from '../kernel/random.ts';
import { bootstrapCells } from '../stats/bootstrap-cells.ts';
import { editCounts, type EditCounts } from '../stats/edit-counts.ts';
import { droppedRows } from './dropped-rows.ts';
import {
  charactersOf,
  normaliseTranscript,
  wordsOf,
  type TranscriptOptions,
} from './normalise-transcript.ts';

/** Edits of one unit (words or characters), summed over the utterances, with the rate they give. */
export interface TranscriptErrors {
  /** (substitutions + insertions + deletions) / reference length; can pass 1. n is the number of utterances. */
  rate: Estimate;
  total: EditCounts;
  /** By row; null for a row that is left out. */
  byRow: readonly (EditCounts | null)[];
}

export interface TranscriptMetrics {
  words: TranscriptErrors;
  characters: TranscriptErrors;
}

/**
 * Word and character error rate of a corpus: all edits over the length of all references, so that long utterances
 * count for more. null = no reference (unlabeled) or no transcript (missing): left out and counted. An empty
 * reference stays in: its insertions count. Interval: percentile bootstrap over utterances, none below two.
 * Undefined: "emptySlice" without rows, "allMissing" where every reference is empty.
 * Characters take most of the time: the product of both texts' lengths, a row.
 */
export function transcriptMetrics(
  references: readonly (string | null)[],
  transcripts: readonly (string | null)[],
  options: TranscriptOptions,
  random: Random,
): TranscriptMetrics {
  const counts = { unlabeled: 0, missing: 0, infinite: 0 };
  const pairs = references.map((reference, i) => {
    const transcript = transcripts[i] ?? null;
    if (reference === null) counts.unlabeled++;
    else if (transcript === null) counts.missing++;
    else return [normaliseTranscript(reference, options), normaliseTranscript(transcript, options)] as const;
    return null;
  });
  const dropped = droppedRows(counts);
  const by = (unitsOf: (text: string) => string[]): TranscriptErrors =>
    errorsOf(
      pairs.map((pair) => pair && editCounts(unitsOf(pair[0]), unitsOf(pair[1]))),
      dropped,
      random,
    );
  return { words: by(wordsOf), characters: by(charactersOf) };
}

/** The rate over a corpus from the edits of each utterance (null = left out), counted before. */
export function errorsOf(
  byRow: readonly (EditCounts | null)[],
  dropped: Dropped,
  random: Random,
): TranscriptErrors {
  const kept = byRow.filter((row) => row !== null);
  const total: EditCounts = { hits: 0, substitutions: 0, insertions: 0, deletions: 0 };
  for (const row of kept) {
    total.hits += row.hits;
    total.substitutions += row.substitutions;
    total.insertions += row.insertions;
    total.deletions += row.deletions;
  }
  return { rate: rateOf(kept, total, dropped, random), total, byRow };
}

function rateOf(kept: readonly EditCounts[], total: EditCounts, dropped: Dropped, random: Random): Estimate {
  if (kept.length === 0) return undefinedBecause('emptySlice', 0);
  if (lengthOf(total) === 0) return undefinedBecause('allMissing', kept.length);
  const edits = kept.map(editsOf);
  const lengths = kept.map(lengthOf);
  const [interval] =
    kept.length < 2
      ? []
      : bootstrapCells(
          new Float64Array(kept.length).fill(1),
          1,
          (times, out) => {
            let top = 0;
            let bottom = 0;
            for (let row = 0; row < times.length; row++) {
              top += times[row]! * edits[row]!;
              bottom += times[row]! * lengths[row]!;
            }
            out[0] = bottom > 0 ? top / bottom : NaN;
          },
          { random, over: `over ${String(kept.length)} utterances` },
        );
  return estimate(editsOf(total) / lengthOf(total), kept.length, interval ?? null, dropped);
}

export function editsOf({ substitutions, insertions, deletions }: EditCounts): number {
  return substitutions + insertions + deletions;
}

/** Units of the reference. */
export function lengthOf({ hits, substitutions, deletions }: EditCounts): number {
  return hits + substitutions + deletions;
}
