import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { fairnessReport } from '../../src/core/evaluation/fairness-report.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { FieldSource } from './field-source.ts';

/** How an evaluation does by groups of people. */
export const fairnessOf: AnalyzeApi['fairness'] = async ({ evaluation, columns, ...asked }) => {
  const source = await FieldSource.ofEvaluation(evaluation);
  const outcome = await source.outcome();
  if (outcome.type === 'regression') {
    throw new Problem({
      code: 'fairness.regression',
      message: 'Rates by group need classes, and this model predicts values.',
      fix: 'Compare its mean absolute error by group in the error analysis.',
    });
  }
  const sensitive = await Promise.all(
    columns.map(async (name) => {
      const field = { of: 'data', name } as const;
      return { column: await source.column(field), field };
    }),
  );
  return fairnessReport(sensitive, outcome, asked);
};
