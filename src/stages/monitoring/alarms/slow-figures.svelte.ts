/** How long a frame may be worked in. */
const BUDGET_MS = 6;

/** Figures that take a moment each: worked out a few a frame and kept as long as what they are about. */
export class SlowFigures<T> {
  readonly #found = new WeakMap<object, Map<string, T>>();
  #waiting: { about: object; key: string; compute: () => T }[] = [];
  readonly #asked = new WeakMap<object, Set<string>>();
  #version = $state(0);

  /** undefined until it is worked out. Read in a derivation, it follows. */
  of(about: object, key: string, compute: () => T): T | undefined {
    const found = this.#found.get(about)?.get(key);
    if (found !== undefined) return found;
    void this.#version;
    const asked = this.#asked.get(about) ?? new Set<string>();
    this.#asked.set(about, asked);
    if (!asked.has(key)) {
      asked.add(key);
      if (this.#waiting.length === 0) requestAnimationFrame(() => this.#work());
      this.#waiting.push({ about, key, compute });
    }
    return undefined;
  }

  #work(): void {
    const untilMs = performance.now() + BUDGET_MS;
    do {
      const next = this.#waiting.shift();
      if (!next) break;
      const { about, key, compute } = next;
      const keys = this.#found.get(about) ?? new Map<string, T>();
      this.#found.set(about, keys.set(key, compute()));
    } while (performance.now() < untilMs);
    this.#version++;
    if (this.#waiting.length > 0) requestAnimationFrame(() => this.#work());
  }
}
