import type { Ev, Id } from '../kernel/objects.ts';
import type { Evidence } from './evidence.ts';

/** Something that is to be decided, or was, in whatever stage. Append-only; what no longer holds is taken back by another. */
export type DecisionEvent = Ev<
  'decision',
  {
    /** "scoping", "data", "modeling", "deployment" or "monitoring". */
    stage: string;
    state: 'open' | 'decided';
    /** What is asked, or what was decided. */
    words: string;
    why: string;
    evidence: readonly Evidence[];
    /** The open one that this settles. */
    settles?: Id;
    takesBack?: Id;
  }
>;

/** Decisions that were not taken back, oldest first. */
export function standingDecisions(events: readonly DecisionEvent[]): readonly DecisionEvent[] {
  const takenBack = new Set(events.map(({ body }) => body.takesBack));
  return events
    .filter(({ id, body }) => body.takesBack === undefined && !takenBack.has(id))
    .toSorted((a, b) => a.atMs - b.atMs);
}
