import { untrack } from 'svelte';
import type { Command } from './command.ts';

type Offer = () => readonly Command[];

/** What can be done at the moment. Screens and the shell offer it while they are shown. */
class Commands {
  #offers = $state.raw<readonly Offer[]>([]);

  /** Those offered last come first: what is on the screen before what is always there. */
  readonly all = $derived(this.#offers.toReversed().flatMap((offer) => offer()));

  add(offer: Offer): () => void {
    // Untracked, since an effect that offers must not run anew when others do.
    untrack(() => (this.#offers = [...this.#offers, offer]));
    return () => untrack(() => (this.#offers = this.#offers.filter((other) => other !== offer)));
  }
}

export const commands = new Commands();

/**
 * Offers commands as long as the component that calls this is shown. The function is read anew when what it reads
 * changes:
 *
 *     offer(() => [{ id: 'table.export', label: 'Export…', group: 'Actions', run: () => (exporting = true) }]);
 */
export function offer(get: Offer): void {
  $effect(() => commands.add(get));
}
