import type { DraftCondition, DraftGroup, DraftNode } from './draft.ts';
import { isNumeric, isTags } from './draft-tests.ts';
import type { Predicate } from './predicate.ts';

/** What a form says. Unfinished comparisons and empty groups are left out; with nothing left it is all rows. */
export function predicateOf(root: DraftGroup): Predicate {
  return partOf(root) ?? { op: 'all' };
}

/** How many comparisons are not finished yet. */
export function unfinishedIn(node: DraftNode): number {
  if (node.kind === 'group') return node.parts.reduce((sum, part) => sum + unfinishedIn(part), 0);
  return partOf(node) === null ? 1 : 0;
}

function partOf(node: DraftNode): Predicate | null {
  const plain =
    node.kind === 'fixed' ? node.where : node.kind === 'group' ? groupOf(node) : conditionOf(node);
  return plain && node.not ? { op: 'not', of: plain } : plain;
}

function groupOf({ join, parts }: DraftGroup): Predicate | null {
  const finished = parts.map(partOf).filter((part) => part !== null);
  return finished.length > 1 ? { op: join, of: finished } : (finished[0] ?? null);
}

function conditionOf(condition: DraftCondition): Predicate | null {
  const { facts, test, number, low, high, closed, values } = condition;
  if (!facts) return null;
  const { field } = facts;
  if (isTags(field)) return anyTag(values);
  switch (test) {
    case 'missing':
      return { op: 'missing', field };
    case 'yes':
    case 'no':
      return { op: 'eq', field, value: test === 'yes' };
    case 'between':
      return low === null || high === null ? null : { op: 'between', field, low, high, closed };
    case 'in': {
      const typed = isNumeric(facts) ? values.map(Number) : values;
      if (typed.length === 0) return null;
      return typed.length === 1 ? { op: 'eq', field, value: typed[0]! } : { op: 'in', field, values: typed };
    }
    default: {
      const value = isNumeric(facts) ? number : values[0];
      return value === null || value === undefined ? null : { op: test, field, value };
    }
  }
}

function anyTag(tags: readonly string[]): Predicate | null {
  const each = tags.map((tag): Predicate => ({ op: 'tag', tag }));
  return each.length > 1 ? { op: 'or', of: each } : (each[0] ?? null);
}
