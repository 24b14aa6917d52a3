import type { Environment } from '../core/kernel/objects.ts';
import { askToPersist, spaceUsed, type Space } from '../storage/space.ts';

/** Where things run and are kept, for the foot of the rail. */
export class Status {
  space = $state.raw<Space | null>(null);
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
}
