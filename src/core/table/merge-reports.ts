import { EXAMPLES } from './problem-log.ts';
import type { CellProblem, ProblemReport } from './read-plan.ts';

/** What did not fit in several files as one report; each problem says in which file it is. */
export function mergeReports(reports: readonly { file: string; report: ProblemReport }[]): ProblemReport {
  const byColumn = new Map<string | null, ProblemReport['byColumn'][number]>();
  const examples: CellProblem[] = [];
  let total = 0;
  let rows = 0;
  for (const { file, report } of reports) {
    total += report.total;
    rows += report.rows;
    for (const { column, count, expected, first } of report.byColumn) {
      const known = byColumn.get(column);
      byColumn.set(
        column,
        known
          ? { ...known, count: known.count + count }
          : { column, count, expected, first: { ...first, file } },
      );
    }
    for (const example of report.examples)
      if (examples.length < EXAMPLES) examples.push({ ...example, file });
  }
  return { total, rows, byColumn: [...byColumn.values()], examples };
}
