import { createContext } from 'svelte';
import { workIn } from '../compute/lane.ts';
import { Problem } from '../core/kernel/problem.ts';
import type { Id } from '../core/kernel/objects.ts';
import { sweepStaging } from '../storage/jobs.ts';
import { setSetting, settingOf } from '../storage/settings.ts';
import { requireSecureContext } from '../storage/space.ts';
import { inWords } from '../storage/storage-problem.ts';
import { freeSpace } from '../storage/sweep.ts';
import { Alarms } from './alarms.svelte.ts';
import { Autosave } from './autosave.svelte.ts';
import { Checks } from './checks.svelte.ts';
import { Connection } from './connection.svelte.ts';
import { Copies } from './copies.svelte.ts';
import { Datasets } from './datasets.ts';
import { Decisions } from './decisions.ts';
import { Documents } from './documents.svelte.ts';
import { EventSteps } from './event-steps.ts';
import { Estimating } from './estimating.ts';
import { Exchange } from './exchange.ts';
import type { Given } from './given.ts';
import { History } from './history.svelte.ts';
import { Intake } from './intake.svelte.ts';
import { Logs } from './logs.svelte.ts';
import { Models } from './models.ts';
import { Offline } from './offline.svelte.ts';
import { OpenProject } from './open-project.svelte.ts';
import { Profiles } from './profiles.ts';
import { Projects } from './projects.svelte.ts';
import { Registry } from './registry.ts';
import { Serving } from './serving.svelte.ts';
import { Route, hrefOf } from './route.svelte.ts';
import { LOANS, type Sample } from './samples.ts';
import { Shadows } from './shadows.svelte.ts';
import { Splits } from './splits.ts';
import { Status } from './status.svelte.ts';
import { Targets } from './targets.svelte.ts';
import { Tasks } from './tasks.svelte.ts';
import { Visits } from './visits.svelte.ts';
import { Who } from './who.svelte.ts';

/** What a page of the app holds: one of each noun. Screens get it by `useWorkbench()`, and theirs by `the`. */
export class Workbench {
  readonly route = new Route();
  readonly history = new History();
  readonly documents = new Documents(this.history);
  readonly connection = new Connection(this.documents);
  readonly projects = new Projects(this.documents);
  readonly tasks = new Tasks();
  readonly intake = new Intake();
  readonly status = new Status();
  readonly offline = new Offline(this.tasks);
  readonly copies = new Copies();
  readonly autosave = new Autosave(this.copies);
  readonly exchange = new Exchange(this.tasks, this.copies);
  readonly datasets = new Datasets(this.tasks, this.documents);
  readonly profiles = new Profiles();
  readonly models = new Models(this.tasks, this.status, this.documents, ({ digest, table }, project) =>
    this.splits.look(project, table, 'evaluated', digest),
  );
  readonly who = new Who();
  readonly visits = new Visits();
  readonly #eventSteps = new EventSteps(this.documents, this.history, this.who);
  readonly registry = new Registry(this.#eventSteps);
  readonly decisions = new Decisions(this.#eventSteps);
  readonly checks = new Checks(this.tasks, this.documents);
  readonly splits = new Splits(this.tasks, this.documents, this.who);
  readonly targets = new Targets();
  readonly serving = new Serving();
  readonly estimating = new Estimating();
  readonly shadows = new Shadows(this.tasks, this.documents);
  readonly logs = new Logs(this.route, this.tasks, this.documents);
  readonly alarms = new Alarms(this.logs);
  readonly #brought = new Map<new (given: Given) => unknown, unknown>();
  open = $state.raw<OpenProject | null>(null);
  /** What stopped the app from starting, or broke its hold on the database. */
  fault = $state.raw<unknown>(null);

  /**
   * The one of a noun that comes with its screens: made when it is first asked for, it stays with the page. For nouns
   * that hold no reactive state of their own, since one made within a derivation would not be followed by it.
   */
  the<Noun>(noun: new (given: Given) => Noun): Noun {
    const known = this.#brought.get(noun) as Noun | undefined;
    if (known) return known;
    const made = new noun(this);
    this.#brought.set(noun, made);
    return made;
  }

  /** Makes the store sound, brings the sample on the first visit, and shows a project. */
  async start(): Promise<void> {
    requireSecureContext();
    await inWords(() => sweepStaging(Date.now()));
    await this.who.read();
    const welcomed = await settingOf<boolean>('welcomed');
    if (!welcomed) {
      // Without its sample the app still works: it is tried again on the next visit.
      const welcome = this.route.place.project === null ? this.#bringSample(LOANS) : Promise.resolve(null);
      await welcome.then(
        () => setSetting('welcomed', true),
        (error: unknown) => console.warn('The sample project could not be opened.', error),
      );
    }
    await this.status.refresh();
  }

  /** The project last looked at, if it is still there. */
  lastProject(): Promise<Id | undefined> {
    return settingOf<Id>('lastProject');
  }

  show(id: Id): () => void {
    this.open = new OpenProject(id);
    workIn(id);
    void setSetting('lastProject', id);
    const ends = [this.open.follow((error) => (this.fault = error)), this.visits.attend(id)];
    return () => {
      for (const end of ends) end();
    };
  }

  /** Adds a sample project and shows it. */
  async addSample(sample: Sample): Promise<void> {
    const { project, name } = await this.#bringSample(sample);
    this.documents.remember(project, `Add “${name}”`);
  }

  /** Reads a project file and shows the project. Rejects with what is wrong with the file, or Cancelled. */
  async openFile(file: File): Promise<string> {
    const before = new Set(this.projects.list?.map(({ id }) => id));
    const { project, name } = await this.exchange.unpack(file, file.name);
    if (!before.has(project)) this.documents.remember(project, `Open “${name}”`);
    this.route.go(hrefOf(project, 'overview'));
    return name;
  }

  async #bringSample(sample: Sample): Promise<{ project: Id; name: string }> {
    const response = await fetch(new URL(sample.file, document.baseURI));
    if (!response.ok) {
      throw new Problem({ code: 'sample.missing', message: 'The sample project is not on this host.' });
    }
    const opened = await this.exchange.unpack(await response.blob(), 'the sample project');
    const { stage, path } = sample.opensAt;
    // A copy has other ids inside.
    this.route.go(
      opened.project === sample.project
        ? hrefOf(opened.project, stage, path)
        : hrefOf(opened.project, 'overview'),
    );
    return opened;
  }

  /** Deletes for good what was deleted and what nothing uses. Undo of those deletions ends here. */
  async freeSpace(): Promise<number> {
    const chunks = await inWords(() => freeSpace(new Set()));
    this.history.clear();
    await this.status.refresh();
    return chunks;
  }
}

export const [useWorkbench, provideWorkbench] = createContext<Workbench>();
