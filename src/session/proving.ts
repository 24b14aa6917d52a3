import type { Source } from '../core/scoping/project-facts.ts';
import { proveTests, type Proofs } from '../core/scoping/prove-tests.ts';
import { couldGoBack, recoveryTimes } from '../core/registry/rollback-drill.ts';
import { countingEvents } from '../core/kernel/taken-back.ts';
import { countingChanges } from '../core/registry/stage-history.ts';
import type { Alarms } from './alarms.svelte.ts';
import type { Checks } from './checks.svelte.ts';
import type { OpenProject } from './open-project.svelte.ts';
import {
  alarmFacts,
  auditFacts,
  expectationFacts,
  logFacts,
  simplerFact,
  skewFact,
} from './proving-facts.ts';
import { targetFacts } from './proving-targets.ts';
import type { Targets } from './targets.svelte.ts';

/** Tests of readiness that the project itself can answer. */
export class Proving {
  readonly #checks: Checks;
  readonly #targets: Targets;
  readonly #alarms: Alarms;

  constructor(checks: Checks, targets: Targets, alarms: Alarms) {
    this.#checks = checks;
    this.#targets = targets;
    this.#alarms = alarms;
  }

  /** By test, as things stand. Read in a derivation, it follows them. */
  of(open: OpenProject): Proofs {
    const changes = countingChanges(open.registry.changes.events);
    const drills = open.registry.drills.events;
    const lastDrill = countingEvents(drills).at(-1);
    const live = open.registry.live;
    return proveTests({
      nowMs: Date.now(),
      expectations: expectationFacts(open, this.#checks),
      skew: skewFact(open, this.#checks),
      simpler: simplerFact(open, this.#targets),
      targets: targetFacts(open, this.#targets),
      sheets: open.sheets
        .filter(({ body }) => body.rows !== 'tags')
        .map(({ id, rev, body }) => {
          const path = pathOfEvaluation(open, body.evaluation);
          const what = `the error sheet of ${open.nameOf(body.evaluation, 'an evaluation')}`;
          return { what, ref: { to: 'document', id, rev }, stage: 'modeling', path };
        }),
      audits: auditFacts(open),
      fits: open.recipes.flatMap(({ id, rev, name, body }) => {
        const times = Math.max(0, ...body.fits.map((fit) => fit.times ?? 1));
        const source = {
          what: name,
          ref: { to: 'document', id, rev },
          stage: 'data',
          path: ['recipes', id],
        } as const;
        return times === 0 ? [] : [{ ...source, times }];
      }),
      stageGates: open.stageRules?.body.gates ?? [],
      overridden: changes.findLast(({ body }) => body.stage === 'production')?.body.override !== undefined,
      plans: open.rolloutPlans.map(({ id, rev, name, body: { plan } }) => ({
        ...{ what: name, ref: { to: 'document', id, rev }, stage: 'deployment', path: ['plans', id] },
        steps: plan.steps.filter(({ weight }) => weight > 0 && weight < 100).length,
        guardrails: plan.metrics.filter(
          ({ id: metric, dryRun, success, failure }) =>
            !dryRun && (success ?? failure) !== null && isRead(plan, metric),
        ).length,
      })),
      drills: { ...recoveryTimes(drills), lastWorked: lastDrill ? couldGoBack(lastDrill.body) : false },
      live: live && {
        ...{ what: open.nameOf(live.model, 'a model'), ref: { to: 'object', digest: live.model } },
        ...{ stage: 'deployment', path: [], sinceMs: live.fromMs },
      },
      logs: logFacts(open, this.#alarms),
      alarms: alarmFacts(open, this.#alarms),
      timed: open.latencies.map(({ object }): Source => {
        const entry = open.entryWith(object.model);
        const what = open.nameOf(object.model, 'A model');
        const path = entry ? ['model', entry.id] : [];
        return { what, ref: { to: 'object', digest: object.digest }, stage: 'modeling', path };
      }),
    });
  }
}

type Plan = OpenProject['rolloutPlans'][number]['body']['plan'];

/** Whether a metric of a plan is looked at: in a step, beside the steps, or in every tick. */
function isRead({ steps, background, policy }: Plan, metric: string): boolean {
  return (
    policy.counter === 'global' ||
    steps.some(({ analysis }) => analysis.includes(metric)) ||
    (background?.analysis.includes(metric) ?? false)
  );
}

export function pathOfEvaluation(
  open: OpenProject,
  evaluation: Parameters<OpenProject['entryWith']>[0],
): string[] {
  const entry = open.entryWith(evaluation);
  return entry ? ['evaluation', entry.id] : [];
}
