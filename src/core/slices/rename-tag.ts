import type { Predicate } from './predicate.ts';

/** The same predicate with one tag called otherwise. */
export function renameTag(where: Predicate, from: string, to: string): Predicate {
  switch (where.op) {
    case 'tag':
      return where.tag === from ? { op: 'tag', tag: to } : where;
    case 'not':
      return { op: 'not', of: renameTag(where.of, from, to) };
    case 'and':
    case 'or':
      return { op: where.op, of: where.of.map((part) => renameTag(part, from, to)) };
    default:
      return where;
  }
}
