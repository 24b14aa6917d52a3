import { isTimed } from '../core/brief/model-figures.ts';
import type { TargetFact } from '../core/scoping/project-facts.ts';
import type { OpenProject } from './open-project.svelte.ts';
import type { Targets } from './targets.svelte.ts';

/** Targets of a project, with how those that are gates stand on the evaluation that the project answers for. */
export function targetFacts(open: OpenProject, targets: Targets): readonly TargetFact[] {
  const standing = targets.standing(open)?.object ?? null;
  return open.targets.map((target) => {
    const { id, rev, name, body } = target;
    const { measure, where } = body;
    const isGate = where.includes('gate');
    return {
      ...{ what: name, ref: { to: 'document', id, rev }, stage: 'scoping', path: ['targets'] },
      isGate,
      ofSlice: measure.slice !== null,
      between: measure.statistic !== 'value',
      ofLatency: isTimed(measure.metric),
      state: isGate && standing ? (targets.verdict(open, target, standing)?.state ?? null) : null,
    };
  });
}
