/** Scores carry the rounding of sums, so a slice is left out only when clearly below. */
const ROUNDING = 1e-9;

/** The slices with the highest scores so far, best first, with all that tie with the k-th. Scores are above 0. */
export class BestSlices<Slice> {
  #found: { slice: Slice; score: number }[] = [];
  readonly #k: number;

  constructor(k: number) {
    this.#k = k;
  }

  get list(): readonly { slice: Slice; score: number }[] {
    return this.#found;
  }

  /** Whether a slice with this score, give or take rounding, could still come in. */
  admits(score: number): boolean {
    return score > -ROUNDING && score >= (this.#found[this.#k - 1]?.score ?? -Infinity) - ROUNDING;
  }

  offer(slice: Slice, score: number): void {
    if (!(score > 0) || !this.admits(score)) return;
    let at = this.#found.length;
    while (at > 0 && this.#found[at - 1]!.score < score) at--;
    this.#found.splice(at, 0, { slice, score });
    const edge = this.#found[this.#k - 1];
    if (!edge) return;
    let end = this.#found.length;
    while (this.#found[end - 1]!.score < edge.score - ROUNDING) end--;
    this.#found.length = end;
  }
}
