import { logLane } from '../compute/clients.ts';
import type { LogProfile } from '../core/drift/log-profile.ts';
import type { Reason } from '../core/kernel/estimate.ts';
import type { Digest } from '../core/kernel/objects.ts';
import { Problem } from '../core/kernel/problem.ts';
import type { LogDocument } from '../core/monitor/log.ts';
import { periodsOf } from '../core/monitor/log-periods.ts';
import type { LogSeriesQuestion, RowSignal } from '../core/monitor/row-series.ts';
import { emptySeries } from '../core/monitor/series-of-estimates.ts';
import { isProfileSignal, signalKey, type Series, type Signal } from '../core/monitor/signal.ts';
import type { Predicate } from '../core/slices/predicate.ts';
import { KeptAnswers } from './kept-answers.ts';
import { profileOf, rowsOfLog } from './log-counts.svelte.ts';
import type { OpenProject } from './open-project.svelte.ts';

/** Series kept for when they are asked for again; one of 2,000 windows takes 48 kB. */
const KEPT = 300;

/** A signal over some rows of a log only. */
export interface SignalOfRows {
  signal: RowSignal;
  where: Predicate | null;
}

/** What is asked of a log besides its signals. */
export interface SeriesOptions {
  /** Labels that arrived at or after this time are not known; null = all are. */
  knownByMs?: number | null;
}

/** Figures of logs by window, from their counts or from their rows. */
export class LogSeries {
  readonly #profile: (digest: Digest) => Promise<LogProfile>;
  readonly #kept = new KeptAnswers<string, Series>(KEPT);

  constructor(profile: (digest: Digest) => Promise<LogProfile>) {
    this.#profile = profile;
  }

  /**
   * Signals of a log in the order asked, each with a value a window of its profile. What the log cannot tell is NaN, with
   * its reasons. Throws Problem "log.notCounted" and those of the worker.
   */
  async of(open: OpenProject, log: LogDocument, signals: readonly Signal[]): Promise<readonly Series[]> {
    const profile = await this.#profileOf(open, log);
    const { reference } = periodsOf(log.body, profile.windows);
    const sliced = new Map(open.slices.map(({ id, body }) => [id, body.where]));
    const ofRows = new Map<Signal, SignalOfRows | null>();
    for (const signal of signals) {
      if (isProfileSignal(signal)) continue;
      const slice = signal.of === 'metric' ? signal.slice : null;
      const where = slice === null ? null : sliced.get(slice);
      ofRows.set(signal, where === undefined ? null : { signal, where });
    }
    const asked = [...ofRows.values()].filter((one) => one !== null);
    const made = await this.ofRows(open, log, asked);
    const { profileSeries } = await import('../core/monitor/profile-series.ts');
    return signals.map((signal) => {
      if (isProfileSignal(signal))
        return profileSeries(profile, reference, signal) ?? none(signal, profile, 'noSuchFigure');
      const at = asked.indexOf(ofRows.get(signal)!);
      return at < 0 ? none(signal, profile, 'noSuchFigure') : made[at]!;
    });
  }

  /** The same over any rows: those that a predicate chooses. */
  async ofRows(
    open: OpenProject,
    log: LogDocument,
    asked: readonly SignalOfRows[],
    { knownByMs = null }: SeriesOptions = {},
  ): Promise<readonly Series[]> {
    const profile = await this.#profileOf(open, log);
    const rows = rowsOfLog(open, log);
    const { columns } = log.body;
    if (!rows?.whole || !columns) return asked.map(({ signal }) => none(signal, profile, 'noRows'));
    const { windows } = profile;
    const { reference } = periodsOf(log.body, windows);
    const question = { table: rows.object.digest, columns, windows, reference, knownByMs };
    const keyed = asked.map((one) => ({ ...one, key: keyOf(profileOf(open, log), question, one) }));
    const known = keyed.map(({ key }) => this.#kept.known(key));
    const missing = keyed.filter((_, at) => !known[at]);
    if (missing.length === 0) return Promise.all(known as readonly Promise<Series>[]);
    const asking = missing.map(({ signal, where }) => ({ signal, where }));
    const answer = logLane.run((api) => api.logSeries({ ...question, asked: asking }));
    const ask = (one: (typeof keyed)[number]) => answer.then((series) => series[missing.indexOf(one)]!);
    return Promise.all(keyed.map((one, at) => known[at] ?? this.#kept.of(one.key, () => ask(one))));
  }

  async #profileOf(open: OpenProject, log: LogDocument): Promise<LogProfile> {
    const digest = profileOf(open, log);
    if (digest !== null) return this.#profile(digest);
    throw new Problem({
      code: 'log.notCounted',
      message: `“${log.name}” is not counted by window yet.`,
      fix: 'Open it under Monitoring, which has it counted.',
    });
  }
}

function none(signal: Signal, { windows }: LogProfile, reason: Reason): Series {
  return emptySeries(signal, windows.length, reason);
}

function keyOf(
  profile: Digest | null,
  { table, columns, reference, knownByMs }: Omit<LogSeriesQuestion, 'asked'>,
  { signal, where }: SignalOfRows,
): string {
  return JSON.stringify([profile, table, columns, reference, knownByMs, where, signalKey(signal)]);
}
