import type { LogProfile } from '../../../core/drift/log-profile.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { LogDocument } from '../../../core/monitor/log.ts';
import type { PerformanceQuestion, PerformanceReport } from '../../../core/monitor/performance-report.ts';
import type { Predicate } from '../../../core/slices/predicate.ts';
import { Performing } from '../../../session/performing.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';

/** What is looked at of a log's performance, by the address where it can be said there, and the answer to it. */
export class PerformanceState {
  readonly #workbench: Workbench;
  readonly #profile: LogProfile;
  readonly #table: Digest | null;
  /** The rows that are looked at; null = all. */
  where = $state.raw<Predicate | null>(null);
  report = $state.raw<PerformanceReport | null>(null);
  question = $state.raw<PerformanceQuestion | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  isStale = $state(false);

  constructor(workbench: Workbench, profile: LogProfile, table: Digest | null) {
    this.#workbench = workbench;
    this.#profile = profile;
    this.#table = table;
  }

  /** Labels that arrived later are not known; null = all are. */
  get knownByMs(): number | null {
    const asked = this.#workbench.route.place.query['known'];
    return asked !== undefined && Number.isFinite(Number(asked)) ? Number(asked) : null;
  }

  choose(where: Predicate): void {
    this.where = where.op === 'all' ? null : where;
  }

  know(byMs: number | null): void {
    this.#workbench.route.ask({ known: byMs === null ? null : String(byMs) });
  }

  /** Asks for what is chosen now; of two answers on their way the later question counts. */
  look(log: LogDocument): (() => void) | undefined {
    if (this.#table === null) return undefined;
    const { query } = this.#workbench.route.place;
    const choice = {
      metric: query['metric'] ?? null,
      class: query['class'] ?? null,
      where: this.where,
      knownByMs: this.knownByMs,
    };
    const question = this.#workbench.the(Performing).questionOf(log, this.#profile, this.#table, choice);
    if (!question) return undefined;
    let isWanted = true;
    this.isStale = true;
    void this.#workbench
      .the(Performing)
      .report(question)
      .then(
        (report) => {
          if (!isWanted) return;
          this.report = report;
          this.question = { ...question, metric: report.metric, class: report.class };
          this.problem = null;
          this.isStale = false;
        },
        (error: unknown) => {
          if (!isWanted) return;
          this.problem = factsOf(error);
          this.isStale = false;
        },
      );
    return () => (isWanted = false);
  }
}
