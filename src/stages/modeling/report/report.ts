import { linesOf } from '../../../core/evaluation/audit.ts';
import type { ReportBlock } from '../../../core/report/report.ts';
import { blocksOf, paragraph } from '../../../parts/report/report-blocks.ts';
import type { ReportAsk, ReportPart } from '../../../parts/report/report-part.ts';
import { completenessWords, recordSections } from '../fairness/line-words.ts';
import { evaluationBlocks } from './evaluation-blocks.ts';

/** What modeling says in the report: how right the model is, and where it is wrong. */
export const reportParts: readonly ReportPart[] = [
  { key: 'evaluation', blocks: evaluationBlocks },
  { key: 'fairness', blocks: fairnessBlocks },
];

function fairnessBlocks({ open, workbench: { targets } }: ReportAsk): readonly ReportBlock[] {
  const standing = targets.standing(open)?.object;
  return open.audits
    .filter(({ body }) => linesOf(body).length > 0)
    .flatMap(({ body }): ReportBlock[] => {
      const evaluation = standing?.truth === body.truth ? standing : null;
      return [
        paragraph(`Audit of “${body.truth}”. ${completenessWords(body)}`),
        ...blocksOf(
          recordSections(body, open, (measure) =>
            evaluation ? targets.figure(open, measure, evaluation)?.evidence : undefined,
          ),
        ),
      ];
    });
}
