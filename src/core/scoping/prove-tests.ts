import type { ProjectFacts } from './project-facts.ts';
import type { Proof } from './proof.ts';
import {
  proveFresh,
  proveInvariants,
  proveNumbers,
  proveServedQuality,
  proveSkew,
  proveSpeed,
} from './prove-monitoring.ts';
import { proveInclusion, proveSchema, proveSimpler, proveSlices } from './prove-quality.ts';
import { proveCanary, proveGate, proveReproducible, proveRollback } from './prove-serving.ts';

const PROVERS: Readonly<Record<string, (facts: ProjectFacts) => Proof>> = {
  'data.schema': proveSchema,
  'model.simpler': proveSimpler,
  'model.slices': proveSlices,
  'model.inclusion': proveInclusion,
  'infrastructure.reproducible': proveReproducible,
  'infrastructure.gate': proveGate,
  'infrastructure.canary': proveCanary,
  'infrastructure.rollback': proveRollback,
  'monitoring.invariants': proveInvariants,
  'monitoring.skew': proveSkew,
  'monitoring.stale': proveFresh,
  'monitoring.numbers': proveNumbers,
  'monitoring.speed': proveSpeed,
  'monitoring.quality': proveServedQuality,
};

export type Proofs = Readonly<Record<string, Proof>>;

/** By test, what the project itself says of it; the tests that no one but a person can answer are not there. */
export function proveTests(facts: ProjectFacts): Proofs {
  return Object.fromEntries(Object.entries(PROVERS).map(([id, prove]) => [id, prove(facts)]));
}
