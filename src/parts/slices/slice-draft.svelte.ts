import { draftOf, emptyCondition, emptyGroup } from '../../core/slices/draft-of.ts';
import type { DraftCondition, DraftGroup, DraftNode } from '../../core/slices/draft.ts';
import { freeId, withField, withNode, withPart, withoutNode } from '../../core/slices/edit-draft.ts';
import { predicateKey } from '../../core/slices/predicate-key.ts';
import { predicateOf, unfinishedIn } from '../../core/slices/predicate-of.ts';
import type { Predicate } from '../../core/slices/predicate.ts';
import { fieldFinder, type ViewField } from './view-fields.ts';

/** A slice while it is being built. */
export class SliceDraft {
  #root = $state.raw<DraftGroup>(emptyGroup(1));
  /** The node added last, to put the focus on it. */
  added = $state.raw<number | null>(null);
  readonly #onchange: (where: Predicate) => void;

  constructor(onchange: (where: Predicate) => void) {
    this.#onchange = onchange;
  }

  get root(): DraftGroup {
    return this.#root;
  }

  readonly where = $derived(predicateOf(this.#root));
  readonly unfinished = $derived(unfinishedIn(this.#root));

  /** Shows another predicate, unless what stands here says the same already. */
  show(where: Predicate, fields: readonly ViewField[]): void {
    const same = predicateKey(where) === predicateKey(this.where);
    if (same && (where.op !== 'all' || this.#root.parts.length > 0)) return;
    this.#root = draftOf(where, fieldFinder(fields));
    if (this.#root.parts.length > 0) return;
    this.#root = withPart(this.#root, 1, emptyCondition(2));
    this.added = 2;
  }

  addCondition(groupId: number): void {
    const id = freeId(this.#root);
    this.added = id;
    this.#change(withPart(this.#root, groupId, emptyCondition(id)));
  }

  /** A group is born with a first condition to fill in. */
  addGroup(groupId: number): void {
    const id = freeId(this.#root);
    this.added = id + 1;
    const parent = this.#groupOf(groupId);
    const join = parent?.join === 'and' ? 'or' : 'and';
    this.#change(withPart(this.#root, groupId, { ...emptyGroup(id), join, parts: [emptyCondition(id + 1)] }));
  }

  remove(id: number): void {
    this.#change(withoutNode(this.#root, id));
  }

  setJoin(id: number, join: DraftGroup['join'], not: boolean): void {
    this.#change(withNode(this.#root, id, (node) => (node.kind === 'group' ? { ...node, join, not } : node)));
  }

  setNot(id: number, not: boolean): void {
    this.#change(withNode(this.#root, id, (node) => ({ ...node, not })));
  }

  setField(id: number, field: ViewField): void {
    this.#change(
      withNode(this.#root, id, (node) => (node.kind === 'condition' ? withField(node, field) : node)),
    );
  }

  edit(id: number, patch: Partial<Omit<DraftCondition, 'kind' | 'id' | 'facts'>>): void {
    this.#change(
      withNode(this.#root, id, (node) => (node.kind === 'condition' ? { ...node, ...patch } : node)),
    );
  }

  #change(root: DraftGroup): void {
    const before = predicateKey(this.where);
    this.#root = root;
    if (predicateKey(this.where) !== before) this.#onchange(this.where);
  }

  #groupOf(id: number): DraftGroup | null {
    const find = (node: DraftNode): DraftGroup | null => {
      if (node.kind !== 'group') return null;
      if (node.id === id) return node;
      for (const part of node.parts) {
        const found = find(part);
        if (found) return found;
      }
      return null;
    };
    return find(this.#root);
  }
}
