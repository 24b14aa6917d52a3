import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftOf, emptyCondition, emptyGroup } from '../../../src/core/slices/draft-of.ts';
import type { DraftCondition, DraftGroup, FieldFacts } from '../../../src/core/slices/draft.ts';
import { testsFor } from '../../../src/core/slices/draft-tests.ts';
import { predicateKey } from '../../../src/core/slices/predicate-key.ts';
import { predicateOf, unfinishedIn } from '../../../src/core/slices/predicate-of.ts';
import { TAGS, type Field, type Predicate } from '../../../src/core/slices/predicate.ts';

const field = (name: string): Field => ({ of: 'data', name });
const FACTS: readonly FieldFacts[] = [
  { field: field('age'), type: 'number', ordered: false },
  { field: field('visits'), type: 'integer', ordered: false },
  { field: field('region'), type: 'category', ordered: false },
  { field: field('grade'), type: 'category', ordered: true },
  { field: field('at'), type: 'timestamp', ordered: false },
  { field: field('member'), type: 'boolean', ordered: false },
  { field: field('note'), type: 'text', ordered: false },
  { field: TAGS, type: 'category', ordered: false },
];
const factsOf = (wanted: Field): FieldFacts | null =>
  FACTS.find((facts) => facts.field.of === wanted.of && facts.field.name === wanted.name) ?? null;

const numeric = fc.constantFrom(field('age'), field('visits'), field('at'));
const textual = fc.constantFrom(field('region'), field('grade'), field('note'));
const amount = fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => (x === 0 ? 0 : x));
const leaf: fc.Arbitrary<Predicate> = fc.oneof(
  fc.record({ op: fc.constantFrom('eq', 'lt', 'le', 'gt', 'ge'), field: numeric, value: amount }),
  fc.record({
    op: fc.constant('between' as const),
    field: numeric,
    low: amount,
    high: amount,
    closed: fc.constantFrom('[)', '[]'),
  }),
  fc.record({ op: fc.constant('in' as const), field: numeric, values: fc.array(amount, { minLength: 1 }) }),
  fc.record({
    op: fc.constant('in' as const),
    field: textual,
    values: fc.array(fc.string(), { minLength: 1 }),
  }),
  fc.record({ op: fc.constantFrom('lt', 'ge'), field: fc.constant(field('grade')), value: fc.string() }),
  fc.record({ op: fc.constant('eq' as const), field: fc.constant(field('member')), value: fc.boolean() }),
  fc.record({
    op: fc.constant('missing' as const),
    field: fc.oneof(numeric, textual, fc.constant(field('gone'))),
  }),
  fc.record({ op: fc.constant('tag' as const), tag: fc.string() }),
  // What has no form: an order where there is none, a number compared with text, a column that is not here.
  fc.record({ op: fc.constantFrom('lt', 'ge'), field: fc.constant(field('region')), value: fc.string() }),
  fc.record({ op: fc.constant('eq' as const), field: fc.constant(field('age')), value: fc.string() }),
  fc.constant<Predicate>({ op: 'all' }),
);
const { predicate } = fc.letrec<{ predicate: Predicate }>((tie) => ({
  predicate: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.record({ op: fc.constantFrom('and', 'or'), of: fc.array(tie('predicate'), { maxLength: 4 }) }),
    fc.record({ op: fc.constant('not' as const), of: tie('predicate') }),
  ),
}));

const conditionIn = (root: DraftGroup): DraftCondition => {
  const part = root.parts[0]!;
  if (part.kind !== 'condition') throw new TypeError(part.kind);
  return part;
};

describe('draftOf and predicateOf', () => {
  it('say the same as the predicate they came from', () => {
    fc.assert(
      fc.property(predicate, (where) => {
        expect(predicateKey(predicateOf(draftOf(where, factsOf)))).toBe(predicateKey(where));
      }),
      { numRuns: 500 },
    );
  });

  it('give every node its own id', () => {
    fc.assert(
      fc.property(predicate, (where) => {
        const ids: number[] = [];
        const visit = (node: DraftGroup['parts'][number]): void => {
          ids.push(node.id);
          if (node.kind === 'group') node.parts.forEach(visit);
        };
        visit(draftOf(where, factsOf));
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('begin empty for all rows', () => {
    expect(draftOf({ op: 'all' }, factsOf)).toEqual(emptyGroup(1));
    expect(predicateOf(emptyGroup(1))).toEqual({ op: 'all' });
  });

  it('read dates written as text', () => {
    const condition = conditionIn(draftOf({ op: 'ge', field: field('at'), value: '2024-03-01' }, factsOf));
    expect(condition).toMatchObject({ test: 'ge', number: Date.UTC(2024, 2, 1) });
  });

  it('offer what is a set of one as a set', () => {
    const condition = conditionIn(draftOf({ op: 'eq', field: field('region'), value: 'north' }, factsOf));
    expect(condition).toMatchObject({ test: 'in', values: ['north'] });
  });

  it('keep what the columns at hand cannot express', () => {
    const gone: Predicate = { op: 'lt', field: field('gone'), value: 3 };
    const root = draftOf({ op: 'not', of: gone }, factsOf);
    expect(root.parts).toMatchObject([{ kind: 'fixed', not: true, where: gone }]);
  });

  it('leave out what is unfinished, and count it', () => {
    const [age] = FACTS;
    const half: DraftCondition = { ...emptyCondition(3), facts: age!, test: 'between', low: 1 };
    const whole: DraftCondition = { ...emptyCondition(4), facts: age!, test: 'gt', number: 30 };
    const root: DraftGroup = {
      ...emptyGroup(1),
      parts: [emptyCondition(2), half, whole, { ...emptyGroup(5), parts: [emptyCondition(6)] }],
    };
    expect(predicateOf(root)).toEqual({ op: 'gt', field: age!.field, value: 30 });
    expect(unfinishedIn(root)).toBe(3);
  });

  it('tags are one of several in the form, and each on its own in the predicate', () => {
    const root = draftOf({ op: 'not', of: { op: 'tag', tag: 'dark' } }, factsOf);
    const condition = conditionIn(root);
    expect(condition).toMatchObject({ not: true, test: 'in', values: ['dark'] });
    expect(testsFor(condition.facts!)).toEqual(['in']);
    expect(predicateOf({ ...root, parts: [{ ...condition, values: ['dark', 'small'] }] })).toEqual({
      op: 'not',
      of: {
        op: 'or',
        of: [
          { op: 'tag', tag: 'dark' },
          { op: 'tag', tag: 'small' },
        ],
      },
    });
    expect(unfinishedIn({ ...root, parts: [{ ...condition, values: [] }] })).toBe(1);
    expect(draftOf({ op: 'tag', tag: 'dark' }, () => null).parts).toMatchObject([{ kind: 'fixed' }]);
  });
});
