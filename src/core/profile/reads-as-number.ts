/** "12", "-3.5", "1e6", also with spaces around. */
export function readsAsNumber(text: string): boolean {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text);
}
