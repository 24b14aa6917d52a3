import { viewLane } from '../compute/clients.ts';
import type { SpaceUse } from '../core/artifact/space-use.ts';
import type { Environment } from '../core/kernel/objects.ts';
import { askToPersist, spaceUsed, type Space } from '../storage/space.ts';

/** Where things run and are kept, for the foot of the rail. */
export class Status {
  space = $state.raw<Space | null>(null);
  /** Whether the person is looking at what takes the room. */
  spaceShown = $state(false);
  /** Set by the first model run of this visit. */
  engine = $state.raw<Environment | null>(null);

  async refresh(): Promise<void> {
    this.space = await spaceUsed();
  }

  /** Asks the browser not to clear the data by itself; it may say no. */
  async persist(): Promise<boolean> {
    const granted = await askToPersist();
    await this.refresh();
    return granted;
  }

  /** What takes how much room. Reads everything that is kept, in a worker. */
  measure(): Promise<SpaceUse> {
    return viewLane.run((api) => api.space());
  }
}
