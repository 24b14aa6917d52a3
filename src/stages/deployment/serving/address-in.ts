/** The address that a note is, if it is one that can be opened: a page of the web or a place of this app. */
export function addressIn(note: string): string | null {
  const words = note.trim();
  return /^(https?:\/\/|#\/)\S+$/i.test(words) ? words : null;
}
