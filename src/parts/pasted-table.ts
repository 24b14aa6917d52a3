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
