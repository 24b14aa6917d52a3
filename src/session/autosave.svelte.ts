import { packLane } from '../compute/clients.ts';
import { callback } from '../compute/lane.ts';
import type { Project } from '../core/artifact/documents.ts';
import { changesSince, type Revisions } from '../core/artifact/export-due.ts';
import { factsOf, type ProblemFacts } from '../core/kernel/problem.ts';
import type { Id } from '../core/kernel/objects.ts';
import { documentsOf } from '../storage/documents.ts';
import { countEvents } from '../storage/events.ts';
import { setSetting, settingOf } from '../storage/settings.ts';
import { watch } from '../storage/watch.ts';
import type { Copies } from './copies.svelte.ts';
import { askToWrite, chooseFile, mayWrite, writeFile, type FileHandle } from './file-handle.ts';

/** elsewhere: another tab writes. asking: the browser wants a click before it lets the file be written. */
export type AutosaveStep = 'off' | 'elsewhere' | 'asking' | 'writing' | 'saved' | 'failed';

/** The file of a project, kept beside it; `revisions` are of what was last written there. */
interface Kept {
  handle: FileHandle;
  savedMs: number | null;
  revisions: Revisions | null;
}

/** How long after a change the file is written; longer where writing takes long. */
const QUIET_MS = 2_000;
const keyOf = (project: Id): string => `autosave:${project}`;

/** Keeps a file up to date with the open project, after every change, from one tab at a time. */
export class Autosave {
  step = $state<AutosaveStep>('off');
  fileName = $state('');
  savedMs = $state<number | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  readonly #copies: Copies;
  #project: Id | null = null;
  #kept: Kept | null = null;
  #letGo: (() => void) | null = null;
  #mine = false;
  #writing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastTookMs = 0;

  constructor(copies: Copies) {
    this.#copies = copies;
  }

  /** Writes the project's file, where it has one, until the returned function is called. */
  follow(project: Id): () => void {
    this.#project = project;
    const unwatch = watch(
      () => read(project),
      ({ kept, changes }) => this.#see(project, kept, changes),
      (error) => this.#fail(error),
    );
    return () => {
      unwatch();
      this.#stop();
      this.#project = null;
    };
  }

  /** Asks for a file and begins. From a click; nothing happens where the person chooses none. */
  async choose(project: Id, suggestedName: string): Promise<void> {
    const handle = await chooseFile(suggestedName);
    if (handle) await setSetting(keyOf(project), { handle, savedMs: null, revisions: null } satisfies Kept);
  }

  /** The file stays as it is. */
  async end(project: Id): Promise<void> {
    await setSetting(keyOf(project), null);
  }

  /** From a click: asks the browser for its leave where it wants to be asked, and writes. */
  async allow(): Promise<void> {
    if (this.#kept && (await askToWrite(this.#kept.handle))) await this.#write();
  }

  #see(project: Id, kept: Kept | null, changes: number): void {
    this.#kept = kept;
    if (!kept) {
      this.#stop();
      return;
    }
    this.fileName = kept.handle.name;
    this.savedMs = kept.savedMs;
    if (!this.#letGo) this.#ask(project);
    if (!this.#mine) return;
    if (changes === 0) {
      if (!this.#writing) this.step = 'saved';
      return;
    }
    clearTimeout(this.#timer);
    const wait = Math.max(QUIET_MS, 5 * this.#lastTookMs);
    this.#timer = setTimeout(() => void this.#write(), kept.savedMs === null ? 0 : wait);
  }

  /** The lock goes to another tab when this one is closed or shows another project. */
  #ask(project: Id): void {
    const leave = new AbortController();
    this.step = 'elsewhere';
    const held = new Promise<void>((resolve) => {
      this.#letGo = () => {
        leave.abort();
        resolve();
      };
    });
    navigator.locks
      .request(keyOf(project), { signal: leave.signal }, async () => {
        if (leave.signal.aborted) return;
        this.#mine = true;
        const { kept, changes } = await read(project);
        this.#see(project, kept, changes);
        await held;
      })
      .catch(() => undefined);
  }

  async #write(): Promise<void> {
    const [project, kept] = [this.#project, this.#kept];
    if (!project || !kept || !this.#mine || this.#writing) return;
    this.#writing = true;
    const began = performance.now();
    try {
      if (!(await mayWrite(kept.handle))) {
        this.step = 'asking';
        return;
      }
      this.step = 'writing';
      const revisions = await this.#copies.now(project);
      const contents = { data: true, models: true };
      const quietly = callback(() => undefined);
      const file = await packLane.run((api) => api.pack(project, contents, quietly));
      await writeFile(kept.handle, file);
      this.problem = null;
      this.step = 'saved';
      await this.#copies.made(project, revisions);
      // Unless the person chose another file meanwhile, or none.
      const now = await settingOf<Kept | null>(keyOf(project));
      if (now && (await now.handle.isSameEntry(kept.handle))) {
        await setSetting(keyOf(project), { ...now, savedMs: Date.now(), revisions });
      }
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#writing = false;
      this.#lastTookMs = performance.now() - began;
    }
  }

  #fail(error: unknown): void {
    this.problem = factsOf(error);
    this.step = this.problem.code === 'file.denied' ? 'asking' : 'failed';
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#letGo?.();
    this.#letGo = null;
    this.#mine = false;
    this.#kept = null;
    this.step = 'off';
    this.problem = null;
  }
}

async function read(id: Id): Promise<{ kept: Kept | null; changes: number }> {
  // All at once: what is asked for later is not watched.
  const [setting, documents, events] = await Promise.all([
    settingOf<Kept | null>(keyOf(id)),
    documentsOf(id),
    countEvents(id),
  ]);
  const kept = setting ?? null;
  const project = documents.find((doc): doc is Project => doc.kind === 'project');
  // A deleted project is not written over the file that still has it.
  if (!kept || !project || project.deletedMs !== null) return { kept: null, changes: 0 };
  return { kept, changes: changesSince(kept.revisions, documents, events) };
}
