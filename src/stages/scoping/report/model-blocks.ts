import { sheetSections } from '../../../core/scoping/sheet-words.ts';
import { SHEET_SPECS } from '../../../core/scoping/sheets/all-sheets.ts';
import { isAnswered } from '../../../core/scoping/worksheet.ts';
import type { ReportBlock } from '../../../core/report/report.ts';
import { blocksOf, heading } from '../../../parts/report/report-blocks.ts';
import type { ReportAsk } from '../../../parts/report/report-part.ts';
import { modelFacts } from '../sheets/model-facts.ts';

/** The model that the project answers for: what is known of it, and its model card as far as it is filled in. */
export function modelBlocks({ open, workbench }: ReportAsk): readonly ReportBlock[] {
  const digest = workbench.targets.standingModel(open);
  const shelved = open.models.find(({ object }) => object.digest === digest) ?? open.models[0];
  if (!shelved) return [];
  const facts = modelFacts(open, shelved.entry.id);
  const answers =
    open.worksheets.find(({ body }) => body.sheet === 'modelCard' && body.subject === shelved.entry.id)?.body
      .answers ?? {};
  return [
    heading(shelved.entry.name),
    { of: 'lines', lines: [...facts.model, ...facts.trainingData] },
    ...(Object.values(answers).some(isAnswered)
      ? blocksOf(
          sheetSections(SHEET_SPECS.modelCard, answers).map(({ title, lines }) => ({
            title,
            lines: lines.filter(({ words }) => words !== 'not said yet'),
          })),
        )
      : []),
  ];
}
