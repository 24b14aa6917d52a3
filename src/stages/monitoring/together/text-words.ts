import { isToldApart } from '../../../core/drift/domain-classifier.ts';
import type { NumberDrift } from '../../../core/drift/drift-question.ts';
import type { TextReport } from '../../../core/drift/together-question.ts';
import type { WordShares } from '../../../core/drift/word-drift.ts';
import { formatFixed, formatNumber, formatPercent } from '../../../ui/format.ts';

/** The most that a sentence names. */
const NAMED = 3;

/** What changed in a column of texts, in a sentence or two. */
export function textWords({ separation, freshest, lost, moved, texts }: TextReport): string {
  if (separation.value === null) return 'There are too few texts to tell the windows apart.';
  if (!isToldApart(separation))
    return 'No sign that these texts changed: their words do not tell the windows apart.';
  const surely = (rows: readonly WordShares[]): readonly string[] =>
    rows
      .filter(({ difference }) => difference.value !== null && isAway(difference.interval))
      .slice(0, NAMED)
      .map(({ word, reference, current }) => {
        const share = current > 0 ? current / texts[1] : reference / texts[0];
        return `“${word}” (${formatPercent(share, 0)} of texts)`;
      });
  const found = [
    ['New', surely(freshest)],
    ['Gone', surely(lost)],
    ['More or less of', surely(moved)],
  ] as const;
  const told = found.flatMap(([name, words]) =>
    words.length === 0 ? [] : [`${name}: ${words.join(', ')}.`],
  );
  return [`Words tell the windows apart ${formatPercent(separation.value, 0)} of the time.`, ...told].join(
    ' ',
  );
}

/** The mean of a count in texts, from what, and how far the two windows lie apart. */
export function meanFigure({ reference, current, wassersteinOverSigma }: NumberDrift): {
  value: string | null;
  reason: string;
  interval: string | undefined;
  target: string | undefined;
} {
  return {
    value: current.mean === null ? null : formatNumber(current.mean, 3),
    reason: 'no texts',
    interval: reference.mean === null ? undefined : `from ${formatNumber(reference.mean, 3)}`,
    target:
      wassersteinOverSigma.value === null
        ? undefined
        : `${formatFixed(wassersteinOverSigma.value, 2)} σ apart`,
  };
}

function isAway(interval: { low: number; high: number } | null): boolean {
  return interval !== null && interval.low * interval.high > 0;
}
