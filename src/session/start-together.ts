/** Enough for a message to reach a worker. */
const NOTICE_MS = 40;
const APART_MS = 1;

/**
 * The start of two that work side by side: each is told when its first row is due once both are ready, or once the
 * other is out of it. `order`: who starts first, by a millisecond.
 */
export class StartTogether<Role extends string> {
  readonly #order: readonly Role[];
  readonly #here = new Set<Role>();
  #go: (startMs: number) => void = () => undefined;
  readonly #start = new Promise<number>((resolve) => (this.#go = resolve));

  constructor(order: readonly Role[]) {
    this.#order = order;
  }

  /** Resolves with the time, by the clock that threads share, at which this one's first row is due. */
  async ready(role: Role): Promise<number> {
    this.out(role);
    return (await this.#start) + this.#order.indexOf(role) * APART_MS;
  }

  /** Is not waited for any more. */
  out(role: Role): void {
    this.#here.add(role);
    if (this.#here.size === this.#order.length) {
      this.#go(performance.timeOrigin + performance.now() + NOTICE_MS);
    }
  }
}
