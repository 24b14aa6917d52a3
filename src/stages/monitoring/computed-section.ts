import { BAND_ALPHA } from '../../core/drift/judge-drift.ts';
import { LEAST_JUDGED } from '../../core/drift/drift-question.ts';
import { RESAMPLES } from '../../core/drift/null-band.ts';
import { ADDED } from '../../core/drift/share-distances.ts';
import { formatCount, formatPercent } from '../../ui/format.ts';

/** A part of "How was this computed". */
export interface ComputedSection {
  title: string;
  paragraphs: readonly string[];
  facts: readonly { term: string; words: string }[];
}

/** To be pasted into a report. */
export function computedAsText(sections: readonly ComputedSection[]): string {
  return sections
    .map(({ title, paragraphs, facts }) =>
      [title, ...paragraphs, ...facts.map(({ term, words }) => `${term}: ${words}`)].join('\n'),
    )
    .join('\n\n');
}

/** What holds for every column of a log. */
export function howDriftIsComputed(seed: number): readonly ComputedSection[] {
  return [
    {
      title: 'Distance',
      paragraphs: [
        'Numbers: the area between the two cumulative distributions (Wasserstein’s distance) over the reference’s standard deviation. 0.1 means: values moved by a tenth of a standard deviation on average.',
        'Categories: the square root of the Jensen-Shannon divergence with logarithms to base 2, from 0 (same shares) to 1 (no value in common).',
        'Free text is compared by its number of characters. Times are not compared.',
      ],
      facts: [],
    },
    {
      title: 'Limit without drift',
      paragraphs: [
        `Two windows of these sizes are drawn from the reference ${formatCount(RESAMPLES)} times, so that nothing has changed between them. The limit is what their distance stays below ${formatPercent(1 - BAND_ALPHA, 0)} of the time: even without any drift, one column in twenty is beyond it.`,
        'They are drawn from the counts by cell of the reference, which takes the same time whatever the number of rows.',
      ],
      facts: [
        { term: 'Resamples', words: formatCount(RESAMPLES) },
        { term: 'Seed', words: String(seed) },
        { term: 'Too little data', words: `fewer than ${String(LEAST_JUDGED)} values on a side` },
      ],
    },
    {
      title: 'While a window is dragged',
      paragraphs: [
        'Figures come from counts by cell: each column is cut into about 270 cells once, when the log is counted. What cells leave open is stated as ±. Once the window is let go, the rows are read and figures are exact.',
      ],
      facts: [],
    },
    {
      title: 'Tests and indices',
      paragraphs: [
        'Kolmogorov-Smirnov’s test for numbers: its p is exact by counting paths up to 4 million pairs of rows, by Kolmogorov’s limit beyond. Chi-square’s test of homogeneity for categories: both windows are samples, so a new value is a difference like others and not an impossibility.',
        `The population stability index takes tenths of the reference as bins, or the values. ${String(ADDED)} rows are added to every bin, so that an empty one does not make it infinite.`,
        'Across columns, p-values are adjusted by Benjamini and Hochberg’s method.',
      ],
      facts: [],
    },
  ];
}
