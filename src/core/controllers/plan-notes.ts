import { importArgo } from './import-argo.ts';
import { importFlagger } from './import-flagger.ts';
import type { ImportNote } from './import-note.ts';
import type { RolloutPlan } from '../rollout/plan.ts';

/** What is to be known of the documents a plan came from: the notes of its import. Empty where it is our own. */
export function notesOfPlan({ foreign }: RolloutPlan): readonly ImportNote[] {
  if (!foreign) return [];
  try {
    return (foreign.from === 'argo' ? importArgo : importFlagger)(foreign.documents).notes;
  } catch {
    // A file may claim documents that are none: then there is nothing to know of them.
    return [];
  }
}
