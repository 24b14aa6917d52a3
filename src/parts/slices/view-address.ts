import * as v from 'valibot';
import { IsDigest } from '../../core/artifact/basic-schemas.ts';
import { IsPredicate } from '../../core/artifact/predicate-schema.ts';
import type { Field, Predicate } from '../../core/slices/predicate.ts';
import type { Query, ViewAddress } from './view-query.ts';

/** Longer filters are not worth nesting deeper than this, and reading them must not exhaust the stack. */
const MAX_DEPTH = 64;
const SORT = /^(asc|desc):(data|prediction|annotation):([^]+)$/;

/** Reads back what `queryOfView` wrote; `broken` where a filter is there that cannot be read. */
export function viewOfQuery(query: Query): ViewAddress & { broken: boolean } {
  const where = query['where'] === undefined ? { op: 'all' as const } : readPredicate(query['where']);
  const [, direction, of, name] = SORT.exec(query['sort'] ?? '') ?? [];
  const evaluation = v.safeParse(IsDigest, query['evaluation']);
  const second = v.safeParse(IsDigest, query['second']);
  return {
    where: where ?? { op: 'all' },
    sort: name ? { field: { of: of as Field['of'], name }, descending: direction === 'desc' } : null,
    evaluation: evaluation.success ? evaluation.output : null,
    second: evaluation.success && second.success ? second.output : null,
    broken: where === null,
  };
}

function readPredicate(text: string): Predicate | null {
  if ((text.match(/[[{]/g)?.length ?? 0) > 4096) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (depthOf(value, 0) > MAX_DEPTH) return null;
    const result = v.safeParse(IsPredicate, value, { abortEarly: true });
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}

function depthOf(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return depth;
  return Math.max(depth, ...Object.values(value).map((inner) => depthOf(inner, depth + 1)));
}
