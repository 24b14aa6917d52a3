import type { AnyDocument } from '../../../src/core/artifact/documents.ts';
import { newDocument } from '../../../src/core/artifact/new-document.ts';
import { mustPass } from '../../../src/core/brief/must-pass.ts';
import type { TargetTerms } from '../../../src/core/brief/target.ts';
import type { Id } from '../../../src/core/kernel/objects.ts';
import { PLAN_TEMPLATES } from '../../../src/core/rollout/plan-templates.ts';
import { exampleAnswers } from '../../../src/core/scoping/example-answers.ts';
import { SCOPING } from '../../../src/core/scoping/sheets/scoping.ts';
import { EMPTY_ANSWER } from '../../../src/core/scoping/worksheet.ts';

export const BAD_NAME = `</title><script>owned()</script><img src=x onerror="owned()"> “Loans” & 'more' \u202egpj.exe`;
const MARK_UP = '<b onclick=owned()>R&D</b>"> \' <svg/onload=owned()>';

const ACCURACY: TargetTerms = {
  measure: { metric: 'accuracy', params: {}, slice: null, against: null, statistic: 'value' },
  ...{ direction: 'atLeast', value: 0.85, unit: 'fraction', decide: 'interval' },
  ...{ where: ['gate', 'alarm'], minRows: 100, owner: MARK_UP, note: '' },
};

/** Documents that give a project something to report, with mark-up where people write. */
export function toldDocuments(project: Id): readonly AnyDocument[] {
  const born = (at: number, name: string) => ({
    ...{ id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}` as Id, projectId: project, name },
    nowMs: Date.UTC(2026, 2, 1) + at,
  });
  return [
    newDocument('target', born(1, 'Accuracy'), ACCURACY),
    newDocument('target', born(2, 'Recall of no'), {
      ...ACCURACY,
      measure: { ...ACCURACY.measure, metric: 'recall', params: { class: 'no' } },
      ...{ value: 0.6, owner: '', note: 'Those who do not repay are who it is for.' },
    }),
    newDocument('target', born(3, MARK_UP), mustPass(null, 'ops')),
    newDocument('worksheet', born(4, 'Scoping sheet'), {
      ...{ sheet: 'scoping', subject: null, comments: {}, versions: [] },
      answers: {
        ...exampleAnswers(SCOPING),
        whose: { ...EMPTY_ANSWER, text: MARK_UP, owner: MARK_UP, confidence: 'medium' },
      },
    }),
    newDocument('estimate', born(5, `Worth ${MARK_UP}`), {
      of: 'fermi',
      note: MARK_UP,
      fermi: {
        formula: '',
        unit: MARK_UP,
        factors: [
          { name: 'loans', unit: 'a year', low: 8000, likely: 10_000, high: 12_000, note: MARK_UP },
          { name: 'lost', unit: '€', low: 100, likely: 300, high: 900, note: '' },
        ],
      },
    }),
    newDocument('rolloutPlan', born(6, `Plan ${MARK_UP}`), { plan: PLAN_TEMPLATES[0]!.plan, note: MARK_UP }),
  ];
}
