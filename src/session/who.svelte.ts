import { setSetting, settingOf } from '../storage/settings.ts';

interface Stored {
  name: string | null;
  names: readonly string[];
}

/** Who sits here: a name that labels and decisions are kept under. Several people may share a machine. */
export class Who {
  #stored = $state.raw<Stored>({ name: null, names: [] });

  /** null until somebody gave one. */
  get name(): string | null {
    return this.#stored.name;
  }

  /** Those given on this machine, by name. */
  get names(): readonly string[] {
    return this.#stored.names;
  }

  async read(): Promise<void> {
    this.#stored = (await settingOf<Stored>('who')) ?? this.#stored;
  }

  /** From now on it is this person; a new name is remembered. */
  async is(name: string): Promise<void> {
    const names = [...new Set([...this.names, name])].sort((a, b) => (a < b ? -1 : 1));
    this.#stored = { name, names };
    await setSetting('who', this.#stored);
  }

  /** Takes a name off the list; what was labeled under it stays. */
  async forget(name: string): Promise<void> {
    const names = this.names.filter((other) => other !== name);
    this.#stored = { name: this.name === name ? null : this.name, names };
    await setSetting('who', this.#stored);
  }
}
