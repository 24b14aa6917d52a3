import type { MetricFacts } from './catalogue.ts';

/** Metrics of rankings, transcripts and boxes, the most telling of each first. */
export const OUTPUT_METRICS = {
  ranking: [
    {
      id: 'ndcg',
      title: 'NDCG',
      definition:
        'mean over queries of the gain of the first k, relevance / log2(place + 1), over the best gain possible; tied scores share theirs; queries with nothing relevant are left out',
      unit: 'fraction',
      higherIsBetter: true,
    },
    {
      id: 'map',
      title: 'Mean average precision',
      definition: 'mean over queries of the mean precision at the relevant items among the first k',
      unit: 'fraction',
      higherIsBetter: true,
    },
    {
      id: 'mrr',
      title: 'Mean reciprocal rank',
      definition: 'mean over queries of 1 / place of the first relevant item, 0 beyond k',
      unit: 'fraction',
      higherIsBetter: true,
    },
  ],
  transcripts: [
    {
      id: 'wordErrorRate',
      title: 'Word error rate',
      definition:
        '(words replaced + added + left out) / words said, all utterances together; can be more than 100%',
      unit: 'fraction',
      higherIsBetter: false,
    },
    {
      id: 'characterErrorRate',
      title: 'Character error rate',
      definition: 'the same of characters, spaces among them',
      unit: 'fraction',
      higherIsBetter: false,
    },
  ],
  boxes: [
    {
      id: 'boxPrecision50to95',
      title: 'Average precision, overlap .5 to .95',
      definition: 'mean over ten least overlaps and the classes, as COCO computes it',
      unit: 'fraction',
      higherIsBetter: true,
    },
    {
      id: 'boxPrecision50',
      title: 'Average precision, overlap .5',
      definition:
        'area below the curve of precision over recall where a box counts as found from overlap .5 on',
      unit: 'fraction',
      higherIsBetter: true,
    },
  ],
} as const satisfies Record<string, readonly MetricFacts[]>;
