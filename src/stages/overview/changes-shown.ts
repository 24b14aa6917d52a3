import { changesSince, type ChangeKind } from '../../core/artifact/changes-since.ts';
import { countingEvents } from '../../core/kernel/taken-back.ts';
import { CYCLE_STAGES, type CycleStage } from '../../core/scoping/cycle.ts';
import { placeOfDocument } from '../../parts/document-place.ts';
import { STAGE_TITLES } from '../../parts/registry/stage-words.ts';
import type { OpenProject } from '../../session/open-project.svelte.ts';
import { hrefOf } from '../../session/route.svelte.ts';

/** Something that became of the project, in words. */
export interface ShownChange {
  key: string;
  /** What it is: its name, or what was said. */
  name: string;
  /** "dataset added", "decided". */
  words: string;
  /** Who; empty where nobody wrote it down. */
  by: string;
  atMs: number;
  /** None where it was deleted. */
  href: string | undefined;
}

const WORDS: Readonly<Record<ChangeKind, string>> = {
  added: 'added',
  replaced: 'another version',
  changed: 'changed',
  deleted: 'deleted',
};

/** What became of a project after a time, by stage in the order of the cycle, latest first; stages without are left out. */
export function changesShown(
  open: OpenProject,
  sinceMs: number,
): readonly { stage: CycleStage; changes: readonly ShownChange[] }[] {
  const all = [...documentChanges(open, sinceMs), ...eventChanges(open, sinceMs)];
  return CYCLE_STAGES.flatMap((stage) => {
    const changes = all.filter((change) => change.stage === stage).sort((a, b) => b.atMs - a.atMs);
    return changes.length === 0 ? [] : [{ stage, changes }];
  });
}

type Placed = ShownChange & { stage: CycleStage };

function documentChanges(open: OpenProject, sinceMs: number): readonly Placed[] {
  return changesSince(open.documents, sinceMs).flatMap(({ document, what, atMs }): Placed[] => {
    const place = placeOfDocument(open, document);
    if (!place) return [];
    const { stage, kind, path } = place;
    const version = document.kind === 'worksheet' ? document.body.versions.at(-1) : undefined;
    return [
      {
        ...{ key: document.id, name: document.name, stage, words: `${kind} ${WORDS[what]}`, atMs },
        by: version && version.atMs > sinceMs ? version.by : '',
        href: what === 'deleted' ? undefined : hrefOf(open.id, stage, path),
      },
    ];
  });
}

function eventChanges(open: OpenProject, sinceMs: number): readonly Placed[] {
  const { registry, decisions, id: project } = open;
  const nameOf = (model: Parameters<OpenProject['nameOf']>[0]): string => open.nameOf(model, 'A model');
  const facts = ({ id, by, atMs }: { id: string; by: string; atMs: number }) => ({ key: id, by, atMs });
  const ofDeployment = { stage: 'deployment', href: hrefOf(project, 'deployment') } as const;
  return [
    ...countingEvents(registry.changes.events).map((event): Placed => ({
      ...{ ...facts(event), ...ofDeployment, name: nameOf(event.body.model) },
      words: `to ${STAGE_TITLES[event.body.stage].toLowerCase()}`,
    })),
    ...countingEvents(registry.drills.events).map((event): Placed => ({
      ...{ ...facts(event), ...ofDeployment, name: nameOf(event.body.to), words: 'rollback practised' },
    })),
    ...countingEvents(decisions.events).map((event): Placed => ({
      ...{
        ...facts(event),
        name: event.body.words,
        words: event.body.state === 'open' ? 'asked' : 'decided',
      },
      stage: CYCLE_STAGES.find((stage) => stage === event.body.stage) ?? 'scoping',
      href: hrefOf(project, 'scoping', ['decisions']),
    })),
  ].filter(({ atMs }) => atMs > sinceMs);
}
