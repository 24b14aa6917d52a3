import type { Evaluation } from '../../../core/evaluation/evaluation.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import type { RolloutSimulation } from '../../../core/rollout/rollout-simulation.ts';
import { isOfBaseline } from '../../../session/is-of-baseline.ts';
import type { OpenProject, Shelved } from '../../../session/open-project.svelte.ts';

export interface TwoEvaluations {
  champion: Shelved<'evaluation'>;
  challenger: Shelved<'evaluation'>;
}

/** Whether both were held against the same column of the same rows, of the same kind, with their answers here. */
export function arePaired(open: OpenProject, a: Evaluation, b: Evaluation): boolean {
  return (
    a.digest !== b.digest &&
    a.table === b.table &&
    a.truth === b.truth &&
    (a.confusion === null) === (b.confusion === null) &&
    open.isWhole(a.predictions) &&
    open.isWhole(b.predictions)
  );
}

/** Evaluations that another one can be paired with, newest first. */
export function pairable(open: OpenProject): readonly Shelved<'evaluation'>[] {
  const all = open.evaluations;
  return all.filter(({ object }) => all.some((other) => arePaired(open, object, other.object)));
}

/**
 * The two that were chosen; for those that were not, the model in production against the newest other one, baselines
 * last. null where no two fit.
 */
export function twoEvaluations(
  open: OpenProject,
  chosen: Pick<RolloutSimulation, 'champion' | 'challenger'>,
): TwoEvaluations | null {
  const candidates = pairable(open);
  const find = (digest: Digest | null) => candidates.find(({ object }) => object.digest === digest);
  const challenger = find(chosen.challenger);
  const live = open.registry.live?.model ?? null;
  const fits = (one: Shelved<'evaluation'>): boolean =>
    !challenger || arePaired(open, one.object, challenger.object);
  const byAge = candidates.toReversed().filter(fits);
  const champion =
    find(chosen.champion) ??
    byAge.find(({ object }) => object.model === live) ??
    byAge.find(({ object }) => !isOfBaseline(open, object)) ??
    byAge[0];
  if (!champion) return null;
  if (challenger && arePaired(open, champion.object, challenger.object)) return { champion, challenger };
  const others = candidates.filter(({ object }) => arePaired(open, champion.object, object));
  const best = others.find(({ object }) => !isOfBaseline(open, object)) ?? others[0];
  return best ? { champion, challenger: best } : null;
}
