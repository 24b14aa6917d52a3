import { visitAt, type Visit } from '../core/scoping/visit.ts';
import type { Id } from '../core/kernel/objects.ts';
import { setSetting, settingOf } from '../storage/settings.ts';

/** Signs of a person are kept at most this often. */
const EVERY_MS = 60_000;

/** When the open project was visited last on this machine. A reload, or another tab, is the same visit. */
export class Visits {
  /** undefined until it is read. */
  #visit = $state.raw<Visit | undefined>();

  /** When the visit before this one ended; null: this is the first; undefined: not known yet. */
  get sinceMs(): number | null | undefined {
    return this.#visit?.sinceMs;
  }

  /** Follows the person on a project until the returned function is called. */
  attend(project: Id): () => void {
    const key = `visit:${project}`;
    let [attending, keptMs] = [true, -Infinity];
    const sign = async (): Promise<void> => {
      const nowMs = Date.now();
      if (Math.abs(nowMs - keptMs) < EVERY_MS) return;
      keptMs = nowMs;
      const visit = visitAt(await settingOf<Visit>(key), nowMs);
      await setSetting(key, visit);
      if (attending) this.#visit = visit;
    };
    // Without this memory everything else works: the storage tells of its troubles elsewhere.
    const note = (): void => void sign().catch(() => undefined);
    const signs = ['pointerdown', 'keydown', 'visibilitychange'] as const;
    for (const name of signs) document.addEventListener(name, note, { passive: true });
    this.#visit = undefined;
    note();
    return () => {
      attending = false;
      for (const name of signs) document.removeEventListener(name, note);
    };
  }
}
