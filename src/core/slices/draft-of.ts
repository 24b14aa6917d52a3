import type { DraftCondition, DraftFixed, DraftGroup, DraftNode, FieldFacts } from './draft.ts';
import { isNumeric, testsFor } from './draft-tests.ts';
import { TAGS, type Field, type Predicate } from './predicate.ts';
import { timestampOf } from './timestamp-value.ts';

export type FactsOf = (field: Field) => FieldFacts | null;

/**
 * A predicate as a form: always a group at the top. Parts that the fields at hand cannot express are kept as they
 * stand, so that `predicateOf(draftOf(where))` says the same as `where`.
 */
export function draftOf(where: Predicate, factsOf: FactsOf): DraftGroup {
  let lastId = 0;
  const nextId = (): number => ++lastId;
  const root = emptyGroup(nextId());
  if (where.op === 'all') return root;
  const node = nodeOf(where, factsOf, nextId);
  return node.kind === 'group' ? node : { ...root, parts: [node] };
}

export function emptyGroup(id: number): DraftGroup {
  return { kind: 'group', id, not: false, join: 'and', parts: [] };
}

export function emptyCondition(id: number): DraftCondition {
  return {
    kind: 'condition',
    id,
    not: false,
    facts: null,
    test: 'in',
    number: null,
    low: null,
    high: null,
    closed: '[)',
    values: [],
  };
}

function nodeOf(where: Predicate, factsOf: FactsOf, nextId: () => number): DraftNode {
  if (where.op === 'not') {
    const inner = nodeOf(where.of, factsOf, nextId);
    return { ...inner, not: !inner.not };
  }
  const fixed: DraftFixed = { kind: 'fixed', id: nextId(), not: false, where };
  if (where.op === 'and' || where.op === 'or') {
    if (where.of.length === 0) return fixed;
    const parts = where.of.map((part) => nodeOf(part, factsOf, nextId));
    return { ...emptyGroup(nextId()), join: where.op, parts };
  }
  if (where.op === 'tag') {
    const facts = factsOf(TAGS);
    return facts ? { ...emptyCondition(nextId()), facts, values: [where.tag] } : fixed;
  }
  if (!('field' in where)) return fixed;
  const facts = factsOf(where.field);
  const entered = facts && enteredOf(where, facts);
  return entered ? { ...emptyCondition(nextId()), facts, ...entered } : fixed;
}

type Comparison = Extract<Predicate, { field: Field }>;

/** What the form shows for a comparison, or null where it has no place for it. */
function enteredOf(where: Comparison, facts: FieldFacts): Partial<DraftCondition> | null {
  if (where.op === 'missing') return { test: 'missing' };
  if (isNumeric(facts)) return numericOf(where, facts);
  if (facts.type === 'boolean') return booleanOf(where);
  if (where.op === 'in' || where.op === 'eq') {
    const values = where.op === 'in' ? where.values : [where.value];
    return { test: 'in', values: values.map(String) };
  }
  if (where.op === 'between' || !testsFor(facts).includes(where.op)) return null;
  return { test: where.op, values: [String(where.value)] };
}

function numericOf(where: Comparison, facts: FieldFacts): Partial<DraftCondition> | null {
  const read = (value: number | string | boolean): number | null =>
    facts.type === 'timestamp' ? timestampOf(value) : typeof value === 'number' ? value : null;
  if (where.op === 'missing') return null;
  if (where.op === 'between') {
    return { test: 'between', low: where.low, high: where.high, closed: where.closed };
  }
  if (where.op === 'in') {
    const numbers = where.values.map(read);
    return numbers.includes(null) ? null : { test: 'in', values: numbers.map(String) };
  }
  const number = read(where.value);
  return number === null ? null : { test: where.op, number };
}

function booleanOf(where: Comparison): Partial<DraftCondition> | null {
  if (where.op !== 'eq') return null;
  if (where.value === true || where.value === 'true' || where.value === 1) return { test: 'yes' };
  if (where.value === false || where.value === 'false' || where.value === 0) return { test: 'no' };
  return null;
}
