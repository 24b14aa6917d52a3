import { logLane } from '../compute/clients.ts';
import type { LogProfile } from '../core/drift/log-profile.ts';
import type { Digest, Id } from '../core/kernel/objects.ts';
import type { LogDocument } from '../core/monitor/log.ts';
import type { Series, Signal } from '../core/monitor/signal.ts';
import type { Documents } from './documents.svelte.ts';
import { KeptAnswers } from './kept-answers.ts';
import { LogBatches } from './log-batches.ts';
import { LogCounts } from './log-counts.svelte.ts';
import { LogSeries } from './log-series.ts';
import type { OpenProject } from './open-project.svelte.ts';
import type { Route } from './route.svelte.ts';
import type { Tasks } from './tasks.svelte.ts';

/** Profiles kept for when their log is looked at again. */
const KEPT = 3;

/** Production logs: which one is looked at, and what is counted of it. */
export class Logs {
  readonly #route: Route;
  readonly counts: LogCounts;
  readonly batches: LogBatches;
  readonly figures = new LogSeries((digest) => this.profile(digest));
  readonly #profiles = new KeptAnswers<Digest, LogProfile>(KEPT);
  #last = $state.raw<Id | null>(null);

  constructor(route: Route, tasks: Tasks, documents: Documents) {
    this.#route = route;
    this.counts = new LogCounts(tasks, documents);
    this.batches = new LogBatches(tasks, documents);
  }

  /** The log that the address names, else the one looked at last, else the newest; null where there is none. */
  atHand(open: OpenProject): LogDocument | null {
    const named = this.#route.place.query['log'];
    const byId = (id: string | null | undefined): LogDocument | undefined =>
      open.logs.find((log) => log.id === id);
    return byId(named) ?? byId(this.#last) ?? open.logs[0] ?? null;
  }

  /** Lets a log be the one at hand, on this screen and the next. */
  take(log: Id): void {
    this.#last = log;
    this.#route.ask({ log });
  }

  /** Throws Problem "profile.layout" where the table is no profile. */
  profile(digest: Digest): Promise<LogProfile> {
    return this.#profiles.of(digest, () => logLane.run<LogProfile>((api) => api.logProfile(digest)));
  }

  /**
   * Signals of a log by window, in the order asked; what the log cannot tell is NaN, with its reasons. Throws Problem
   * "log.notCounted" where its profile is not made yet.
   */
  series(open: OpenProject, log: LogDocument, signals: readonly Signal[]): Promise<readonly Series[]> {
    return this.figures.of(open, log, signals);
  }
}
