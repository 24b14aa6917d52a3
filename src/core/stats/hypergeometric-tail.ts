import { logFactorial } from './log-factorial.ts';

/**
 * P(X >= hits) where X counts the marked among `drawn` taken without replacement from `all`, `marked` of which are
 * marked: Fisher's exact test toward more. Summed term by term on the shorter side; relative error below 1e-8 at a
 * million. Linear in `drawn` at worst.
 */
export function hypergeometricTail(hits: number, drawn: number, marked: number, all: number): number {
  const least = Math.max(0, drawn + marked - all);
  const most = Math.min(drawn, marked);
  if (hits <= least) return 1;
  if (hits > most) return 0;
  const up = hits > (drawn * marked) / all;
  let x = up ? hits : hits - 1;
  let term = Math.exp(logChoose(marked, x) + logChoose(all - marked, drawn - x) - logChoose(all, drawn));
  let sum = 0;
  while (term > sum * 1e-17 && x >= least && x <= most) {
    sum += term;
    if (up) {
      term *= ((marked - x) / (x + 1)) * ((drawn - x) / (all - marked - drawn + x + 1));
      x++;
    } else {
      term *= (x / (marked - x + 1)) * ((all - marked - drawn + x) / (drawn - x + 1));
      x--;
    }
  }
  return Math.min(1, Math.max(0, up ? sum : 1 - sum));
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}
