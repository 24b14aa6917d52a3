import type { Random } from '../kernel/random.ts';
import { droppedRows } from '../metrics/dropped-rows.ts';
import {
  charactersOf,
  normaliseTranscript,
  wordsOf,
  type TranscriptOptions,
} from '../metrics/normalise-transcript.ts';
import { editsOf, errorsOf } from '../metrics/transcript-errors.ts';
import { editCounts, type EditCounts } from '../stats/edit-counts.ts';
import type { OutputScorer } from './output-scorer.ts';

/** Transcripts: the edits of each utterance are counted once. The worst are those with the most words wrong. */
export function transcriptScorer(
  references: readonly (string | null)[],
  transcripts: readonly (string | null)[],
  options: TranscriptOptions,
  makeRandom: () => Random,
): OutputScorer {
  const words: (EditCounts | null)[] = [];
  const characters: (EditCounts | null)[] = [];
  references.forEach((reference, row) => {
    const transcript = transcripts[row] ?? null;
    const isKnown = reference !== null && transcript !== null;
    const said = isKnown ? normaliseTranscript(reference, options) : '';
    const written = isKnown ? normaliseTranscript(transcript, options) : '';
    words.push(isKnown ? editCounts(wordsOf(said), wordsOf(written)) : null);
    characters.push(isKnown ? editCounts(charactersOf(said), charactersOf(written)) : null);
  });
  return {
    score(mask) {
      const counts = { unlabeled: 0, missing: 0, infinite: 0 };
      const isIn = (row: number): boolean => mask === null || mask[row] === 1;
      references.forEach((reference, row) => {
        if (!isIn(row) || words[row] !== null) return;
        if (reference === null) counts.unlabeled++;
        else counts.missing++;
      });
      const dropped = droppedRows(counts);
      const own = (edits: readonly (EditCounts | null)[]): (EditCounts | null)[] =>
        edits.filter((_, row) => isIn(row));
      return [words, characters].map((edits) => errorsOf(own(edits), dropped, makeRandom()).rate);
    },
    worst(most) {
      return [...words.keys()]
        .filter((row) => words[row] !== null && editsOf(words[row]!) > 0)
        .sort((a, b) => editsOf(words[b]!) - editsOf(words[a]!) || a - b)
        .slice(0, most)
        .map((row) => ({
          name: `row ${(row + 1).toLocaleString('en')}`,
          where: null,
          row,
          value: editsOf(words[row]!),
          truth: references[row]!,
          answer: transcripts[row]!,
        }));
    },
  };
}
