import type { OnProgress } from '../../src/compute/calls.ts';
import { joinedColumn } from '../../src/core/table/joined-columns.ts';
import { matchFiles } from '../../src/core/table/match-files.ts';
import { mergeReports } from '../../src/core/table/merge-reports.ts';
import type { GivenPlan } from '../../src/core/table/preview-csv.ts';
import { readColumns } from '../../src/core/table/read-plan.ts';
import type { ColumnPlan, Preview, ProblemReport, ReadPlan } from '../../src/core/table/read-plan.ts';
import type { KeptRows } from '../../src/core/table/row-picker.ts';
import type { TableRead } from '../../src/core/table/table-builder.ts';
import type { ByteSource } from './byte-source.ts';
import type { ChunkSink } from './chunk-sink.ts';
import { previewTable, readTable } from './read-table.ts';

/** Proposes how to read several files as one table. Throws Problem "files.differ", and those of `previewTable`. */
export async function previewTogether(sources: readonly ByteSource[], given: GivenPlan): Promise<Preview> {
  const previews: Preview[] = [];
  for (const source of sources) previews.push(await previewTable(source, given));
  return matchFiles(previews, given.unite);
}

/**
 * Reads several files one after the other as one table. Each is previewed once more with what was given, for its own
 * format, delimiter, encoding and order of columns; names, types and notations are those of the plan. Throws what
 * `previewTogether` and `readTable` throw, and Problem "files.zones".
 */
export async function readTogether(
  sources: readonly ByteSource[],
  plan: ReadPlan,
  given: GivenPlan,
  sink: ChunkSink,
  onProgress: OnProgress,
): Promise<TableRead> {
  const kept = readColumns(plan);
  const columns = kept.map(joinedColumn);
  const total = sources.reduce((sum, { size }) => sum + size, 0);
  const reports: { file: string; report: ProblemReport }[] = [];
  const previews: Preview[] = [];
  for (const source of sources) previews.push(await previewTable(source, given));
  matchFiles(previews, given.unite);
  let rows = 0;
  let before = 0;
  let givenUp = false;
  for (const [i, source] of sources.entries()) {
    const own = previews[i]!.plan;
    const filePlan: ReadPlan = {
      ...own,
      missing: plan.missing,
      onProblem: plan.onProblem,
      rows: rowsOfFile(plan.rows ?? null, i, rows),
      columns: own.columns.map((column) => plan.columns.find(({ source: name }) => name === column.source)!),
    };
    const places = readColumns(filePlan).map((column: ColumnPlan) => kept.indexOf(column));
    const joining: ChunkSink = {
      async chunk(column, chunk) {
        const place = places[column]!;
        if (givenUp) return;
        columns[place]!.add(chunk, source.name);
        for (const full of columns[place]!.builder.take()) await sink.chunk(place, full);
      },
    };
    const done = before;
    const read = await readTable(source, filePlan, joining, (progress) => {
      const share = progress.total ? progress.done / progress.total : 0;
      onProgress({ phase: 'reading', done: done + share * source.size, total, unit: 'bytes' });
    });
    for (const [place, { builder, addMissing }] of columns.entries()) {
      if (givenUp || places.includes(place)) continue;
      addMissing(read.rows);
      for (const full of builder.take()) await sink.chunk(place, full);
    }
    rows += read.rows;
    before += source.size;
    reports.push({ file: source.name, report: read.problems });
    givenUp ||= plan.onProblem === 'ask' && read.problems.total > 0;
  }
  if (!givenUp)
    for (const [place, { builder }] of columns.entries())
      for (const chunk of builder.finish()) await sink.chunk(place, chunk);
  return { rows, columns: columns.map(({ builder }) => builder.schema()), problems: mergeReports(reports) };
}

/** A choice among the rows of all files as one among those of file number `file`, when `before` are kept already. */
function rowsOfFile(kept: KeptRows | null, file: number, before: number): KeptRows | null {
  if (kept?.take === 'random') return { ...kept, seed: kept.seed + file };
  return kept && { ...kept, rows: Math.max(0, kept.rows - before) };
}
