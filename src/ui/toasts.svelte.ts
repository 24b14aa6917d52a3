export interface Toast {
  id: number;
  text: string;
  kind: 'plain' | 'good' | 'bad';
  /** E.g. Undo. Taking it closes the toast. */
  action: { label: string; run: () => void } | null;
}

interface Running {
  left: number;
  since: number;
  timer: ReturnType<typeof setTimeout> | null;
}

/** Short words on what just happened, gone after some seconds unless the pointer or the focus is on them. */
class Toasts {
  items = $state.raw<readonly Toast[]>([]);
  #next = 1;
  #paused = false;
  #running = new Map<number, Running>();

  /** Shows it and gives its id. With an action it stays 10 s, otherwise 5 s; `stays` keeps it until dismissed. */
  show(
    text: string,
    options: { kind?: Toast['kind']; action?: Toast['action']; stays?: boolean } = {},
  ): number {
    const toast: Toast = {
      id: this.#next++,
      text,
      kind: options.kind ?? 'plain',
      action: options.action ?? null,
    };
    this.items = [...this.items.slice(-3), toast];
    if (!options.stays) {
      this.#running.set(toast.id, { left: toast.action ? 10_000 : 5_000, since: 0, timer: null });
      if (!this.#paused) this.#start(toast.id);
    }
    return toast.id;
  }

  dismiss(id: number): void {
    const timer = this.#running.get(id)?.timer;
    if (timer) clearTimeout(timer);
    this.#running.delete(id);
    this.items = this.items.filter((toast) => toast.id !== id);
    if (this.items.length === 0) this.#paused = false;
  }

  pause(): void {
    this.#paused = true;
    for (const running of this.#running.values()) {
      if (!running.timer) continue;
      clearTimeout(running.timer);
      running.timer = null;
      running.left -= performance.now() - running.since;
    }
  }

  resume(): void {
    this.#paused = false;
    for (const [id, running] of this.#running) if (!running.timer) this.#start(id);
  }

  #start(id: number): void {
    const running = this.#running.get(id);
    if (!running) return;
    running.since = performance.now();
    running.timer = setTimeout(() => this.dismiss(id), Math.max(1000, running.left));
  }
}

export const toasts = new Toasts();
