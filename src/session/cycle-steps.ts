import { versionsOf } from '../core/artifact/entry-versions.ts';
import type { Digest, Id } from '../core/kernel/objects.ts';
import { isBaseline } from '../core/model/model-version.ts';
import type { CycleStep } from '../core/scoping/cycle.ts';
import { registrySteps } from '../core/scoping/registry-steps.ts';
import { standingDecisions } from '../core/scoping/decision.ts';
import { scopingChoice } from '../core/scoping/scoping-decision.ts';
import { alarmName } from './alarm-lines.ts';
import { labelingPath } from './document-paths.ts';
import type { OpenProject } from './open-project.svelte.ts';

/** What was done in a project, as steps in the cycle, in no order. What was deleted is no longer one. */
export function cycleSteps(open: OpenProject): readonly CycleStep[] {
  return [...scopingSteps(open), ...dataSteps(open), ...modelingSteps(open), ...liveSteps(open)];
}

function scopingSteps({ worksheets, targets, decisions }: OpenProject): readonly CycleStep[] {
  const stage = 'scoping';
  const sheet = worksheets.find(({ body }) => body.sheet === 'scoping');
  return [
    ...(sheet?.body.versions ?? []).map(({ number, atMs }): CycleStep => ({
      ...{ kind: 'sheet', stage, path: [], what: 'Scoping sheet', atMs, number },
    })),
    ...targets.map(({ name, createdMs }): CycleStep => ({
      ...{ kind: 'target', stage, path: ['targets'], what: name, atMs: createdMs },
    })),
    ...standingDecisions(decisions.events).flatMap((event): CycleStep[] => {
      const what = scopingChoice(event)?.label;
      return what === undefined
        ? []
        : [{ kind: 'decision', stage, path: ['decisions'], what, atMs: event.atMs }];
    }),
  ];
}

function dataSteps(open: OpenProject): readonly CycleStep[] {
  const stage = 'data';
  const entryOf = entriesByVersion(open);
  const logged = new Set(open.logs.map(({ body }) => body.dataset));
  return [
    ...open.tables.flatMap(({ entry: { id, name, createdMs, body } }): CycleStep[] => {
      if (logged.has(id)) return [];
      const place = { stage, path: ['table', id], what: name, of: [id] };
      const added: CycleStep = { ...place, kind: 'dataset', atMs: createdMs };
      const { sinceMs } = body;
      return sinceMs === undefined ? [added] : [added, { ...place, kind: 'datasetVersion', atMs: sinceMs }];
    }),
    ...open.definitions.flatMap(({ name, body }) =>
      body.versions.map(({ number, atMs }): CycleStep => ({
        ...{ kind: 'definition', stage, path: ['definition'], what: name, atMs, number },
      })),
    ),
    ...open.labelings.map((labeling): CycleStep => {
      const { name, createdMs, body } = labeling;
      const [path, entry] = [labelingPath(labeling), entryOf.get(body.table)];
      return { kind: 'labeling', stage, path, what: name, atMs: createdMs, of: entry ? [entry] : [] };
    }),
    ...open.splits.map(({ id, name, createdMs }): CycleStep => ({
      ...{ kind: 'split', stage, path: ['splits', id], what: name, atMs: createdMs },
    })),
  ];
}

function modelingSteps(open: OpenProject): readonly CycleStep[] {
  const stage = 'modeling';
  const entryOf = entriesByVersion(open);
  const behind = new Map(open.lineage.map(({ key, from }) => [key as string, from]));
  const restsOn = (evaluation: Digest): readonly Id[] => {
    const seen = new Set<string>([evaluation]);
    for (const key of seen) for (const source of behind.get(key) ?? []) seen.add(source);
    return [...new Set([...seen].flatMap((key) => entryOf.get(key) ?? []))];
  };
  return [
    ...open.models.map(({ entry: { id, name, createdMs }, object }): CycleStep => ({
      kind: isBaseline(object.source) ? 'baseline' : 'model',
      ...{ stage, path: ['model', id], what: name, atMs: createdMs },
    })),
    ...open.evaluations.map(({ entry: { id, name, createdMs }, object }): CycleStep => ({
      ...{ kind: 'evaluation', stage, path: ['evaluation', id], what: name, atMs: createdMs },
      of: restsOn(object.digest),
    })),
    ...open.sheets.map(({ createdMs, body }): CycleStep => {
      const entry = open.entryWith(body.evaluation);
      const path = entry ? ['evaluation', entry.id] : [];
      return { kind: 'errorSheet', stage, path, what: entry?.name ?? 'An error sheet', atMs: createdMs };
    }),
  ];
}

function liveSteps(open: OpenProject): readonly CycleStep[] {
  const [deployment, monitoring] = ['deployment', 'monitoring'];
  const risks = Object.entries(open.monitoringPlan?.body.lines ?? {});
  return [
    ...open.rolloutPlans.map(({ id, name, createdMs }): CycleStep => ({
      ...{ kind: 'plan', stage: deployment, path: ['plans', id], what: name, atMs: createdMs },
    })),
    ...open.shadows.flatMap(({ id, name, body }): CycleStep[] =>
      body.run
        ? [{ kind: 'shadow', stage: deployment, path: ['shadow', id], what: name, atMs: body.run.endMs }]
        : [],
    ),
    ...registrySteps(open.registry.changes.events).map(({ kind, atMs, model, instead, had }): CycleStep => ({
      ...{ kind, stage: deployment, path: [], what: open.nameOf(model, 'a model'), atMs },
      before: instead ? open.nameOf(instead, 'another') : (had ?? ''),
    })),
    ...open.logs.flatMap(({ id, name, createdMs, body }): CycleStep[] => {
      const place = { stage: monitoring, path: ['logs', id], what: name };
      const batches = body.batches.filter(({ addedMs }) => addedMs > createdMs);
      return [
        { ...place, kind: 'log', atMs: createdMs },
        ...batches.map(({ addedMs }): CycleStep => ({ ...place, kind: 'batch', atMs: addedMs })),
      ];
    }),
    ...risks.flatMap(([id, { risk, log, watches, verdicts }]) =>
      Object.values(verdicts).flatMap(({ useful, atMs }): CycleStep[] => {
        const target = watches.by === 'target' ? open.targets.find((one) => one.id === watches.target) : null;
        const what = alarmName({ risk }, target ?? null);
        const place = { stage: monitoring, path: ['alarms', id], query: { log }, what };
        return useful ? [{ ...place, kind: 'alarm', atMs }] : [];
      }),
    ),
  ];
}

/** The dataset that each version is of, earlier ones too. */
function entriesByVersion({ tables }: OpenProject): ReadonlyMap<string, Id> {
  return new Map(
    tables.flatMap(({ entry }) => versionsOf(entry).map((version) => [version, entry.id] as const)),
  );
}
