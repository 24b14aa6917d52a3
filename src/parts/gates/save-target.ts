import { newDocument } from '../../core/artifact/new-document.ts';
import { mustPass } from '../../core/brief/must-pass.ts';
import type { Target, TargetTerms } from '../../core/brief/target.ts';
import type { Predicate } from '../../core/slices/predicate.ts';
import type { Slice } from '../../core/slices/slice.ts';
import { wordsOf } from '../../core/slices/words-of.ts';
import { freshId } from '../../session/ids.ts';
import type { Step } from '../../session/history.svelte.ts';
import type { Workbench } from '../../session/workbench.svelte.ts';
import { toasts } from '../../ui/toasts.svelte.ts';
import { sliceOf } from '../slices/saved-slices.ts';

/** Adds a target, and says so with a way back. */
export async function addTarget(workbench: Workbench, name: string, terms: TargetTerms): Promise<Target> {
  const identity = { id: freshId(), projectId: workbench.open!.id, name, nowMs: Date.now() };
  const target = newDocument('target', identity, terms);
  tell(workbench, await workbench.documents.add(target, `Set target “${name}”`), `Target “${name}” set`);
  return target;
}

export async function changeTarget(
  workbench: Workbench,
  target: Target,
  name: string,
  terms: TargetTerms,
): Promise<void> {
  const step = await workbench.documents.change(target, { name, body: terms }, `Change target “${name}”`);
  tell(workbench, step, `Target “${name}” changed`);
}

/** No example of this slice may fail. */
export async function addMustPass(workbench: Workbench, slice: Slice, note = ''): Promise<Target> {
  return addTarget(workbench, `Must pass: ${slice.name}`, mustPass(slice.id, workbench.who.name ?? '', note));
}

/** The saved slice of these rows; where there is none it is saved under the given name. */
export async function savedSlice(workbench: Workbench, where: Predicate, name?: string): Promise<Slice> {
  const open = workbench.open!;
  const known = sliceOf(where, open.slices);
  if (known) return known;
  const identity = {
    id: freshId(),
    projectId: open.id,
    name: (name ?? wordsOf(where)).slice(0, 120),
    nowMs: Date.now(),
  };
  const slice = newDocument('slice', identity, { where, foundBy: where.op === 'tag' ? 'tag' : 'user' });
  await workbench.documents.add(slice, `Save slice “${slice.name}”`);
  return slice;
}

function tell(workbench: Workbench, step: Step, words: string): void {
  toasts.show(words, {
    kind: 'good',
    action: { label: 'Undo', run: () => void workbench.history.takeBack(step) },
  });
}
