/** A text without what people type differently: case, spaces at its ends, and more than one space within. */
export function foldText(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ');
}
