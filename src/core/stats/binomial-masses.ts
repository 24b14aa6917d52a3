import { logFactorial } from './log-factorial.ts';

/** Chances of `from`, `from` + 1, ... successes; those left out are below 1e-20 of the greatest. */
export interface Masses {
  from: number;
  chances: Float64Array<ArrayBuffer>;
}

const NEGLIGIBLE = 1e-20;

/** The binomial distribution of n trials of chance p, outward from its mode; time grows with its spread. */
export function binomialMasses(n: number, p: number): Masses {
  if (p <= 0 || p >= 1) return { from: p <= 0 ? 0 : n, chances: Float64Array.of(1) };
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const odds = p / (1 - p);
  const top = Math.exp(
    logFactorial(n) -
      logFactorial(mode) -
      logFactorial(n - mode) +
      mode * Math.log(p) +
      (n - mode) * Math.log1p(-p),
  );
  const below: number[] = [];
  for (let k = mode, mass = top; k > 0; k--) {
    mass *= k / ((n - k + 1) * odds);
    if (mass < top * NEGLIGIBLE) break;
    below.push(mass);
  }
  const above: number[] = [];
  for (let k = mode, mass = top; k < n; k++) {
    mass *= ((n - k) * odds) / (k + 1);
    if (mass < top * NEGLIGIBLE) break;
    above.push(mass);
  }
  const chances = Float64Array.from([...below.reverse(), top, ...above]);
  // The factorials' error is divided out.
  const sum = chances.reduce((total, mass) => total + mass, 0);
  return { from: mode - below.length, chances: chances.map((mass) => mass / sum) };
}

/** P(X >= k). */
export function massesFrom({ from, chances }: Masses, k: number): number {
  let sum = 0;
  for (let at = chances.length - 1; at >= Math.max(0, Math.ceil(k) - from); at--) sum += chances[at]!;
  return Math.min(1, sum);
}
