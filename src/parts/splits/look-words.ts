/** How often a frozen part was looked at. */
export function looksInWords(count: number): string {
  if (count === 0) return 'not looked at yet';
  return count === 1 ? 'looked at once' : `looked at ${String(count)} times`;
}

export const WHY_LOOKS_COUNT =
  'Each look lets later choices fit it a little, so its numbers get better than what new data will show. Choose by the validation part, and look here at the end.';
