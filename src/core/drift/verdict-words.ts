/** .061 -> "6.1%"; small shares keep a digit: .0004 -> "0.04%". */
export function shareWords(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return percent < 0.01 ? 'under 0.01%' : `${percent.toFixed(2)}%`;
  return `${percent.toFixed(1)}%`;
}

/** Standard deviations: .41 -> "0.4 σ", .062 -> "0.06 σ". */
export function sigmaWords(sigmas: number): string {
  const size = Math.abs(sigmas);
  return `${size.toFixed(size < 0.095 ? 2 : 1)} σ`;
}

/** About three digits: 1234.5 -> "1230", 0.01234 -> "0.0123". */
export function amountWords(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** “a”, “a” and “b”, 3 new values. */
export function valueNames(values: readonly string[], many: string): string {
  const [first, second] = values;
  if (first === undefined || values.length > 2) return `${String(values.length)} ${many}`;
  return second === undefined ? quoted(first) : `${quoted(first)} and ${quoted(second)}`;
}

export function quoted(value: string): string {
  return value === '' ? 'The empty text' : `“${value.length > 40 ? `${value.slice(0, 39)}…` : value}”`;
}
