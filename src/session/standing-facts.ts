import type { Digest } from '../core/kernel/objects.ts';
import { versionInForce } from '../core/labels/data-definition.ts';
import { isBaseline } from '../core/model/model-version.ts';
import { openDecisions } from '../core/scoping/decision.ts';
import { scopingDecision } from '../core/scoping/scoping-decision.ts';
import { goBlockers } from '../core/scoping/sheet-spec.ts';
import { SCOPING } from '../core/scoping/sheets/scoping.ts';
import type { Spot, StandingFacts } from '../core/scoping/standing-facts.ts';
import { SECTIONS } from '../core/scoping/test-score-tests.ts';
import { alarmLines, alarmName } from './alarm-lines.ts';
import type { Alarms } from './alarms.svelte.ts';
import type { OpenProject } from './open-project.svelte.ts';
import type { Targets } from './targets.svelte.ts';

/** How a project stands, as far as it is known at once or measured by others already. Read in a derivation, it follows. */
export function standingFacts(
  open: OpenProject,
  { targets, alarms }: { targets: Targets; alarms: Alarms },
): StandingFacts {
  const { live, periods } = open.registry;
  const evaluated = new Set(open.evaluations.map(({ object }) => object.model));
  const now = periods.filter(({ toMs }) => toMs === null);
  return {
    ringing: alarms.on(open).map(({ line, target }) => ({
      ...{ what: alarmName(line, target), stage: 'monitoring', path: ['alarms', line.id] },
      query: { log: line.log },
    })),
    scoping: scopingFacts(open),
    ...dataFacts(open),
    models: open.models
      .filter(({ object }) => !isBaseline(object.source))
      .map(({ entry, object }) => ({
        ...{ what: entry.name, stage: 'modeling', path: ['model', entry.id] },
        evaluated: evaluated.has(object.digest),
      })),
    ...evaluationFacts(open, targets),
    live: live && modelSpot(open, live.model),
    onTrial: now.some(({ stage }) => stage === 'shadow' || stage === 'canary'),
    plans: open.rolloutPlans.length,
    shadows: open.shadows.filter(({ body }) => body.run !== null).length,
    logs: open.logs.map(({ id, name }) => ({ what: name, stage: 'monitoring', path: ['logs', id] })),
    alarms: open.logs
      .flatMap((log) => alarmLines(open, log, open.monitoringPlan?.body))
      .filter(({ line }) => !line.dropped).length,
    decisions: openDecisions(open.decisions.events).map(({ body }) => body.words),
    readiness: readinessFacts(open),
  };
}

function scopingFacts({ worksheets, decisions }: OpenProject): StandingFacts['scoping'] {
  const answers = worksheets.find(({ body }) => body.sheet === 'scoping')?.body.answers;
  return {
    begun: answers !== undefined,
    decided: scopingDecision(decisions.events) !== null,
    blockers: goBlockers(SCOPING, answers ?? {}).map(({ field }) => field.title),
  };
}

function dataFacts(
  open: OpenProject,
): Pick<StandingFacts, 'datasets' | 'definition' | 'labelings' | 'splits'> {
  const logged = new Set(open.logs.map(({ body }) => body.dataset));
  const inForce = open.definitions.some(({ body }) => versionInForce(body) !== null);
  return {
    datasets: open.tables.filter(({ entry }) => !logged.has(entry.id)).length,
    definition: inForce ? 'inForce' : open.definitions.length > 0 ? 'draft' : 'none',
    labelings: open.labelings.length,
    splits: open.splits.length,
  };
}

function evaluationFacts(open: OpenProject, targets: Targets): Pick<StandingFacts, 'standing' | 'gates'> {
  const shelved = targets.standing(open);
  if (!shelved) return { standing: null, gates: { failing: [], undecided: [], all: 0 } };
  const { entry, object } = shelved;
  const judged = targets.judged(open, object);
  const named = (...states: readonly string[]): readonly string[] =>
    judged
      .filter(({ verdict }) => verdict && states.includes(verdict.state))
      .map(({ target }) => target.name);
  return {
    standing: {
      ...{ what: entry.name, stage: 'modeling', path: ['evaluation', entry.id] },
      model: modelSpot(open, object.model),
      replaced: open.replacedBehind(object.digest).length > 0,
      hasSheet: open.sheets.some(({ body }) => body.evaluation === object.digest),
    },
    gates: {
      failing: named('fail'),
      undecided: named('inconclusive', 'notMeasured'),
      all: judged.length,
    },
  };
}

function modelSpot(open: OpenProject, model: Digest): Spot {
  const entry = open.entryWith(model);
  const path = entry ? ['model', entry.id] : [];
  return { what: open.nameOf(model, 'a model'), stage: 'modeling', path };
}

/** As it was kept last. */
function readinessFacts({ readiness }: OpenProject): StandingFacts['readiness'] {
  const last = readiness?.body.history.at(-1);
  if (!last) return null;
  const weakest = SECTIONS.find((_, i) => last.sums[i] === last.score) ?? SECTIONS[0];
  return { score: last.score, weakest };
}
