import { describe, expect, it } from 'vitest';
import { emptyCondition, emptyGroup } from '../../../src/core/slices/draft-of.ts';
import type { DraftCondition, DraftGroup, FieldFacts } from '../../../src/core/slices/draft.ts';
import { freeId, withField, withNode, withPart, withoutNode } from '../../../src/core/slices/edit-draft.ts';

const facts = (name: string, type: FieldFacts['type']): FieldFacts => ({
  field: { of: 'data', name },
  type,
  ordered: false,
});
const inner: DraftGroup = { ...emptyGroup(3), join: 'or', parts: [emptyCondition(4)] };
const root: DraftGroup = { ...emptyGroup(1), parts: [emptyCondition(2), inner] };

describe('edits of a form', () => {
  it('find an id that is free', () => {
    expect(freeId(root)).toBe(5);
    expect(freeId({ ...root, id: 9 })).toBe(10);
  });

  it('change one node and leave its neighbours the same objects', () => {
    const changed = withNode(root, 4, (node) => ({ ...node, not: true }));
    expect(changed.parts[0]).toBe(root.parts[0]);
    expect(changed.parts[1]).toMatchObject({ id: 3, parts: [{ id: 4, not: true }] });
    expect(root.parts[1]).toBe(inner);
  });

  it('give the same form back where nothing has the id', () => {
    expect(withNode(root, 99, (node) => ({ ...node, not: true }))).toBe(root);
  });

  it('add to any group', () => {
    expect(withPart(root, 3, emptyCondition(5)).parts[1]).toMatchObject({ parts: [{ id: 4 }, { id: 5 }] });
  });

  it('remove a node and the group it leaves empty, but never the root', () => {
    const without = withoutNode(root, 4);
    expect(without.parts.map(({ id }) => id)).toEqual([2]);
    expect(withoutNode(without, 2)).toEqual(emptyGroup(1));
  });

  it('start afresh with another column, keeping a comparison that fits its type', () => {
    const old: DraftCondition = {
      ...emptyCondition(2),
      facts: facts('age', 'number'),
      test: 'ge',
      number: 3,
    };
    expect(withField(old, facts('income', 'number'))).toMatchObject({ test: 'ge', number: null });
    expect(withField(old, facts('region', 'category'))).toMatchObject({ test: 'in', not: false, values: [] });
  });
});
