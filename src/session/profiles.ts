import { profileLane, viewLane } from '../compute/clients.ts';
import type { AnalyzeApi, OnPart, PartsBy, RowsOf } from '../compute/contract.ts';
import { callback } from '../compute/lane.ts';
import type { PairDetail } from '../core/profile/pair-picture.ts';
import type { ColumnParts, ComparePart, PairsPart, ProfilePart } from '../core/splits/profile-parts.ts';
import { LongRead } from './long-read.svelte.ts';

/** Answers kept for when their screen is looked at again. */
const KEPT = 8;

/**
 * What is known of tables as wholes. One is read at a time: a new question ends the one before it, unless that has its
 * answer.
 */
export class Profiles {
  readonly #known = new Map<string, LongRead<never>>();
  #running: { stop: () => void } | null = null;

  profile(rows: RowsOf, label: string | null): LongRead<ProfilePart> {
    return this.#read(['profile', rows, label], (api, onPart) => api.profile({ ...rows, label }, onPart));
  }

  pairs(rows: RowsOf): LongRead<PairsPart> {
    return this.#read(['pairs', rows], (api, onPart) => api.pairStrengths(rows, onPart));
  }

  compare(reference: RowsOf, current: RowsOf): LongRead<ComparePart> {
    return this.#read(['compare', reference, current], (api, onPart) =>
      api.compareTables(reference, current, onPart),
    );
  }

  columnParts(rows: RowsOf, column: string, by: PartsBy): Promise<ColumnParts> {
    return viewLane.run((api) => api.columnParts(rows, column, by));
  }

  pair(rows: RowsOf, a: string, b: string): Promise<PairDetail | null> {
    return viewLane.run((api) => api.pair(rows, a, b));
  }

  #read<Part extends { of: string }>(
    question: readonly unknown[],
    ask: (
      api: Pick<AnalyzeApi, 'profile' | 'pairStrengths' | 'compareTables'>,
      onPart: OnPart<Part>,
    ) => Promise<void>,
  ): LongRead<Part> {
    const key = JSON.stringify(question);
    const known = this.#known.get(key) as LongRead<Part> | undefined;
    if (known && (known.state === 'done' || known.state === 'running')) return known;
    this.#running?.stop();
    const read = new LongRead<Part>();
    this.#running = read;
    this.#known.delete(key);
    this.#known.set(key, read as unknown as LongRead<never>);
    for (const old of this.#known.keys()) if (this.#known.size > KEPT) this.#known.delete(old);
    const onPart = callback((part: Part) => {
      read.take(part);
    });
    void read.follow(profileLane.run((api) => ask(api as unknown as AnalyzeApi, onPart), read.signal));
    return read;
  }
}
