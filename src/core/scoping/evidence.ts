import type { Digest, Id } from '../kernel/objects.ts';

/**
 * What a statement rests on, and what it said when it was looked at. Where it has changed since, or was replaced, it shows
 * as of an earlier state.
 */
export interface Evidence {
  ref: { to: 'object'; digest: Digest } | { to: 'document'; id: Id; rev: number };
  /** What it is, in words: "Evaluation of trees on Q3 loans". */
  what: string;
  /** What it said: "Recall 79.1%". */
  seen: string;
  seenMs: number;
}
