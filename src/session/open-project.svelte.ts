import type { AnyDocument, AnyObject, Entry, Project } from '../core/artifact/documents.ts';
import { versionsOf } from '../core/artifact/entry-versions.ts';
import { rootsOf } from '../core/artifact/roots-of.ts';
import { lineageOf } from '../core/artifact/lineage.ts';
import { inputsOfObject } from '../core/artifact/references.ts';
import type { Acquisition } from '../core/brief/acquisition.ts';
import type { DataCard } from '../core/brief/data-card.ts';
import type { Target } from '../core/brief/target.ts';
import type { BaselineFigure } from '../core/evaluation/baseline.ts';
import type { Audit } from '../core/evaluation/audit.ts';
import type { OutputScoring } from '../core/evaluation/output-scoring.ts';
import type { Sheet } from '../core/evaluation/sheet.ts';
import type { Digest, Id } from '../core/kernel/objects.ts';
import type { DataDefinition } from '../core/labels/data-definition.ts';
import type { Labeling } from '../core/labels/labeling.ts';
import type { ExpectationSet } from '../core/schema/expectations.ts';
import type { RecipeDocument } from '../core/recipe/recipe-document.ts';
import type { Automation } from '../core/automation/automation-document.ts';
import type { LogDocument } from '../core/monitor/log.ts';
import type { Dashboard } from '../core/monitor/dashboard.ts';
import type { MonitoringPlan } from '../core/monitor/monitoring-plan.ts';
import type { Pipeline } from '../core/monitor/pipeline.ts';
import type { RolloutPlanDocument } from '../core/rollout/plan-document.ts';
import type { EstimateDocument } from '../core/scoping/estimate-document.ts';
import type { Readiness } from '../core/scoping/readiness.ts';
import type { Worksheet } from '../core/scoping/worksheet.ts';
import type { Shadow } from '../core/shadow/shadow.ts';
import type { ServingPlan } from '../core/serving/serving-plan.ts';
import type { StageRules } from '../core/registry/stage-rules.ts';
import type { Split } from '../core/splits/split-document.ts';
import type { Slice } from '../core/slices/slice.ts';
import { documentsOf } from '../storage/documents.ts';
import { isWhole, objectsByDigest } from '../storage/objects.ts';
import { watch } from '../storage/watch.ts';
import { EventBook } from './event-book.svelte.ts';
import { RegistryBook } from './registry-book.svelte.ts';
import { Tags } from './tags.svelte.ts';

/** An object on the project's shelf: the document that names it, and the object. */
export interface Shelved<K extends AnyObject['kind'] = AnyObject['kind']> {
  entry: Entry;
  object: Extract<AnyObject, { kind: K }>;
  /** Whether its bytes are here; false where a project file came without them. */
  whole: boolean;
}

interface Contents {
  documents: readonly AnyDocument[];
  objects: ReadonlyMap<Digest, { object: AnyObject; whole: boolean }>;
}

/** Everything the open project holds, current at all times, other tabs included. */
export class OpenProject {
  readonly id: Id;
  readonly tags: Tags;
  readonly registry: RegistryBook;
  /** What is to be decided and what was, what was taken back too. */
  readonly decisions: EventBook<'decision'>;
  #contents = $state.raw<Contents | null>(null);

  constructor(id: Id) {
    this.id = id;
    this.tags = new Tags(id);
    this.registry = new RegistryBook(id);
    this.decisions = new EventBook(id, 'decision');
  }

  follow(onError: (error: unknown) => void): () => void {
    const unfollow = watch(
      () => read(this.id, this.#contents?.objects ?? new Map()),
      (contents) => (this.#contents = contents),
      onError,
    );
    const others = [this.tags, this.registry, this.decisions].map((book) => book.follow(onError));
    return () => {
      unfollow();
      for (const unfollowOther of others) unfollowOther();
    };
  }

  /** All of them, the project's own and those deleted too. */
  get documents(): readonly AnyDocument[] {
    return this.#contents?.documents ?? [];
  }

  /** False until first read. */
  readonly ready = $derived(this.#contents !== null);
  readonly #live = $derived((this.#contents?.documents ?? []).filter(({ deletedMs }) => deletedMs === null));
  readonly project = $derived(this.#live.find((doc): doc is Project => doc.kind === 'project') ?? null);
  readonly slices = $derived(
    this.#live.filter((doc): doc is Slice => doc.kind === 'slice').sort((a, b) => a.createdMs - b.createdMs),
  );
  readonly sheets = $derived(this.#live.filter((doc): doc is Sheet => doc.kind === 'sheet'));
  readonly audits = $derived(this.#live.filter((doc): doc is Audit => doc.kind === 'audit'));
  readonly baselines = $derived(
    this.#live
      .filter((doc): doc is BaselineFigure => doc.kind === 'baseline')
      .sort((a, b) => b.createdMs - a.createdMs),
  );
  readonly definitions = $derived(
    this.#live
      .filter((doc): doc is DataDefinition => doc.kind === 'definition')
      .sort((a, b) => b.createdMs - a.createdMs),
  );
  readonly labelings = $derived(
    this.#live
      .filter((doc): doc is Labeling => doc.kind === 'labeling')
      .sort((a, b) => b.createdMs - a.createdMs),
  );
  readonly expectations = $derived(
    this.#live
      .filter((doc): doc is ExpectationSet => doc.kind === 'expectations')
      .sort((a, b) => b.createdMs - a.createdMs),
  );
  readonly recipes = $derived(
    this.#live
      .filter((doc): doc is RecipeDocument => doc.kind === 'recipe')
      .sort((a, b) => b.createdMs - a.createdMs),
  );
  readonly fittedRecipes = $derived(this.#shelved('recipe'));
  readonly splits = $derived(
    this.#live.filter((doc): doc is Split => doc.kind === 'split').sort((a, b) => b.createdMs - a.createdMs),
  );
  readonly dataCards = $derived(this.#live.filter((doc): doc is DataCard => doc.kind === 'dataCard'));
  readonly outputScorings = $derived(
    this.#live
      .filter((doc): doc is OutputScoring => doc.kind === 'outputScoring')
      .sort((a, b) => b.createdMs - a.createdMs),
  );
  readonly targets = $derived(
    this.#live
      .filter((doc): doc is Target => doc.kind === 'target')
      .sort((a, b) => a.createdMs - b.createdMs),
  );
  readonly automations = $derived(this.#live.filter((doc): doc is Automation => doc.kind === 'automation'));
  readonly rolloutPlans = $derived(
    this.#live
      .filter((doc): doc is RolloutPlanDocument => doc.kind === 'rolloutPlan')
      .sort((a, b) => b.createdMs - a.createdMs),
  );
  readonly shadows = $derived(
    this.#live
      .filter((doc): doc is Shadow => doc.kind === 'shadow')
      .sort((a, b) => b.createdMs - a.createdMs),
  );
  readonly logs = $derived(
    this.#live
      .filter((doc): doc is LogDocument => doc.kind === 'log')
      .sort((a, b) => b.createdMs - a.createdMs),
  );
  readonly monitoringPlan = $derived(
    this.#live.find((doc): doc is MonitoringPlan => doc.kind === 'monitoringPlan') ?? null,
  );
  readonly pipelines = $derived(
    this.#live
      .filter((doc): doc is Pipeline => doc.kind === 'pipeline')
      .sort((a, b) => b.createdMs - a.createdMs),
  );
  readonly dashboard = $derived(this.#live.find((doc): doc is Dashboard => doc.kind === 'dashboard') ?? null);
  readonly worksheets = $derived(this.#live.filter((doc): doc is Worksheet => doc.kind === 'worksheet'));
  readonly estimates = $derived(
    this.#live
      .filter((doc): doc is EstimateDocument => doc.kind === 'estimate')
      .sort((a, b) => a.createdMs - b.createdMs),
  );
  readonly readiness = $derived(this.#live.find((doc): doc is Readiness => doc.kind === 'readiness') ?? null);
  readonly stageRules = $derived(
    this.#live.find((doc): doc is StageRules => doc.kind === 'stageRules') ?? null,
  );
  readonly acquisition = $derived(
    this.#live.find((doc): doc is Acquisition => doc.kind === 'acquisition') ?? null,
  );
  readonly servingPlan = $derived(
    this.#live.find((doc): doc is ServingPlan => doc.kind === 'servingPlan') ?? null,
  );
  readonly tables = $derived(this.#shelved('table'));
  readonly models = $derived(this.#shelved('model'));
  readonly evaluations = $derived(this.#shelved('evaluation'));
  readonly predictions = $derived(this.#shelved('predictions'));
  readonly latencies = $derived(this.#shelved('latency'));

  /** Where everything here comes from, sources first. */
  readonly lineage = $derived.by(() => {
    const objects = [...(this.#contents?.objects ?? [])].map(
      ([digest, { object }]) => [digest, object] as const,
    );
    return lineageOf(this.#live, new Map(objects));
  });
  readonly #replacedBehind = $derived(new Map(this.lineage.map(({ key, replaced }) => [key, replaced])));

  /** Versions that an object or a document hangs on and that were replaced since; none = it is up to date. */
  replacedBehind(key: Digest | Id): readonly Digest[] {
    return (this.#replacedBehind.get(key) ?? []) as readonly Digest[];
  }

  /** The entry on the shelf that a version is of, the present one or an earlier one. */
  entryWith(version: Digest): Entry | null {
    const entries = this.#live.filter((doc): doc is Entry => doc.kind === 'entry');
    const present = entries.find(({ body }) => body.object === version);
    return present ?? entries.find((entry) => versionsOf(entry).includes(version)) ?? null;
  }

  /** A document of this project that was deleted and can still be brought back; the project itself has its id. */
  deleted(id: string): AnyDocument | null {
    return this.#contents?.documents.find((doc) => doc.id === id && doc.deletedMs !== null) ?? null;
  }

  /** An object this project reaches, on the shelf or behind something on it. */
  object<K extends AnyObject['kind']>(kind: K, digest: Digest): Extract<AnyObject, { kind: K }> | null {
    const found = this.#contents?.objects.get(digest)?.object;
    return found?.kind === kind ? (found as Extract<AnyObject, { kind: K }>) : null;
  }

  isWhole(digest: Digest): boolean {
    return this.#contents?.objects.get(digest)?.whole ?? false;
  }

  /** The name an object goes by here: its entry's, else the given words. */
  nameOf(digest: Digest, otherwise: string): string {
    const entry = this.entryWith(digest);
    if (!entry) return otherwise;
    return entry.body.object === digest ? entry.name : `${entry.name} (older)`;
  }

  #shelved<K extends AnyObject['kind']>(kind: K): readonly Shelved<K>[] {
    const shelved: Shelved<K>[] = [];
    for (const entry of this.#live) {
      if (entry.kind !== 'entry' || entry.body.kind !== kind) continue;
      const found = this.#contents?.objects.get(entry.body.object);
      if (found) shelved.push({ entry, object: found.object as Shelved<K>['object'], whole: found.whole });
    }
    return shelved.sort((a, b) => b.entry.createdMs - a.entry.createdMs);
  }
}

type Known = ReadonlyMap<Digest, { object: AnyObject; whole: boolean }>;

/**
 * Objects are immutable, and what is on a shelf stays whole: those that screens hold already are not read again, which
 * a change of any document would otherwise do, and what hangs on an object is left alone.
 */
async function read(projectId: Id, known: Known): Promise<Contents> {
  const documents = await documentsOf(projectId);
  const objects = await objectsOf(documents.flatMap(rootsOf), known);
  const all = new Map(objects.map((entry) => [entry.object.digest, entry]));
  // What they were made from, and what that was made from: what is no longer here is passed over.
  for (let fresh = objects; fresh.length > 0;) {
    const behind = fresh.flatMap(({ object }) => [...inputsOfObject(object), ...object.madeBy.inputs]);
    fresh = await objectsOf(
      [...new Set(behind)].filter((digest) => !all.has(digest)),
      known,
    );
    for (const entry of fresh) all.set(entry.object.digest, entry);
  }
  return { documents, objects: all };
}

async function objectsOf(digests: readonly Digest[], known: Known) {
  const atHand = digests.flatMap((digest) => {
    const entry = known.get(digest);
    return entry?.whole ? [entry] : [];
  });
  const here = new Set(atHand.map(({ object }) => object.digest));
  const fresh = await objectsByDigest(digests.filter((digest) => !here.has(digest)));
  const whole = await Promise.all(fresh.map((object) => isWhole(object)));
  const read = fresh.map((object, i) => ({
    object: known.get(object.digest)?.object ?? object,
    whole: whole[i]!,
  }));
  return [...atHand, ...read];
}
