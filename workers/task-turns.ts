/**
 * Lets a thread that computes for long have its waiting tasks done in between: answers of the database, messages.
 * Without such turns they would all wait for the end, since promises alone never let them in. Timers would do too, but
 * browsers hold them back by milliseconds.
 */
export class TaskTurns {
  readonly #channel = new MessageChannel();
  #resume: (() => void) | null = null;

  constructor() {
    this.#channel.port1.onmessage = () => {
      this.#resume?.();
    };
  }

  /** Resolves after the tasks that wait now. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#resume = resolve;
      this.#channel.port2.postMessage(null);
    });
  }

  /** No more turns are needed. */
  end(): void {
    this.#channel.port1.close();
  }
}
