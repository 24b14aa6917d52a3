import ClipboardCopy from '@lucide/svelte/icons/clipboard-copy';
import Download from '@lucide/svelte/icons/download';
import Printer from '@lucide/svelte/icons/printer';
import { toMarkdown, type TextSection } from '../core/brief/text-section.ts';
import { copyText } from '../ui/copy-text.ts';
import type { MenuItem } from '../ui/menu-item.ts';
import { saveBlob } from '../ui/save-blob.ts';
import { toasts } from '../ui/toasts.svelte.ts';

/**
 * Copying, saving and printing a sheet of words; the screen shows a PrintSheet of the same. `credit`: whose outline it
 * follows, where it does.
 */
export function sheetMenuItems(
  title: string,
  sections: () => readonly TextSection[],
  credit: string | null = null,
): readonly MenuItem[] {
  const origin = credit === null ? [] : [{ title: 'Origin', lines: [{ words: credit }] }];
  const markdown = (): string => toMarkdown(title, [...sections(), ...origin]);
  const copy = async (): Promise<void> => {
    const copied = await copyText(markdown());
    toasts.show(copied ? 'Copied as Markdown' : 'The browser did not allow copying', {
      kind: copied ? 'good' : 'bad',
    });
  };
  const save = (): void => {
    const blob = new Blob([markdown()], { type: 'text/markdown' });
    saveBlob(blob, `${title.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.md`);
  };
  return [
    { label: 'Copy as Markdown', icon: ClipboardCopy, onselect: () => void copy() },
    { label: 'Save as Markdown', icon: Download, onselect: save },
    { label: 'Print…', icon: Printer, onselect: () => print() },
  ];
}
