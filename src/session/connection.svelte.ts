import {
  beforeLettingGo,
  connectionState,
  followConnection,
  reconnect,
  type ConnectionState,
} from '../storage/connection.ts';
import type { Documents } from './documents.svelte.ts';

/** How this page stands to what is kept in the browser. */
export class Connection {
  state = $state<ConnectionState>(connectionState());

  /** Before another tab's update, the field that is being typed into is left, which keeps what was typed. */
  constructor(documents: Documents) {
    followConnection((state) => (this.state = state));
    beforeLettingGo(async () => {
      (document.activeElement as HTMLElement | null)?.blur();
      await documents.settled();
    });
  }

  /** Tries to reach what is kept again. */
  async reconnect(): Promise<void> {
    await reconnect();
  }
}
