import { canonicalJson } from '../kernel/canonical-json.ts';
import type { AnyDocument } from './documents.ts';

/** What of a document may change; the rest is its identity. */
export type Change<D extends AnyDocument = AnyDocument> = Partial<Pick<D, 'name' | 'body' | 'deletedMs'>>;

/** A change with what stood there before: undone by turning it round. Both sides have the same members. */
export interface Edit {
  from: Change;
  to: Change;
}

/** One thing that two changed differently; `field` is its path, e.g. "body.column". */
export interface Clash {
  field: string;
  theirs: unknown;
  mine: unknown;
}

/** Where changes are told apart by member; everything else is changed as a whole. */
const BY_MEMBER = new Set([
  'body',
  'body.rowBaselines',
  'body.rowEase',
  'body.rowImportance',
  'body.rowActions',
  'body.rowNotes',
  'body.draft',
  'body.draft.answers',
  'body.answers',
  'body.comments',
  'body.overrides',
  'body.references',
  'body.lines',
  'body.tiles',
  'body.components',
  'body.edges',
  'body.costs',
  'body.team',
  'body.plan',
  'body.plan.policy',
  'body.healthy',
  'body.guardrails',
  'body.capacity',
  'body.fleet',
  'body.simulation',
  'body.simulation.limits',
  'body.blueGreen',
  'body.goodFeedback',
  'body.points',
  'body.debts',
]);

/**
 * A line of an audit or a plan, a tile or a component of a pipeline, an answer of a sheet or a comment on it, by its
 * id: its fields are told apart too, while it is there on all sides.
 */
const LINE = /^body\.(lines|tiles|components|answers|comments)\.[^.]+(\.verdicts|\.signals)?$/;

/**
 * Brings an edit together with what the document has become since. Where only one side changed something, its change
 * stands; where both made the same change too. `change` is what is to be written, with the edit's side of each clash;
 * empty where nothing is left to do. An edit of something that was deleted meanwhile clashes as well, and brings it
 * back.
 */
export function mergeEdit(stored: AnyDocument, { from, to }: Edit): { change: Change; clashes: Clash[] } {
  const clashes: Clash[] = [];
  const change: Record<string, unknown> = {};
  for (const field of Object.keys(to) as (keyof Change)[]) {
    const merged = merge(field, { from: from[field], to: to[field], stored: stored[field] }, clashes);
    if (!equal(merged, stored[field])) change[field] = merged;
  }
  if (stored.deletedMs !== null && !('deletedMs' in to) && Object.keys(change).length > 0) {
    clashes.push({ field: 'deletedMs', theirs: stored.deletedMs, mine: null });
    change['deletedMs'] = null;
  }
  return { change, clashes };
}

interface Sides {
  from: unknown;
  to: unknown;
  stored: unknown;
}

function merge(path: string, { from, to, stored }: Sides, clashes: Clash[]): unknown {
  // When it was deleted does not matter, only whether.
  if (path === 'deletedMs') return (to === null) === (stored === null) ? stored : to;
  if (equal(from, to)) return stored;
  if (equal(stored, from) || equal(stored, to)) return to;
  const [before, after, kept] = [from, to, stored].map(membersOf);
  const byMember = BY_MEMBER.has(path) || (LINE.test(path) && ![from, to, stored].includes(undefined));
  if (byMember && before && after && kept) {
    const merged: Record<string, unknown> = {};
    for (const key of new Set([...Object.keys(kept), ...Object.keys(after)])) {
      const sides = { from: before[key], to: after[key], stored: kept[key] };
      const value = merge(`${path}.${key}`, sides, clashes);
      if (value !== undefined) merged[key] = value;
    }
    return merged;
  }
  clashes.push({ field: path, theirs: stored, mine: to });
  return to;
}

function equal(a: unknown, b: unknown): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b);
}

/** A map that is not there yet is an empty one: two who begin it at once add to it and do not clash. */
function membersOf(value: unknown): Readonly<Record<string, unknown>> | null {
  if (value === undefined) return {};
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}
