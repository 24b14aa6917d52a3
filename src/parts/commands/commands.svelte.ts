import { untrack } from 'svelte';
import type { Command } from './command.ts';

type Offer = () => readonly Command[];

/** What can be done at the moment. Screens and the shell offer it while they are shown. */
class Commands {
  #offers = $state.raw<readonly Offer[]>([]);
  #contents = $state.raw<readonly Offer[]>([]);

  /** Those offered last come first: what is on the screen before what is always there. */
  readonly all = $derived(this.#offers.toReversed().flatMap((get) => get()));

  /** What screens hold that has a name and an address: many, and read only while they are searched. */
  contents(): readonly Command[] {
    return this.#contents.flatMap((get) => get());
  }

  // Untracked, since an effect that offers must not run anew when others do.
  add(get: Offer): () => void {
    untrack(() => (this.#offers = [...this.#offers, get]));
    return () => untrack(() => (this.#offers = this.#offers.filter((other) => other !== get)));
  }

  addContents(get: Offer): () => void {
    untrack(() => (this.#contents = [...this.#contents, get]));
    return () => untrack(() => (this.#contents = this.#contents.filter((other) => other !== get)));
  }
}

export const commands = new Commands();

/**
 * Offers commands as long as the component that calls this is shown. The function is read anew when what it reads
 * changes:
 *
 *     offer(() => [{ id: 'table.export', label: 'Export…', group: ON_SCREEN, run: () => (exporting = true) }]);
 */
export function offer(get: Offer): void {
  $effect(() => commands.add(get));
}

/** The same for what the screen holds by name, e.g. columns. */
export function offerContents(get: Offer): void {
  $effect(() => commands.addContents(get));
}
