import { saidSections, type TextSection } from '../../../core/brief/text-section.ts';
import { canonicalJson } from '../../../core/kernel/canonical-json.ts';
import { goDecision, proofValue } from '../../../core/scoping/information-value.ts';
import type { EstimateBody } from '../../../core/scoping/estimate-document.ts';
import type { ReportBlock } from '../../../core/report/report.ts';
import { heading } from '../../../parts/report/report-blocks.ts';
import type { ReportAsk } from '../../../parts/report/report-part.ts';
import { binaryEvaluations } from '../estimates/binary-evaluations.ts';
import { errorSections } from '../estimates/error-sections.ts';
import { fermiSections } from '../estimates/fermi-sections.ts';
import { proofWords } from '../estimates/proof-words.ts';
import { timelineSections } from '../estimates/timeline-words.ts';

/** All estimates, simulated anew as their screens do; null while one is. */
export function estimateBlocks(ask: ReportAsk): readonly ReportBlock[] | null {
  const all = ask.open.estimates.map(({ name, body }) => {
    const sections = sectionsOf(body, ask);
    return sections && { name, sections: [...sections, { title: 'Notes', lines: [{ words: body.note }] }] };
  });
  if (all.some((one) => one === null)) return null;
  return all
    .filter((one) => one !== null)
    .flatMap(({ name, sections }): ReportBlock[] => [
      heading(name),
      ...saidSections(sections).map(({ title, lines }): ReportBlock => ({
        of: 'lines',
        lines: labelled(title, lines),
      })),
    ]);
}

/** A paragraph stands alone; a list is led by what it is of. */
function labelled(title: string, lines: TextSection['lines']): TextSection['lines'] {
  return lines.every(({ term }) => term === undefined) ? lines : [{ words: `${title}:` }, ...lines];
}

function sectionsOf(
  body: EstimateBody,
  { open, workbench, later }: ReportAsk,
): readonly TextSection[] | null {
  const keyOf = (of: unknown): string => `${body.of} ${canonicalJson(of)}`;
  switch (body.of) {
    case 'fermi': {
      const found = later.of(keyOf(body.fermi), () => workbench.estimating.fermi(body.fermi));
      return found && fermiSections(body.fermi, found.answer);
    }
    case 'proof': {
      const found = later.of(keyOf(body.fermi), () => workbench.estimating.fermi(body.fermi));
      if (!found) return null;
      const decision = found.answer?.ok ? goDecision(found.answer.draws) : null;
      const value = decision && proofValue(decision, body.proof);
      const words = decision && value ? proofWords(decision, value, body.proof.cost, body.fermi.unit) : '';
      return [{ title: 'Answer', lines: [{ words }] }, ...fermiSections(body.fermi, found.answer)];
    }
    case 'timeline': {
      const found = later.of(keyOf(body.tasks), () => workbench.estimating.timeline(body.tasks));
      return found && timelineSections(body, found.answer);
    }
    case 'errors': {
      const chosen = binaryEvaluations(open).find(({ digest }) => digest === body.evaluation) ?? null;
      return errorSections(body, chosen?.counts ?? body.counts, chosen?.name ?? null);
    }
  }
}
