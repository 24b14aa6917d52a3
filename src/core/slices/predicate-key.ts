import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Predicate } from './predicate.ts';

/**
 * The same predicate in its plainest form: nested `and`s and `or`s are flattened, sorted and freed of doubles and of
 * `all`; a single part stands for itself; `not not` goes; a set of one is `eq`; an empty `and` is `all`.
 */
export function normalised(where: Predicate): Predicate {
  switch (where.op) {
    case 'and':
    case 'or':
      return combined(where.op, where.of);
    case 'not': {
      const inner = normalised(where.of);
      return inner.op === 'not' ? inner.of : { op: 'not', of: inner };
    }
    case 'in': {
      const values = [...new Set(where.values)].sort((a, b) => compare(keyOf(a), keyOf(b)));
      return values.length === 1
        ? { op: 'eq', field: where.field, value: values[0]! }
        : { op: 'in', field: where.field, values };
    }
    default:
      return where;
  }
}

/**
 * A text that is equal for predicates that say the same in the same comparisons: the canonical JSON of the
 * normalised predicate. Throws RangeError where a bound is NaN or infinite.
 */
export function predicateKey(where: Predicate): string {
  return canonicalJson(normalised(where));
}

/** Rows in both; `all` adds nothing. */
export function conjoin(a: Predicate, b: Predicate): Predicate {
  const parts = [...partsOf(a), ...partsOf(b)];
  return parts.length === 0 ? { op: 'all' } : parts.length === 1 ? parts[0]! : { op: 'and', of: parts };
}

function partsOf(where: Predicate): readonly Predicate[] {
  return where.op === 'all' ? [] : where.op === 'and' ? where.of : [where];
}

function combined(op: 'and' | 'or', of: readonly Predicate[]): Predicate {
  const parts = new Map<string, Predicate>();
  for (const part of of.map(normalised)) {
    if (part.op === 'all') {
      if (op === 'or') return part;
      continue;
    }
    for (const leaf of part.op === op ? part.of : [part]) parts.set(canonicalJson(leaf), leaf);
  }
  const sorted = [...parts].sort(([a], [b]) => compare(a, b)).map(([, part]) => part);
  if (sorted.length === 1) return sorted[0]!;
  return sorted.length === 0 && op === 'and' ? { op: 'all' } : { op, of: sorted };
}

function keyOf(value: string | number): string {
  return JSON.stringify(value);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
