import { judge } from '../../core/brief/judge-target.ts';
import type { Target, VerdictState } from '../../core/brief/target.ts';
import type { OpenProject, Shelved } from '../../session/open-project.svelte.ts';
import { isOfBaseline } from '../../session/is-of-baseline.ts';
import type { Targets } from '../../session/targets.svelte.ts';
import type { TargetDraft } from './target-draft.svelte.ts';

/** How a target would stand on an evaluation, beside how it stands. */
export interface Effect {
  shelved: Shelved<'evaluation'>;
  /** null for a target that is new; 'waiting' while it is being measured. */
  before: VerdictState | 'waiting' | null;
  after: VerdictState | 'waiting';
}

/** Evaluations that a change is tried on: the newest. */
const MOST = 6;

/** What a draft says on each of the newest evaluations, as far as it is complete. */
export function effectsOf(draft: TargetDraft, open: OpenProject, targets: Targets): readonly Effect[] {
  const { original, asks, value, minRows, direction, decide } = draft;
  if (value === null || minRows === null || !draft.isWhole) return [];
  const judged = open.evaluations.filter(({ object }) => !isOfBaseline(open, object));
  return judged.slice(0, MOST).map((shelved) => {
    const figure = targets.figureFor(open, asks, shelved.object);
    const bound = { value, minRows, direction, decide };
    return {
      shelved,
      before: original && stateOf(original, open, targets, shelved),
      after: !figure ? 'waiting' : figure.estimate ? judge(bound, figure.estimate).state : 'notMeasured',
    };
  });
}

function stateOf(
  target: Target,
  open: OpenProject,
  targets: Targets,
  { object }: Shelved<'evaluation'>,
): VerdictState | 'waiting' {
  return targets.verdict(open, target, object)?.state ?? 'waiting';
}

/** Of a change, the evaluations on which the verdict turns; of a new target, all that it can be told on. */
export function turned(effects: readonly Effect[]): readonly Effect[] {
  return effects.filter(({ before, after }) => after !== 'waiting' && before !== after);
}
