import type { Id } from '../kernel/objects.ts';
import type { Measuring } from '../metrics/measuring.ts';
import type { Predicate } from '../slices/predicate.ts';
import type { MetricRef } from './target.ts';

export type Question = { asks: Measuring; gone: null } | { asks: null; gone: Id };

/** What a target asks of an evaluation, its slices taken as they are now; `gone`: a slice that is not here any more. */
export function questionOf(
  ref: MetricRef,
  slices: readonly { id: Id; body: { where: Predicate } }[],
): Question {
  const whereOf = (id: Id): Predicate | null => slices.find((slice) => slice.id === id)?.body.where ?? null;
  const { metric, params, slice, statistic } = ref;
  const against = statistic === 'value' ? null : ref.against;
  const where = slice === null ? ({ op: 'all' } as const) : whereOf(slice);
  if (!where) return { asks: null, gone: slice! };
  const againstWhere = against === null ? null : whereOf(against);
  if (against !== null && !againstWhere) return { asks: null, gone: against };
  return { asks: { measure: { metric, params }, where, againstWhere, statistic }, gone: null };
}
