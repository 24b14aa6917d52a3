import { viewLane } from '../compute/clients.ts';
import type { Fermi, FermiAnswer } from '../core/scoping/fermi.ts';
import type { TimelineAnswer, TimelineTask } from '../core/scoping/timeline.ts';

/** Estimates simulated from what is typed; the same for the same words and numbers. */
export class Estimating {
  fermi(fermi: Fermi): Promise<FermiAnswer> {
    return viewLane.run(async (api): Promise<FermiAnswer> => api.fermi(fermi));
  }

  timeline(tasks: readonly TimelineTask[]): Promise<TimelineAnswer> {
    return viewLane.run(async (api): Promise<TimelineAnswer> => api.timeline(tasks));
  }
}
