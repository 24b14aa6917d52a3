import type { DraftCondition, DraftGroup, DraftNode, FieldFacts } from './draft.ts';
import { testsFor } from './draft-tests.ts';

/** Changes to a form, each giving a new one. Nodes are named by their id. */

/** The smallest id not in use. */
export function freeId(node: DraftNode): number {
  const inside = node.kind === 'group' ? node.parts.map((part) => freeId(part)) : [];
  return Math.max(node.id + 1, ...inside);
}

/** The same form with one node changed; nodes beside its path stay the same objects. */
export function withNode(root: DraftGroup, id: number, change: (node: DraftNode) => DraftNode): DraftGroup {
  const changed = visit(root, id, change);
  return changed.kind === 'group' ? changed : root;
}

export function withPart(root: DraftGroup, groupId: number, part: DraftNode): DraftGroup {
  return withNode(root, groupId, (node) =>
    node.kind === 'group' ? { ...node, parts: [...node.parts, part] } : node,
  );
}

/** Without a node, and without the groups that this leaves empty. The root stays. */
export function withoutNode(root: DraftGroup, id: number): DraftGroup {
  const parts = root.parts
    .filter((part) => part.id !== id)
    .map((part) => (part.kind === 'group' ? withoutNode(part, id) : part))
    .filter((part) => part.kind !== 'group' || part.parts.length > 0);
  return { ...root, parts };
}

/** Another column: what was entered for the old one goes, and so does a comparison that does not fit. */
export function withField(condition: DraftCondition, facts: FieldFacts): DraftCondition {
  const tests = testsFor(facts);
  const sameKind = condition.facts?.type === facts.type && tests.includes(condition.test);
  return {
    ...condition,
    facts,
    test: sameKind ? condition.test : tests[0]!,
    not: sameKind && condition.not,
    number: null,
    low: null,
    high: null,
    values: [],
  };
}

function visit(node: DraftNode, id: number, change: (node: DraftNode) => DraftNode): DraftNode {
  if (node.id === id) return change(node);
  if (node.kind !== 'group') return node;
  const parts = node.parts.map((part) => visit(part, id, change));
  return parts.every((part, i) => part === node.parts[i]) ? node : { ...node, parts };
}
