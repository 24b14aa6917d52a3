import type { PsiBin } from '../../../core/drift/column-detail.ts';
import { ADDED } from '../../../core/drift/share-distances.ts';
import { formatCount, formatNumber } from '../../../ui/format.ts';
import { howDriftIsComputed, type ComputedSection } from '../computed-section.ts';
import { SEED, type ColumnLook } from './column-look.svelte.ts';
import { distanceOf, MEASURES } from './figures-of.ts';

/** How a column's figures came about: its own counts first, then what holds for all. */
export function computedOfColumn(look: ColumnLook): readonly ComputedSection[] {
  const { detail, measure, limit } = look;
  if (!detail) return howDriftIsComputed(SEED);
  const { drift } = detail;
  const distance = distanceOf(drift, measure).value;
  const band = detail.bands[measure];
  const own: ComputedSection = {
    title: 'This column',
    paragraphs: [],
    facts: [
      { term: 'Reference', words: `${look.words.reference}: ${sideWords(drift.reference)}` },
      { term: 'Current', words: `${look.words.current}: ${sideWords(drift.current)}` },
      {
        term: 'Distance',
        words: `${MEASURES[measure]}: ${distance === null ? 'none' : formatNumber(distance, 5)}`,
      },
      ...(drift.kind !== 'values' && drift.wasserstein.value !== null && drift.reference.deviation !== null
        ? [
            {
              term: 'Formula',
              words: `${formatNumber(drift.wasserstein.value, 5)} / ${formatNumber(drift.reference.deviation, 5)}`,
            },
          ]
        : []),
      ...(limit === null
        ? []
        : [
            {
              term: 'Limit',
              words: `${formatNumber(limit, 4)}${band ? `, half of the time below ${formatNumber(band.median, 3)}` : ''}`,
            },
          ]),
      ...(drift.kind !== 'values' && drift.ks
        ? [
            {
              term: 'p of the test',
              words: drift.ks.isExact ? 'exact, by counting paths' : 'by Kolmogorov’s limit',
            },
          ]
        : []),
    ],
  };
  return [own, binsOf(detail.psiBins), ...howDriftIsComputed(SEED)].filter(
    ({ facts, paragraphs }) => facts.length + paragraphs.length > 0,
  );
}

function sideWords({ rows, n, infinite }: { rows: number; n: number; infinite: number }): string {
  return `${formatCount(rows)} rows, ${formatCount(n)} with a value${infinite > 0 ? `, ${formatCount(infinite)} infinite` : ''}`;
}

/** More bins than these are not read. */
const SHOWN = 30;

function binsOf(bins: readonly PsiBin[]): ComputedSection {
  const lifted = bins.filter(({ isLifted }) => isLifted);
  const shown = [...lifted, ...bins.filter(({ isLifted }) => !isLifted)].slice(0, SHOWN);
  const inOrder = bins.filter((bin) => shown.includes(bin));
  const words =
    lifted.length === 0
      ? 'No bin is empty on one side, so smoothing hardly matters.'
      : `${formatCount(lifted.length)} of ${formatCount(bins.length)} bins hold nothing on one side and tell by the ${String(ADDED)} that is added to them; they are marked.`;
  return {
    title: 'Bins of the population stability index',
    paragraphs: bins.length === 0 ? [] : [words],
    facts: inOrder.map((bin) => ({
      term: nameOf(bin),
      words: `${formatCount(bin.reference)} and ${formatCount(bin.current)} rows${bin.isLifted ? ', by smoothing' : ''}`,
    })),
  };
}

function nameOf({ name }: PsiBin): string {
  if (typeof name === 'string') return name || 'empty';
  const { from, to } = name;
  if (from === null && to === null) return 'all values';
  if (from === null) return `below ${formatNumber(to!)}`;
  return to === null ? `from ${formatNumber(from)}` : `${formatNumber(from)} to ${formatNumber(to)}`;
}
