import type { Ev, Id } from '../kernel/objects.ts';
import { countingEvents } from '../kernel/taken-back.ts';
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
  return countingEvents(events);
}

/** What is to be decided and was not yet, oldest first. A decision that was taken back leaves it open again. */
export function openDecisions(events: readonly DecisionEvent[]): readonly DecisionEvent[] {
  const standing = standingDecisions(events);
  const settled = new Set(standing.map(({ body }) => (body.state === 'decided' ? body.settles : undefined)));
  return standing.filter(({ id, body }) => body.state === 'open' && !settled.has(id));
}
