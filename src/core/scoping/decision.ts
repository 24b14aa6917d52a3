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
