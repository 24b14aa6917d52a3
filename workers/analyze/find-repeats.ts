import { sameHashRows } from '../../src/core/splits/duplicate-rows.ts';
import { foldedColumn } from '../../src/core/splits/folded-column.ts';
import { CheckedSets, differingSets } from '../../src/core/splits/repeated-sets.ts';
import { LEAST_COLUMNS, type RepeatsReport } from '../../src/core/splits/repeats-report.ts';
import { columnHashes, SummedHashes } from '../../src/core/splits/summed-hashes.ts';
import type { Column } from '../../src/core/table/column.ts';
import type { ReadInTurn } from './read-in-turn.ts';

/** What rows are told apart by, gathered while the columns come by: 16 bytes a row, whatever the width. */
export class RepeatHashes {
  readonly exact: SummedHashes;
  readonly folded: SummedHashes;
  /** Places of the columns that hold more than one value. */
  readonly varying = new Set<number>();

  constructor(rows: number) {
    this.exact = new SummedHashes(rows);
    this.folded = new SummedHashes(rows);
  }

  add(column: Column, place: number, varies: boolean): void {
    const own = columnHashes(column, place);
    this.exact.add(own);
    const folded = foldedColumn(column);
    this.folded.add(folded === column ? own : columnHashes(folded, place));
    if (varies) this.varying.add(place);
  }
}

type Tell = (phase: string, done: number, total: number) => void;

/**
 * Repeated rows, in time that grows with rows times columns. Reads the columns once more for rows that are equal in all
 * but one, and once to compare what the hashes found.
 */
export async function findRepeats(
  columns: ReadInTurn,
  hashes: RepeatHashes,
  tell: Tell,
): Promise<RepeatsReport> {
  const total = columns.metas.length;
  const exact = new CheckedSets(sameHashRows(hashes.exact));
  const folded = new CheckedSets(differingSets(sameHashRows(hashes.folded), hashes.exact));
  const enough = hashes.varying.size >= LEAST_COLUMNS;
  const butOne: { place: number; sets: CheckedSets }[] = [];
  if (enough) {
    for await (const { column, place } of columns.all()) {
      if (hashes.varying.has(place)) {
        const own = columnHashes(column, place);
        const sets = new CheckedSets(differingSets(sameHashRows(hashes.exact.without(own)), own));
        if (!sets.isEmpty) butOne.push({ place, sets });
      }
      tell('Looking for rows equal in all but one column', place + 1, total);
    }
  }
  if (!exact.isEmpty || !folded.isEmpty || butOne.length > 0) {
    for await (const { column, place } of columns.all()) {
      exact.compare(column);
      if (!folded.isEmpty) folded.compare(foldedColumn(column));
      for (const { place: own, sets } of butOne) if (own !== place) sets.compare(column);
      tell('Comparing them value by value', place + 1, total);
    }
  }
  const found = butOne.map(({ place, sets }) => ({
    column: columns.metas[place]!.name,
    ...sets.repeats(columns.rowOf),
  }));
  return {
    exact: exact.repeats(columns.rowOf),
    folded: folded.repeats(columns.rowOf),
    butOne: enough ? found.filter(({ rows }) => rows > 0).sort((a, b) => b.rows - a.rows) : null,
  };
}
