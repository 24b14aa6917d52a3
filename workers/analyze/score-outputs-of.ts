import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { EVALUATION_SEED } from '../../src/core/evaluation/make-evaluation.ts';
import type { OutputRow } from '../../src/core/evaluation/output-scoring.ts';
import { columnsScored, measuredAs, outputScorer } from '../../src/core/evaluation/score-outputs.ts';
import { createRandom } from '../../src/core/kernel/random.ts';
import { groupRows } from '../../src/core/slices/group-rows.ts';
import type { Column } from '../../src/core/table/column.ts';
import { TaskTurns } from '../task-turns.ts';
import { FieldSource } from './field-source.ts';

const MOST_GROUPS = 50;
const MOST_WORST = 50;

/** Rankings, transcripts or boxes that stand in columns, scored over all rows and by slice. */
export const scoreOutputsOf: AnalyzeApi['scoreOutputs'] = async (
  { table, what, column, slices },
  onProgress,
) => {
  const source = await FieldSource.open(table, null);
  const columns = new Map<string, Column>();
  for (const name of columnsScored(what)) columns.set(name, await source.column({ of: 'data', name }));
  onProgress({ phase: 'scoring', done: 0, total: source.rows, unit: 'rows' });
  const scorer = outputScorer(
    what,
    (name) => columns.get(name)!,
    () => createRandom(EVALUATION_SEED),
  );
  const row = (name: string, where: OutputRow['where'], mask: Uint8Array | null): OutputRow => ({
    name,
    where,
    rows: mask ? mask.reduce((sum, one) => sum + one, 0) : source.rows,
    results: measuredAs(what.of, scorer.score(mask)),
  });
  const all = row('all rows', { op: 'all' }, null);
  const rows: OutputRow[] = [];
  const turns = new TaskTurns();
  try {
    if (column === null) {
      for (const { name, where } of slices) {
        await turns.next();
        rows.push(row(name, where, await source.select(where)));
      }
    } else {
      const field = { of: 'data', name: column } as const;
      const { groups, codes } = groupRows(await source.column(field), field, { maxGroups: MOST_GROUPS });
      for (const [at, { name, where }] of groups.entries()) {
        await turns.next();
        rows.push(
          row(
            name,
            where,
            Uint8Array.from(codes, (code) => Number(code === at)),
          ),
        );
      }
    }
  } finally {
    turns.end();
  }
  return { all, rows, worst: scorer.worst(MOST_WORST) };
};
