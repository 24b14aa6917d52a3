import type { Id } from '../../../core/kernel/objects.ts';
import type { Predicate } from '../../../core/slices/predicate.ts';
import { queryOfView } from '../../../parts/slices/view-query.ts';
import { hrefOf } from '../../../session/route.svelte.ts';

const PARTS = [
  { part: null, title: 'Rows' },
  { part: 'profile', title: 'Profile' },
  { part: 'pairs', title: 'Pairs' },
  { part: 'compare', title: 'Compare' },
] as const;

export type DatasetPart = (typeof PARTS)[number]['part'];

/** The screens of one dataset, as links that keep the rows chosen. */
export function datasetLinks(project: Id, entry: Id, current: DatasetPart, where: Predicate) {
  const query = queryOfView({ where, sort: null, evaluation: null });
  return PARTS.map(({ part, title }) => ({
    title,
    href: hrefOf(project, 'data', part === null ? ['table', entry] : ['table', entry, part], query),
    current: part === current,
  }));
}

/** The address of the Rows screen for these rows. */
export function rowsHref(project: Id, entry: Id, where: Predicate): string {
  return hrefOf(project, 'data', ['table', entry], queryOfView({ where, sort: null, evaluation: null }));
}

/** Both hold; "all" says nothing. */
export function bothOf(a: Predicate, b: Predicate): Predicate {
  if (a.op === 'all') return b;
  return b.op === 'all' ? a : { op: 'and', of: [a, b] };
}
