import type { TextSection } from '../../../core/brief/text-section.ts';
import type { DecisionEvent } from '../../../core/scoping/decision.ts';
import type { DecisionLine } from '../../../core/scoping/decision-log.ts';
import type { Evidence } from '../../../core/scoping/evidence.ts';
import { formatDate } from '../../../ui/format.ts';
import { askedWords, stageTitle } from './decision-words.ts';

/** What is open and what was decided, for paper and Markdown: the newest decision first. */
export function decisionSections(
  open: readonly DecisionEvent[],
  log: readonly DecisionLine[],
): readonly TextSection[] {
  return [
    {
      title: 'Open decisions',
      lines: open.map((event) => {
        const { stage, words, why, evidence } = event.body;
        return { term: words, words: joined([stageTitle(stage), askedWords(event), why, restsOn(evidence)]) };
      }),
    },
    {
      title: 'Decisions',
      lines: log.map(({ atMs, stage, what, why, by, evidence, asked, since }) => ({
        term: `${formatDate(atMs)}, ${stageTitle(stage)}`,
        words: joined([
          what,
          why === '' ? '' : `Why: ${why}`,
          asked ? `It answers “${asked.body.words}”, ${askedWords(asked)}` : '',
          restsOn(evidence),
          by === '' ? '' : `Decided by ${by}`,
          since === '' ? '' : `Since then ${since}`,
        ]),
      })),
    },
  ];
}

function restsOn(evidence: readonly Evidence[]): string {
  const said = evidence.map(
    ({ what, seen, seenMs }) => `${what}${seen === '' ? '' : `: ${seen}`} (as of ${formatDate(seenMs)})`,
  );
  return said.length === 0 ? '' : `Evidence: ${said.join('; ')}`;
}

function joined(parts: readonly string[]): string {
  const said = parts.map((part) => part.trim()).filter((part) => part !== '');
  return said.map((part) => (/[.!?]$/.test(part) ? part : `${part}.`)).join(' ');
}
