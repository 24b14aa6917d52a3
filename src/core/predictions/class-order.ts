/** Class names in the order most libraries give them: numbers by size, else by code units. */
export function inClassOrder(values: readonly string[]): readonly string[] {
  const numeric = values.every((value) => value.trim() !== '' && Number.isFinite(Number(value)));
  return [...values].sort((a, b) => (numeric ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0));
}
