import type { Digest, Doc } from '../kernel/objects.ts';
import type { OutcomeCounts, OutcomeValues } from '../metrics/outcome-value.ts';
import type { Fermi } from './fermi.ts';
import type { ProofOfConcept } from './information-value.ts';
import type { TimelineTask } from './timeline.ts';
import type { DayKind } from './work-calendar.ts';

/** Something estimated, with the uncertainty it has. Chances and shares are fractions. */
export type EstimateDocument = Doc<
  'estimate',
  | { of: 'fermi'; fermi: Fermi; note: string }
  | { of: 'timeline'; tasks: readonly TimelineTask[]; startMs: number | null; days: DayKind; note: string }
  | {
      of: 'errors';
      values: OutcomeValues;
      /** What was counted, or is expected of a hundred cases. */
      counts: OutcomeCounts;
      /** Counts of this one in their place. */
      evaluation: Digest | null;
      currency: string;
      casesAYear: number | null;
      note: string;
    }
  | {
      of: 'proof';
      /** Value of the project if it goes on. */
      fermi: Fermi;
      proof: ProofOfConcept;
      note: string;
    }
>;

export type EstimateBody = EstimateDocument['body'];
