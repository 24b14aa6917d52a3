import type { Random } from '../kernel/random.ts';
import { quantileSorted } from '../stats/quantile-sorted.ts';
import type { ServiceFigures } from './rollout-question.ts';
import { serviceSpread, type ServiceSpread } from './service-spread.ts';

/** Lognormal times by beat. */
export class TimeLog {
  readonly #spread: ServiceSpread;
  #times = new Float32Array(1024);
  #count = 0;
  #ends: number[] = [0];
  /** What was asked before, by the stretch. */
  readonly #known = new Map<string, number | null>();

  constructor(figures: ServiceFigures) {
    this.#spread = serviceSpread(figures);
  }

  clear(): void {
    this.#count = 0;
    this.#ends = [0];
    this.#known.clear();
  }

  add(random: Random): void {
    if (this.#count === this.#times.length) {
      const more = new Float32Array(2 * this.#count);
      more.set(this.#times);
      this.#times = more;
    }
    this.#times[this.#count++] = this.#spread.draw(random);
  }

  endBeat(): void {
    this.#ends.push(this.#count);
  }

  /** 99th percentile over beats [from, to), all there; null without a request. */
  p99(from: number, to: number): number | null {
    const key = `${String(from)} ${String(to)}`;
    let found = this.#known.get(key);
    if (found === undefined) {
      const times = this.#times.slice(this.#ends[Math.max(0, from)], this.#ends[to]).sort();
      found = times.length === 0 ? null : quantileSorted(times, 0.99);
      this.#known.set(key, found);
    }
    return found;
  }
}
