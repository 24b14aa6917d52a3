import type { Digest } from '../kernel/objects.ts';
import type { Predicate } from '../slices/predicate.ts';
import type { Parity } from './group-thresholds.ts';

/** An evaluation whose threshold is moved, with the groups that are watched. */
export interface BenchSpec {
  evaluation: Digest;
  by:
    | { of: 'column'; column: string }
    | { of: 'slices'; slices: readonly { name: string; where: Predicate }[] }
    | null;
}

/** The step of each group (null: not compared), in the order of the bench; null where nothing is near enough. */
export interface ParitySteps {
  parity: Parity;
  steps: readonly (number | null)[] | null;
}
