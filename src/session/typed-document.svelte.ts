import { canonicalJson } from '../core/kernel/canonical-json.ts';
import type { AnyDocument } from '../core/artifact/documents.ts';
import type { SoleDocument } from './sole-document.ts';

/** Letters typed this close together are one change. */
const PAUSE_MS = 800;
/** After so long what was written is taken to have arrived, whatever the store shows. */
const ARRIVED_MS = 2000;

/**
 * A document that is typed into: what is typed shows at once and is written as one step when the typing rests, when
 * the page is hidden and when the screen goes. Made while a component is being set up.
 */
export class TypedDocument<D extends AnyDocument> {
  readonly #sole: SoleDocument<D>;
  readonly #stored: () => D['body'];
  /** Typed and not yet seen in the store. */
  #typed = $state.raw<Partial<D['body']> | null>(null);
  /** What stood there when the typing began. */
  #seen: Partial<D['body']> = {};
  #label = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #written: Partial<D['body']> | null = null;

  /** `stored`: the body in the store, or the one it would begin with. */
  constructor(sole: SoleDocument<D>, stored: () => D['body']) {
    this.#sole = sole;
    this.#stored = stored;
    $effect(() => {
      stored();
      this.#settle();
    });
    $effect(() => {
      const hidden = (): void => {
        if (document.visibilityState === 'hidden') void this.flush();
      };
      const leave = (): void => void this.flush();
      document.addEventListener('visibilitychange', hidden);
      addEventListener('pagehide', leave);
      return () => {
        document.removeEventListener('visibilitychange', hidden);
        removeEventListener('pagehide', leave);
        leave();
      };
    });
  }

  /** The body as it stands on the screen. */
  get body(): D['body'] {
    return this.#typed ? { ...this.#stored(), ...this.#typed } : this.#stored();
  }

  /** Changes some members; `label` says what is done, for undo. Changes of another name are a step of their own. */
  type(patch: Partial<D['body']>, label: string): void {
    if (this.#pending && label !== this.#label) void this.flush();
    if (!this.#pending) this.#seen = {};
    const before = this.body;
    for (const key of Object.keys(patch) as (keyof D['body'])[]) {
      if (!(key in this.#seen)) this.#seen = { ...this.#seen, [key]: before[key] };
    }
    this.#written = null;
    this.#typed = { ...this.#typed, ...patch };
    this.#label = label;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  /** As `type`, written at once: for what is chosen rather than typed. */
  async put(patch: Partial<D['body']>, label: string): Promise<void> {
    this.type(patch, label);
    await this.flush();
  }

  /** Writes what was typed; resolves when that is done. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const typed = this.#typed;
    if (!typed || !this.#pending) return;
    this.#written = typed;
    await this.#sole.change(typed, this.#label, this.#seen);
    this.#settle();
    setTimeout(() => {
      if (this.#written === typed) this.#clear();
    }, ARRIVED_MS);
  }

  get #pending(): boolean {
    return this.#typed !== null && this.#typed !== this.#written;
  }

  /** Lets go of what was written as soon as the store shows it. */
  #settle(): void {
    if (this.#written === null || this.#written !== this.#typed) return;
    const stored = this.#stored();
    const keys = Object.keys(this.#written) as (keyof D['body'])[];
    if (keys.every((key) => canonicalJson(stored[key]) === canonicalJson(this.#written?.[key])))
      this.#clear();
  }

  #clear(): void {
    this.#typed = this.#written = null;
  }
}
