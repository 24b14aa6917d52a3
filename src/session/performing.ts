import { driftLane, logLane } from '../compute/clients.ts';
import { callback } from '../compute/lane.ts';
import type { LogProfile } from '../core/drift/log-profile.ts';
import type { Digest } from '../core/kernel/objects.ts';
import type { LogDocument } from '../core/monitor/log.ts';
import { periodsOf } from '../core/monitor/log-periods.ts';
import type {
  EffectsPart,
  Followed,
  PerformanceQuestion,
  PerformanceReport,
} from '../core/monitor/performance-report.ts';
import type { Predicate } from '../core/slices/predicate.ts';
import { KeptAnswers } from './kept-answers.ts';

/** What is looked at. */
export type PerformanceChoice = Pick<PerformanceQuestion, 'metric' | 'class' | 'where' | 'knownByMs'>;

/** Answers kept for when they are asked for again. */
const KEPT = 12;

/** How the model of a log does over time. */
export class Performing {
  readonly #kept = new KeptAnswers<string, unknown>(KEPT);

  /** The question about a log's rows in a table; null where it does not say what its columns are. */
  questionOf(
    log: LogDocument,
    profile: LogProfile,
    table: Digest,
    choice: PerformanceChoice,
  ): PerformanceQuestion | null {
    const { columns } = log.body;
    const { windows } = profile;
    return columns && { table, columns, windows, ...periodsOf(log.body, windows), ...choice };
  }

  /** Throws the problems of `logOutcome`. */
  report(question: PerformanceQuestion): Promise<PerformanceReport> {
    return this.#once(['report', question], () => logLane.run((api) => api.logPerformance(question)));
  }

  /** A metric over parts of the rows; null for a part that cannot be cut out of this log. */
  parts(
    { where: _, metric, ...question }: PerformanceQuestion,
    of: string,
    wheres: readonly (Predicate | null)[],
  ): Promise<readonly (Followed | null)[]> {
    const asked = { ...question, metric: metric ?? of };
    return this.#once(['parts', asked, wheres], () => logLane.run((api) => api.logParts(asked, wheres)));
  }

  /** Which changes of inputs are likely to move the errors. Rejects with Cancelled where that is no longer wanted. */
  async effects(
    { metric: _, class: __, knownByMs: ___, ...question }: PerformanceQuestion,
    profile: LogProfile,
    onPart: (part: EffectsPart) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const { profileSeries } = await import('../core/monitor/profile-series.ts');
    const asked = profile.columns.flatMap((column) => {
      if (!question.columns.inputs.includes(column.name) || column.kind === 'text') return [];
      const distance = column.kind === 'number' ? 'wassersteinOverSigma' : 'jsDistanceBase2';
      const drift = profileSeries(profile, question.reference, {
        of: 'drift',
        column: column.name,
        distance,
      });
      const cuts = column.kind === 'number' ? column.cuts : null;
      return drift ? [{ column: column.name, cuts, drift: drift.values }] : [];
    });
    return driftLane.run(
      (api) =>
        api.logEffects(
          { ...question, asked },
          callback((part) => {
            if (!signal.aborted) onPart(part);
            return !signal.aborted;
          }),
        ),
      signal,
    );
  }

  #once<T>(question: unknown, ask: () => Promise<T>): Promise<T> {
    return this.#kept.of(JSON.stringify(question), ask) as Promise<T>;
  }
}
