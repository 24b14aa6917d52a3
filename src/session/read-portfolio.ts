import type { AnyDocument, AnyObject, DocumentKind, Entry, Project } from '../core/artifact/documents.ts';
import type { OfKind } from '../core/artifact/new-document.ts';
import { stageOfDocument } from '../core/artifact/stage-of-document.ts';
import { standingEvaluation } from '../core/evaluation/standing-evaluation.ts';
import { isBaseline } from '../core/model/model-version.ts';
import type { RegistryEvent } from '../core/registry/registry.ts';
import { liveAt, stagePeriods } from '../core/registry/stage-history.ts';
import { comparedProject, type ComparedProject } from '../core/scoping/compared-project.ts';
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
    stages: new Set(live.flatMap((document) => stageOfDocument(document) ?? [])),
  });
}

const NO_FIGURES: StoredFigures = { evaluation: null, model: null, latencies: [] };

/** Of the evaluation that the project answers for. */
async function readFigures(
  entries: readonly Entry[],
  changes: readonly RegistryEvent[],
): Promise<StoredFigures> {
  const newest = entries.toSorted((a, b) => b.createdMs - a.createdMs);
  const [evaluations, latencies] = await Promise.all([
    objectsOf(newest, 'evaluation'),
    objectsOf(newest, 'latency'),
  ]);
  const found = await objectsByDigest([...new Set(evaluations.map(({ model }) => model))]);
  const models = new Map(
    found.flatMap((object) => (object.kind === 'model' ? [[object.digest, object] as const] : [])),
  );
  const evaluation = standingEvaluation(
    evaluations,
    ({ model }) => model,
    liveAt(stagePeriods(changes), Infinity)?.model ?? null,
    (model) => {
      const version = models.get(model);
      return version !== undefined && isBaseline(version.source);
    },
  );
  return evaluation ? { evaluation, model: models.get(evaluation.model) ?? null, latencies } : NO_FIGURES;
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
