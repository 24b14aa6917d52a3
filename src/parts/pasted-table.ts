import { toasts } from '../ui/toasts.svelte.ts';

/** Pasted text as a file, where it looks like the cells of a spreadsheet or like another table in text form. */
export function pastedTable(text: string): File | null {
  const rows = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  const isTable = rows.length > 1 || text.includes('\t');
  return isTable ? new File([text], 'pasted table.tsv', { type: 'text/tab-separated-values' }) : null;
}

/** Whether a paste is meant for what has the focus: a field, or text that is edited. */
export function pastesIntoField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}

/** The table in the clipboard, without the keys; where there is none, a toast says why and it is null. */
export async function tableFromClipboard(): Promise<File | null> {
  try {
    const file = pastedTable(await navigator.clipboard.readText());
    if (!file)
      toasts.show('There is no table in the clipboard: copy cells of a spreadsheet first', { kind: 'bad' });
    return file;
  } catch {
    toasts.show('The browser did not allow reading the clipboard: press Ctrl+V (or Cmd+V) instead', {
      kind: 'bad',
    });
    return null;
  }
}
