import type { TextSection } from '../../../core/brief/text-section.ts';
import { formatCount } from '../../../ui/format.ts';
import type { FairnessState } from './fairness-state.svelte.ts';
import { boundsWords, estimateWords, groupingWords, VERDICTS } from './fairness-words.ts';

/** Who is compared with whom and how it came out, for paper and Markdown. */
export function groupSections(audit: FairnessState): readonly TextSection[] {
  const { favourable } = audit.body;
  const good = { positive: `“${audit.positive}”`, negative: `not “${audit.positive}”` };
  const lines = audit.groupings.flatMap((columns) => {
    const report = audit.answer(columns)?.report;
    if (!report) return [];
    const { fourFifths, demographicParity, equalizedOdds, groups, incomplete } = report;
    const { ratio, verdict } = fourFifths;
    const of = (names: readonly number[]): string => names.map((at) => groups[at]!.name).join(', ');
    const words = [
      `${formatCount(groups.length)} groups, compared with ${groups[report.reference]!.name}`,
      favourable === null
        ? ''
        : `four-fifths rule ${estimateWords(ratio, 'ratios')} (${boundsWords(ratio, 'ratios')}): ${VERDICTS[verdict].word}`,
      `demographic parity difference ${estimateWords(demographicParity.difference, 'differences')}`,
      `equalized odds difference ${estimateWords(equalizedOdds.difference, 'differences')}`,
      incomplete.length > 0 ? `incomplete: ${of(incomplete)}` : '',
    ];
    return [{ term: groupingWords(columns), words: words.filter(Boolean).join('; ') }];
  });
  return [
    {
      title: 'Groups compared',
      lines: [
        { term: 'Class judged', words: audit.positive },
        { term: 'Good for the person', words: favourable === null ? 'not said yet' : good[favourable] },
        { term: 'Fewest rows of a group', words: formatCount(audit.body.minRows) },
        ...lines,
      ],
    },
  ];
}
