import { Problem } from '../../../core/kernel/problem.ts';
import type { Rollouts } from '../../../session/rollouts.ts';
import type { Asked } from './asked.ts';

/**
 * Share of the requests that can become wrong, by what the bad and the healthy model are made from: a run of one look
 * counts it. Throws rollout.tooMuchPlanted where more is to be planted.
 */
export async function plantableShares(
  rollouts: Rollouts,
  { question, simulation }: Asked,
): Promise<{ bad: number; healthy: number }> {
  const { planted, drift } = simulation;
  const nothing = { extra: 0, where: planted.where, fromMs: 0, in: 'challenger' as const };
  const of = async (base: 'asIs' | 'copy'): Promise<number> => {
    const asked = { ...question, base, planted: nothing, horizonMs: question.plan.tickMs };
    return (await rollouts.run(asked, [])).facts.plantable;
  };
  const healthy = await of('copy');
  const bad = simulation.base === 'copy' ? healthy : await of('asIs');
  if (planted.rise > bad || drift > healthy) throw tooMuchPlanted(Math.min(bad, healthy));
  return { bad, healthy };
}

function tooMuchPlanted(most: number): Problem {
  return new Problem({
    code: 'rollout.tooMuchPlanted',
    message: 'So many errors cannot be planted.',
    expected: `at most ${(Math.floor(most * 1000) / 10).toString()} points: the share of requests there that are answered right`,
    fix: 'Plant fewer, or in a larger slice.',
  });
}
