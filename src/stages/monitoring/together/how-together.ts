import { DOMAIN_OPTIONS, FOLDS } from '../../../core/drift/domain-classifier.ts';
import { DRAWS } from '../../../core/drift/pair-change.ts';
import { EXPLAINED, MOST_FEATURES, MOST_VALUES } from '../../../core/drift/reconstruction.ts';
import { SAMPLED_ROWS } from '../../../core/drift/sampled-columns.ts';
import { formatCount, formatPercent } from '../../../ui/format.ts';
import type { ComputedSection } from '../computed-section.ts';
import { SEED } from './together-of-log.ts';

/** How drift of columns together is worked out. */
export function howTogetherIsComputed(): readonly ComputedSection[] {
  return [
    {
      title: 'Rows told apart',
      paragraphs: [
        'A model learns to tell current rows from reference rows by all inputs: boosted trees, each fifth of the rows judged by a model of the other four. AUC is the chance that a current row looks more current than a reference row; its interval is DeLong’s. The five models share rows, so the windows are said to differ only where AUC is above 0.5 by 1.3 times what that interval asks for.',
        'Free text counts by its number of characters, a value of a category by how often it is current among the rows that were learned from. Times are left out.',
        'What it leans on: by how much AUC falls when one column’s values are dealt out anew among the rows that were not learned from.',
      ],
      facts: [
        {
          term: 'Trees',
          words: `${String(DOMAIN_OPTIONS.trees)} of depth ${String(DOMAIN_OPTIONS.depth)}, rate ${String(DOMAIN_OPTIONS.rate)}, ${String(FOLDS)} folds`,
        },
        { term: 'Rows', words: `up to ${formatCount(SAMPLED_ROWS)} of each window` },
        { term: 'Seed', words: String(SEED) },
      ],
    },
    {
      title: 'Reconstruction error',
      paragraphs: [
        `Principal components for ${formatPercent(EXPLAINED, 0)} of the variance are learned from one half of the reference’s rows: numbers standardised, missing ones at their mean, the ${String(MOST_VALUES)} most frequent values of a category one feature each, ${String(MOST_FEATURES)} features at most. A row’s error is its distance from what they can say of it.`,
        'The band is where the mean of so many rows would lie 95% of the time without drift, from the errors of the reference’s other half.',
      ],
      facts: [],
    },
    {
      title: 'Pairs',
      paragraphs: [
        'Two numbers: Spearman’s rank correlation; the interval of its change follows from those of both windows on Fisher’s scale (Bonett and Wright, Zou). A number and a category: the correlation ratio η. Two categories: Cramér’s V, corrected.',
        `Those of the last two follow from ${String(DRAWS)} bootstrap draws of each window’s counts, a number cut into tenths, on the scale of their squares. Across pairs, p-values are adjusted by Benjamini and Hochberg’s method.`,
      ],
      facts: [],
    },
    {
      title: 'Texts',
      paragraphs: [
        'A word is letters and digits in a row, without case. New words and words that went are ordered by the share of texts that hold them, with Newcombe’s interval of the difference. Words unknown to the reference are also counted between two halves of the reference: that many are to be expected without drift.',
        'AUC: logistic regression on hashed words, each fifth of the texts judged by a model of the others.',
      ],
      facts: [],
    },
    {
      title: 'Drift and errors',
      paragraphs: [
        'Drifted: by the test of its kind (Kolmogorov-Smirnov’s, chi-square’s), over all rows. Errors differ: by an analysis of variance of the loss (1 = wrong, or the absolute error) over the column’s values among the reference’s labelled rows. Both at 5%, adjusted over the columns.',
        'The likely effect is by how much the mean loss would change if only the column’s values had their present shares.',
      ],
      facts: [],
    },
  ];
}
