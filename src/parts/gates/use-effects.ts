import type { Target, TargetTerms } from '../../core/brief/target.ts';
import { canonicalJson } from '../../core/kernel/canonical-json.ts';
import type { Id } from '../../core/kernel/objects.ts';
import type { AlarmState } from '../../core/monitor/alarm-history.ts';
import type { LogDocument } from '../../core/monitor/log.ts';
import { guardrailUses, type GuardrailUse } from '../../core/rollout/guardrail-uses.ts';
import { citationsOf, type Citations } from '../../core/scoping/citations.ts';
import type { Alarm, Alarms } from '../../session/alarms.svelte.ts';
import type { OpenProject } from '../../session/open-project.svelte.ts';
import type { TargetDraft } from './target-draft.svelte.ts';

/** How the alarm of a target stands on a log, and how it would; null: nothing is watched there. */
export interface AlarmEffect {
  log: LogDocument;
  before: AlarmState | 'waiting' | null;
  after: AlarmState | 'waiting' | null;
}

/** What else a target is used for, as a change of it would have it. */
export interface UseEffects {
  /** Plans that follow it, whose guardrail changes with it. */
  plans: readonly GuardrailUse[];
  /** Alarms that would stand otherwise. */
  alarms: readonly AlarmEffect[];
  /** What rests on it as it is. */
  citations: Citations;
}

const NONE: UseEffects = { plans: [], alarms: [], citations: { sheets: [], decisions: [] } };

/** Nothing where the form is not complete or says what is written already. */
export function useEffects(draft: TargetDraft, open: OpenProject, alarms: Alarms): UseEffects {
  const { original } = draft;
  const terms = draft.terms(draft.saved);
  if (!terms || (original && canonicalJson(terms) === canonicalJson(original.body))) return NONE;
  return {
    plans: original && movesBound(original.body, terms) ? guardrailUses(original, open.rolloutPlans) : [],
    // Rows that are no slice yet cannot be followed in a log.
    alarms: draft.unsaved === null ? alarmEffects(original, terms, open, alarms) : [],
    citations: original ? citationsOf(original.id, open.worksheets, open.decisions.events) : NONE.citations,
  };
}

function movesBound(before: TargetTerms, after: TargetTerms): boolean {
  const said = ({ measure, direction, value }: TargetTerms): string =>
    canonicalJson([measure.metric, measure.params, measure.slice, measure.statistic, direction, value]);
  return said(before) !== said(after);
}

/** Stands for a target that is not written yet. */
const NEW = 'new' as Id;

function alarmEffects(
  original: Target | null,
  terms: TargetTerms,
  open: OpenProject,
  alarms: Alarms,
): readonly AlarmEffect[] {
  const next = { ...(original ?? { id: NEW, name: '' }), body: terms } as Target;
  return open.logs.flatMap((log) => {
    const isWatched = (target: Target): boolean =>
      target.body.where.includes('alarm') || alarms.ofTarget(open, log, target).isStored;
    const stateOf = (target: Target): AlarmEffect['before'] =>
      isWatched(target) ? stateIn(alarms.ofTarget(open, log, target)) : null;
    const [before, after] = [original && stateOf(original), stateOf(next)];
    return before === after ? [] : [{ log, before, after }];
  });
}

function stateIn({ line, why, now }: Alarm): AlarmEffect['before'] {
  if (line.dropped || why) return null;
  return now ? now.state : 'waiting';
}
