import type { Id } from '../../../core/kernel/objects.ts';

/** Text of a plan that is being typed, and the plan's own text when that began. */
export class YamlDraft {
  text = $state<string | null>(null);
  from = '';

  type(text: string, written: string): void {
    if (this.text === null) this.from = written;
    this.text = text;
  }

  leave(): void {
    this.text = null;
  }
}

const drafts = new Map<Id, YamlDraft>();

/** The text begun for a plan: it is there again when one comes back from another screen. */
export function draftOf(plan: Id): YamlDraft {
  const draft = drafts.get(plan) ?? new YamlDraft();
  drafts.set(plan, draft);
  return draft;
}

/** Where "line 3, column 5" is in a text, as a place from 0; null for any other words. */
export function placeInText(text: string, where: string): number | null {
  const found = /^line (\d+), column (\d+)$/.exec(where);
  if (!found) return null;
  const before = text.split('\n').slice(0, Number(found[1]) - 1);
  return Math.min(text.length, before.reduce((sum, line) => sum + line.length + 1, 0) + Number(found[2]) - 1);
}
