import type { Digest } from '../kernel/objects.ts';

/**
 * The evaluation that a project answers for, of those it has, newest first: the newest of the model in production; where
 * none is in production the newest of any model, baselines aside. null where there is none, also where production was never
 * evaluated.
 */
export function standingEvaluation<E>(
  evaluations: readonly E[],
  modelOf: (evaluation: E) => Digest,
  live: Digest | null,
  isBaseline: (model: Digest) => boolean,
): E | null {
  const stands = (model: Digest): boolean => (live === null ? !isBaseline(model) : model === live);
  return evaluations.find((evaluation) => stands(modelOf(evaluation))) ?? null;
}
