import type { AnyDocument, AnyObject, DocumentKind, Entry, Project } from '../core/artifact/documents.ts';
import type { OfKind } from '../core/artifact/new-document.ts';
import type { Digest } from '../core/kernel/objects.ts';
import { isBaseline } from '../core/model/model-version.ts';
import type { RegistryEvent } from '../core/registry/registry.ts';
import { liveAt, stagePeriods } from '../core/registry/stage-history.ts';
import { comparedProject, type ComparedProject } from '../core/scoping/compared-project.ts';
import type { CycleStage } from '../core/scoping/cycle.ts';
import type { StoredFigures } from '../core/scoping/stored-gates.ts';
import { documentsOf, liveProjects } from '../storage/documents.ts';
import { eventsOfKind } from '../storage/events.ts';
import { objectsByDigest } from '../storage/objects.ts';

/** Documents and events of all projects, asked for at once; of objects only what gates are held against. */
export async function readPortfolio(): Promise<readonly ComparedProject[]> {
  return Promise.all((await liveProjects()).map(readProject));
}

async function readProject({ id, name, body }: Project): Promise<ComparedProject> {
  const [documents, decisions, changes] = await Promise.all([
    documentsOf(id),
    eventsOfKind(id, 'decision'),
    eventsOfKind(id, 'registry'),
  ]);
  const live = documents.filter(({ deletedMs }) => deletedMs === null);
  const targets = ofKind(live, 'target');
  const hasGates = targets.some((target) => target.body.where.includes('gate'));
  const figures = hasGates ? await readFigures(ofKind(live, 'entry'), changes) : NO_FIGURES;
  return comparedProject({
    ...{ id, name, isSample: body.sample, targets, decisions, changes, ...figures },
    worksheets: ofKind(live, 'worksheet'),
    estimates: ofKind(live, 'estimate'),
    readiness: ofKind(live, 'readiness')[0] ?? null,
    stages: new Set(live.flatMap((document) => stageOf(document) ?? [])),
  });
}

const NO_FIGURES: StoredFigures = { evaluation: null, model: null, latencies: [] };

/** Of the evaluation that `Targets.standing` takes: of the model in production, else the newest, baselines aside. */
async function readFigures(
  entries: readonly Entry[],
  changes: readonly RegistryEvent[],
): Promise<StoredFigures> {
  const newest = entries.toSorted((a, b) => b.createdMs - a.createdMs);
  const [evaluations, latencies] = await Promise.all([
    objectsOf(newest, 'evaluation'),
    objectsOf(newest, 'latency'),
  ]);
  const models = await objectsByDigest([...new Set(evaluations.map(({ model }) => model))]);
  const modelOf = (digest: Digest) =>
    models.flatMap((object) => (object.kind === 'model' && object.digest === digest ? [object] : []))[0] ??
    null;
  const live = liveAt(stagePeriods(changes), Infinity);
  const evaluation = evaluations.find(({ model }) => {
    const version = modelOf(model);
    return live ? model === live.model : !(version && isBaseline(version.source));
  });
  return evaluation ? { evaluation, model: modelOf(evaluation.model), latencies } : NO_FIGURES;
}

/** Objects on a shelf, in the order of its entries. */
async function objectsOf<K extends AnyObject['kind']>(
  entries: readonly Entry[],
  kind: K,
): Promise<readonly Extract<AnyObject, { kind: K }>[]> {
  const digests = entries.filter(({ body }) => body.kind === kind).map(({ body }) => body.object);
  return (await objectsByDigest(digests)) as Extract<AnyObject, { kind: K }>[];
}

function ofKind<K extends DocumentKind>(documents: readonly AnyDocument[], kind: K): readonly OfKind<K>[] {
  return documents.filter((document): document is OfKind<K> => document.kind === kind);
}

/** The stage that a document shows a project to have come to; null where it shows none. */
function stageOf(document: AnyDocument): CycleStage | null {
  switch (document.kind) {
    case 'worksheet':
    case 'estimate':
    case 'readiness':
    case 'target':
      return 'scoping';
    case 'acquisition':
    case 'dataCard':
    case 'definition':
    case 'expectations':
    case 'labeling':
    case 'recipe':
    case 'split':
      return 'data';
    case 'entry':
      return document.body.kind === 'table' || document.body.kind === 'recipe' ? 'data' : 'modeling';
    case 'audit':
    case 'baseline':
    case 'outputScoring':
    case 'sheet':
      return 'modeling';
    case 'automation':
    case 'rolloutPlan':
    case 'servingPlan':
    case 'shadow':
    case 'stageRules':
      return 'deployment';
    case 'dashboard':
    case 'log':
    case 'monitoringPlan':
    case 'pipeline':
      return 'monitoring';
    case 'project':
    case 'slice':
      return null;
  }
}
