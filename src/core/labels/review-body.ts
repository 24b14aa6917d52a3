import type { IssuesQuestion, IssuesReport } from './label-issues-report.ts';
import type { Labeling } from './labeling.ts';

/** What was found suspect, as a list to be ruled on, one row after the other. */
export function reviewBody(
  { table, column, source }: IssuesQuestion,
  report: IssuesReport,
  nowMs: number,
): Labeling['body'] {
  const named = (codes: readonly number[]): string[] => codes.map((code) => report.classes[code]!);
  return {
    table,
    question: `Is “${column}” right?`,
    classes: report.classes,
    ordered: false,
    sources: [{ from: 'columns', columns: [column] }],
    rows: report.rows,
    columns: null,
    blind: false,
    definition: null,
    reference: null,
    rounds: [{ number: 1, startMs: nowMs, note: '' }],
    results: [],
    review: {
      column,
      given: named(report.given),
      suggested: named(report.suggested),
      quality: report.quality,
      how:
        source.by === 'folds'
          ? `a simple model in ${String(source.folds)} folds on ${String(source.columns.length)} columns`
          : 'imported probabilities',
    },
  };
}
