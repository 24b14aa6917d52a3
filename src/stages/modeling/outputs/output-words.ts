import type { ScoredOutputs } from '../../../core/evaluation/output-scoring.ts';
import { OUTPUT_METRICS } from '../../../core/metrics/output-metrics.ts';

export const KIND_WORDS: Readonly<Record<ScoredOutputs['of'], string>> = {
  ranking: 'Ranking',
  transcripts: 'Transcripts',
  boxes: 'Boxes',
};

/** What is held against what, e.g. "“said” against “heard”". */
export function columnsInWords(what: ScoredOutputs): string {
  switch (what.of) {
    case 'ranking':
      return `“${what.score}” against “${what.relevance}”, by “${what.group}”`;
    case 'transcripts':
      return `“${what.transcript}” against “${what.reference}”`;
    case 'boxes':
      return `“${what.found}” against “${what.truth}”`;
  }
}

/** The metrics of a kind as they are titled here: of a ranking with their k. */
export function metricTitles(what: ScoredOutputs): readonly { title: string; definition: string }[] {
  return OUTPUT_METRICS[what.of].map(({ title, definition }) => ({
    title: what.of === 'ranking' ? `${title} at ${String(what.k)}` : title,
    definition,
  }));
}
