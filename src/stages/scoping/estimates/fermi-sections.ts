import type { TextSection } from '../../../core/brief/text-section.ts';
import type { Fermi, FermiAnswer } from '../../../core/scoping/fermi.ts';
import { formatNumber } from '../../../ui/format.ts';
import { about, fermiWords } from './estimate-words.ts';

/** A Fermi estimate for paper and Markdown. */
export function fermiSections(fermi: Fermi, answer: FermiAnswer | null): readonly TextSection[] {
  const { formula, factors, unit } = fermi;
  const product = factors.map(({ name }) => name).join(' * ');
  return [
    {
      title: 'Result',
      lines: answer ? [{ words: answer.ok ? fermiWords(answer, unit) : answer.problem.message }] : [],
    },
    {
      title: 'Factors: low, likely, high',
      lines: [
        ...factors.map(({ name, unit: own, low, likely, high, note }) => ({
          term: name,
          words: `${[low, likely, high].map((value) => formatNumber(value)).join(', ')}${own ? ` ${own}` : ''}${note ? ` (${note})` : ''}`,
        })),
        { term: 'How they go together', words: formula.trim() === '' ? product : formula },
      ],
    },
    {
      title: 'What each factor alone does',
      lines: answer?.ok
        ? answer.swings.map(({ factor, atLow, atHigh }) => ({
            term: factor,
            words: `${Number.isNaN(atLow) ? 'no value' : about(atLow, unit)} where it is low, ${Number.isNaN(atHigh) ? 'no value' : about(atHigh, unit)} where it is high`,
          }))
        : [],
    },
  ];
}
