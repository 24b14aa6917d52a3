import { Problem } from '../kernel/problem.ts';

/** Finite numbers gathered chunk by chunk: their moments, merged as Chan, Golub and LeVeque (1979) do, and extremes. */
export class Moments {
  n = 0;
  low = Infinity;
  high = -Infinity;
  #mean = 0;
  /** What rounding leaves out of the mean, so that merging does not lose the variance of large values. */
  #rest = 0;
  #squares = 0;

  add(values: Float64Array): void {
    let n = 0;
    let sum = 0;
    for (const value of values) {
      if (value - value !== 0) continue;
      n++;
      sum += value;
      if (value < this.low) this.low = value;
      if (value > this.high) this.high = value;
    }
    if (n === 0) return;
    const mean = sum / n;
    let squares = 0;
    let rest = 0;
    for (const value of values) {
      if (value - value !== 0) continue;
      squares += (value - mean) ** 2;
      rest += value - mean;
    }
    rest /= n;
    squares -= rest * rest * n;
    const total = this.n + n;
    const apart = mean - this.#mean + (rest - this.#rest);
    if (this.n === 0) {
      this.#mean = mean;
      this.#rest = rest;
      this.#squares = squares;
    } else {
      const step = (apart * n) / total + this.#rest;
      const merged = this.#mean + step;
      this.#rest = this.#mean - merged + step;
      this.#mean = merged;
      this.#squares += squares + apart * apart * ((this.n * n) / total);
    }
    this.n = total;
  }

  get mean(): number {
    return this.#mean + this.#rest;
  }

  /** Over n, not n - 1. */
  get variance(): number {
    return this.#squares / this.n;
  }
}

/** Finite numbers kept, for what needs all of them in order. Eight bytes a row. */
export class NumberSample {
  readonly #parts: Float64Array[] = [];

  add(values: Float64Array): void {
    this.#parts.push(values.filter((value) => value - value === 0));
  }

  /** In order of rows. */
  values(): Float64Array<ArrayBuffer> {
    const all = new Float64Array(this.#parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  /** Ascending; -0 is 0. Throws Problem where there is none. */
  sorted(column: string): Float64Array<ArrayBuffer> {
    const all = this.values();
    if (all.length === 0) throw nothingToLearn(column);
    return all.sort();
  }
}

export function nothingToLearn(column: string): Problem {
  return new Problem({
    code: 'recipe.allMissing',
    message: `Column “${column}” has no value in the training rows, so there is nothing to learn from it.`,
    expected: 'at least one value',
    found: 'missing values only',
    where: `column “${column}”`,
    fix: 'Drop the column, or fill it with a constant.',
  });
}
