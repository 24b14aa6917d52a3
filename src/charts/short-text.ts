/** A text cut to so many characters, with an ellipsis for what is left out. */
export function shortText(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
