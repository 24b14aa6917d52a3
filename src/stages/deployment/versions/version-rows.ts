import { versionsOf } from '../../../core/artifact/entry-versions.ts';
import type { Entry } from '../../../core/artifact/documents.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import type { ModelVersion } from '../../../core/model/model-version.ts';
import type { ModelStage } from '../../../core/registry/registry.ts';
import { versionName } from '../../../core/registry/version-name.ts';
import type { OpenProject, Shelved } from '../../../session/open-project.svelte.ts';

/** A model version with its stage, on the shelf or not any more. */
export interface VersionRow {
  digest: Digest;
  name: string;
  family: string;
  version: string | null;
  stage: ModelStage;
  /** null where nobody knows any more. */
  sinceMs: number | null;
  /** null where it is no longer here. */
  model: ModelVersion | null;
  whole: boolean;
  /** null where it is on no shelf; older versions have the entry of the present one. */
  entry: Entry | null;
  evaluations: readonly Shelved<'evaluation'>[];
}

const ORDER: readonly ModelStage[] = ['production', 'canary', 'shadow', 'experiment', 'retired'];

/** Every model on the shelf, the versions behind them, and whatever else ever had a stage; what is live first. */
export function versionRows(open: OpenProject): readonly VersionRow[] {
  const digests = [
    ...open.models.flatMap(({ entry }) => versionsOf(entry).toReversed()),
    ...open.registry.periods.map(({ model }) => model),
  ];
  return [...new Set(digests)]
    .map((digest) => versionRow(open, digest))
    .sort((a, b) => ORDER.indexOf(a.stage) - ORDER.indexOf(b.stage));
}

export function versionRow(open: OpenProject, digest: Digest): VersionRow {
  const entry = open.entryWith(digest);
  const name = nameOfModel(open, digest);
  const period = open.registry.of(digest);
  return {
    digest,
    name,
    ...versionName(name),
    stage: period?.stage ?? 'experiment',
    sinceMs:
      period?.fromMs ?? (entry?.body.object === digest ? (entry.body.sinceMs ?? entry.createdMs) : null),
    model: open.object('model', digest),
    whole: open.isWhole(digest),
    entry,
    evaluations: open.evaluations.filter(({ object }) => object.model === digest),
  };
}

export function nameOfModel(open: OpenProject, digest: Digest): string {
  return open.nameOf(digest, `a model that is gone (${digest.slice(0, 6)})`);
}
