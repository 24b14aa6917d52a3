import type { Project } from '../core/artifact/documents.ts';
import { changesSince, exportDue, revisionsOf, type Revisions } from '../core/artifact/export-due.ts';
import type { Id } from '../core/kernel/objects.ts';
import { documentsOf } from '../storage/documents.ts';
import { countEvents } from '../storage/events.ts';
import { setSetting, settingOf } from '../storage/settings.ts';
import { watch } from '../storage/watch.ts';

/** When a project was last whole in a file; kept beside the project, since it is no part of it. */
interface Copy {
  atMs: number;
  revisions: Revisions;
}

/** How the project stands to its last copy outside this browser. */
export interface CopyState {
  /** null where there never was one. */
  lastMs: number | null;
  changes: number;
  /** Whether the person should be reminded. */
  due: boolean;
}

const SNOOZE_MS = 7 * 86_400_000;
const copyKey = (project: Id): string => `copy:${project}`;
const snoozeKey = (project: Id): string => `copySnoozed:${project}`;

/** Copies of projects in files: whether the last one still is what is kept here. */
export class Copies {
  /** Of the project followed; null until read. */
  state = $state.raw<CopyState | null>(null);
  /** Whether the person is being asked what to export. */
  exporting = $state(false);

  /** Keeps `state` current until the returned function is called. */
  follow(project: Id): () => void {
    this.state = null;
    return watch(
      () => read(project),
      (state) => (this.state = state),
      (error) => console.warn('Whether the project was exported could not be read.', error),
    );
  }

  /** What an export made from now on will hold, to be handed to `made`. */
  async now(project: Id): Promise<Revisions> {
    const [documents, events] = await Promise.all([documentsOf(project), countEvents(project)]);
    return revisionsOf(documents, events);
  }

  /** Never rejects: a copy that could not be noted only reminds too early. */
  async made(project: Id, revisions: Revisions): Promise<void> {
    await setSetting(copyKey(project), { atMs: Date.now(), revisions } satisfies Copy).catch(
      (error: unknown) => console.warn('The export could not be noted.', error),
    );
  }

  /** No reminder for a week. */
  async snooze(project: Id): Promise<void> {
    await setSetting(snoozeKey(project), Date.now() + SNOOZE_MS);
  }
}

async function read(id: Id): Promise<CopyState | null> {
  // All at once: what is asked for later is not watched.
  const [documents, events, copy, snoozedMs = 0] = await Promise.all([
    documentsOf(id),
    countEvents(id),
    settingOf<Copy>(copyKey(id)),
    settingOf<number>(snoozeKey(id)),
  ]);
  const project = documents.find((doc): doc is Project => doc.kind === 'project');
  if (!project) return null;
  const changes = changesSince(copy?.revisions ?? null, documents, events);
  const now = Date.now();
  const due = exportDue(changes, copy?.atMs ?? project.createdMs, now);
  return { lastMs: copy?.atMs ?? null, changes, due: due && !project.body.sample && snoozedMs < now };
}
