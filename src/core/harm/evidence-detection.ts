import { detectionOf, type Detection } from './detection.ts';
import { enoughEvidence } from './evidence-boundary.ts';

export interface EventTraffic {
  /** Requests of both arms between two looks, on average; arrivals are Poisson. */
  requests: number;
  /** Share of them that the challenger gets. */
  weight: number;
  /** Rates of bad events. */
  rates: { challenger: number; champion: number };
  looks: number;
}

/** States less likely than this are dropped; so many events at most are followed. */
const NEGLIGIBLE = 1e-14;
const MOST_EVENTS = 100_000;

/**
 * When the exact e-process, looked at after every bad event, says "worse", without simulation. Each event is the
 * challenger's with one chance, whatever came before; so the chance that the evidence has reached 1/alpha by the n-th event
 * follows by recursion over the challenger's share, and how many events there are by a look is Poisson. Looked at only
 * once a tick it is a little slower. null where more than 100,000 events are to be expected: simulate then.
 */
export function evidenceDetection(
  { requests, weight, rates, looks }: EventTraffic,
  alpha: number,
): Detection | null {
  const ofChallenger = weight * rates.challenger;
  const events = requests * (ofChallenger + (1 - weight) * rates.champion);
  const most = Math.ceil(events * looks + 9 * Math.sqrt(events * looks) + 20);
  if (most > MOST_EVENTS) return null;
  const crossed = crossedByEvent(weight, events === 0 ? 0 : (requests * ofChallenger) / events, alpha, most);
  const byLook = Array.from({ length: looks }, (_, look) => poissonMean(crossed, events * (look + 1)));
  return detectionOf(
    byLook.map((chance, look) => Math.max(0, chance - (look === 0 ? 0 : byLook[look - 1]!))),
  );
}

/** Chance that the evidence has reached 1/alpha at the n-th event or before, for n = 0 to `most`. */
function crossedByEvent(
  weight: number,
  share: number,
  alpha: number,
  most: number,
): Float64Array<ArrayBuffer> {
  const isEnough = enoughEvidence(weight, alpha);
  const crossed = new Float64Array(most + 1);
  // Chance of each number of the challenger's events, from `from` on, while nothing was decided.
  let chances = [1];
  let from = 0;
  let sum = 0;
  for (let n = 1; n <= most; n++) {
    const next = new Array<number>(chances.length + 1).fill(0);
    chances.forEach((chance, at) => {
      next[at]! += chance * (1 - share);
      next[at + 1]! += chance * share;
    });
    for (let k = from + next.length - 1; next.length > 0 && isEnough(k, n - k); k--) sum += next.pop()!;
    while (next.length > 0 && next[0]! < NEGLIGIBLE) {
      next.shift();
      from++;
    }
    chances = next;
    crossed[n] = sum;
  }
  return crossed;
}

/** Mean of the values at a Poisson number; beyond the last they stay. */
function poissonMean(values: Float64Array, rate: number): number {
  if (rate === 0) return values[0]!;
  const last = values.length - 1;
  const mode = Math.min(last, Math.floor(rate));
  let [sum, weights] = [0, 0];
  const take = (n: number, weight: number): void => {
    sum += weight * values[Math.min(n, last)]!;
    weights += weight;
  };
  take(mode, 1);
  for (let n = mode, weight = 1; weight > NEGLIGIBLE;) take(++n, (weight *= rate / n));
  for (let n = mode, weight = 1; n > 0 && weight > NEGLIGIBLE;) {
    weight *= n / rate;
    take(--n, weight);
  }
  return sum / weights;
}
