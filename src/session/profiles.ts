import { profileLane, viewLane } from '../compute/clients.ts';
import type { AnalyzeApi, PartsBy, RowsOf } from '../compute/contract.ts';
import type { PairDetail } from '../core/profile/pair-picture.ts';
import type { ColumnParts, ComparePart, PairsPart, ProfilePart } from '../core/splits/profile-parts.ts';
import type { LongRead } from './long-read.svelte.ts';
import { LongReads } from './long-reads.ts';

/**
 * What is known of tables as wholes. One is read at a time: a new question ends the one before it, unless that has its
 * answer.
 */
export class Profiles {
  readonly #reads = new LongReads<AnalyzeApi>(profileLane);

  profile(rows: RowsOf, label: string | null): LongRead<ProfilePart> {
    return this.#reads.read(['profile', rows, label], (api, onPart) =>
      api.profile({ ...rows, label }, onPart),
    );
  }

  pairs(rows: RowsOf): LongRead<PairsPart> {
    return this.#reads.read(['pairs', rows], (api, onPart) => api.pairStrengths(rows, onPart));
  }

  compare(reference: RowsOf, current: RowsOf): LongRead<ComparePart> {
    return this.#reads.read(['compare', reference, current], (api, onPart) =>
      api.compareTables(reference, current, onPart),
    );
  }

  columnParts(rows: RowsOf, column: string, by: PartsBy): Promise<ColumnParts> {
    return viewLane.run((api) => api.columnParts(rows, column, by));
  }

  pair(rows: RowsOf, a: string, b: string): Promise<PairDetail | null> {
    return viewLane.run((api) => api.pair(rows, a, b));
  }
}
