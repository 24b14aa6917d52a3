const UNITS: readonly [string, number][] = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
];
const LONGEST_MS = 10 * 365 * 86_400_000;

/** Milliseconds of "90s", "1h30m", "1.5h" or "250ms"; null for anything else, fractions of a ms and over ten years. */
export function parseDuration(text: string): number | null {
  if (text.length > 40 || !/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) return text === '0' ? 0 : null;
  let sum = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) {
    sum += Number(amount) * UNITS.find(([name]) => name === unit)![1];
  }
  const whole = Math.round(sum);
  return Math.abs(whole - sum) < 1e-6 && whole <= LONGEST_MS ? whole : null;
}

/** The shortest way to write a whole number of ms: "90s", "1h", "0s". */
export function printDuration(ms: number): string {
  if (ms === 0) return '0s';
  const [name, size] = UNITS.find(([, size]) => ms % size === 0)!;
  return `${String(ms / size)}${name}`;
}
