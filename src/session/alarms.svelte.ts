import { judge } from '../core/brief/judge-target.ts';
import type { Target, Verdict } from '../core/brief/target.ts';
import type { LogWindow } from '../core/drift/log-profile.ts';
import type { Id } from '../core/kernel/objects.ts';
import { factsOf, type ProblemFacts } from '../core/kernel/problem.ts';
import { alarmNow, type AlarmNow } from '../core/monitor/alarm-history.ts';
import type { AlarmRule } from '../core/monitor/alarm-episodes.ts';
import { judgedWindows, leastRows } from '../core/monitor/judged-windows.ts';
import { periodsOf } from '../core/monitor/log-periods.ts';
import type { LogDocument } from '../core/monitor/log.ts';
import type { MonitoringPlan, PlacedLine } from '../core/monitor/monitoring-plan.ts';
import { ruleOfTarget } from '../core/monitor/rule-of-line.ts';
import { isProfileSignal, signalKey, type Series, type Signal } from '../core/monitor/signal.ts';
import { estimateAt, signalOfTarget } from '../core/monitor/target-signal.ts';
import { alarmLines, lineOfTarget } from './alarm-lines.ts';
import { profileOf, rowsOfLog } from './log-counts.svelte.ts';
import type { Logs } from './logs.svelte.ts';
import type { OpenProject } from './open-project.svelte.ts';

/** An alarm as it stands: its line, what that watches, and what came of it. */
export interface Alarm {
  line: PlacedLine;
  /** False: of a target that nobody has said anything more about. */
  isStored: boolean;
  target: Target | null;
  /** null where the log has no such figure. */
  signal: Signal | null;
  rule: AlarmRule;
  /** Why nothing is watched; empty where it is. */
  why: string;
  /** Rows a window must have to be judged. */
  least: number;
  /** Without what is not judged; null until it is measured. */
  series: Series | null;
  now: AlarmNow | null;
}

interface Answer {
  series: Series | null;
  problem: ProblemFacts | null;
}

/** Alarms of logs: what they watch is asked once for each state of a log, and held against their rules here. */
export class Alarms {
  readonly #logs: Logs;
  #answers = $state.raw<ReadonlyMap<string, Answer>>(new Map());
  #windows = $state.raw<ReadonlyMap<string, readonly LogWindow[]>>(new Map());
  readonly #asked = new Set<string>();
  readonly #known = new WeakMap<Series, Map<number, Series>>();
  /** By log, what is to be asked together. */
  readonly #waiting = new Map<Id, { open: OpenProject; log: LogDocument; signals: Map<string, Signal> }>();

  constructor(logs: Logs) {
    this.#logs = logs;
  }

  /**
   * Every alarm of a log, those of its targets included, in order; dropped ones too. Read in a derivation, it follows.
   * `plan`: as it stands on the screen, where it is being typed.
   */
  of(
    open: OpenProject,
    log: LogDocument,
    plan: MonitoringPlan['body'] | undefined = open.monitoringPlan?.body,
  ): readonly Alarm[] {
    return alarmLines(open, log, plan).map((placed) => {
      const { watches } = placed.line;
      const target =
        watches.by === 'target' ? (open.targets.find(({ id }) => id === watches.target) ?? null) : null;
      return this.#alarm(open, log, placed, target);
    });
  }

  /** The alarm that a target is on a log, or would be with these terms. */
  ofTarget(open: OpenProject, log: LogDocument, target: Target): Alarm {
    const lines = alarmLines(open, log, open.monitoringPlan?.body);
    const own = lines.find(
      ({ line: { watches } }) => watches.by === 'target' && watches.target === target.id,
    );
    const placed = own ?? { line: lineOfTarget(target, log.id), isStored: false };
    return this.#alarm(open, log, placed, target);
  }

  #alarm(
    open: OpenProject,
    log: LogDocument,
    { line, isStored }: { line: PlacedLine; isStored: boolean },
    target: Target | null,
  ): Alarm {
    const { watches } = line;
    const watched =
      watches.by === 'signal'
        ? { signal: watches.signal, why: '' }
        : target
          ? signalOfTarget(target.body.measure, log.body.columns)
          : { signal: null, why: 'its target is gone' };
    const rule = target ? ruleOfTarget(target.body, line.rule) : line.rule;
    const { signal } = watched;
    const windows = this.windowsOf(open, log);
    const answer = signal && !line.dropped ? this.#answerTo(open, log, signal) : null;
    const judged = answer?.series && windows ? this.#judged(answer.series, log, windows, target) : null;
    const series = judged?.series ?? null;
    return {
      ...{ line, isStored, target, signal, rule, series },
      why: watched.why || (answer?.problem?.message ?? ''),
      least: judged?.least ?? 0,
      now: series && windows ? alarmNow(series, rule, windows, line) : null,
    };
  }

  /** A signal of a log, as an alarm on it would see it; null until it is measured, or where it could not be. */
  series(open: OpenProject, log: LogDocument, signal: Signal): Series | null {
    const series = this.#answerTo(open, log, signal)?.series;
    const windows = this.windowsOf(open, log);
    return series && windows ? this.#judged(series, log, windows, null).series : null;
  }

  /** Why a signal could not be measured; null where it was, or is still to be. */
  problem(open: OpenProject, log: LogDocument, signal: Signal): ProblemFacts | null {
    return this.#answers.get(keyOf(open, log, signal) ?? '')?.problem ?? null;
  }

  /** The windows of a log; null until its profile is read, none where it cannot be. */
  windowsOf(open: OpenProject, log: LogDocument): readonly LogWindow[] | null {
    const digest = profileOf(open, log);
    if (digest === null) return null;
    const known = this.#windows.get(digest);
    if (known) return known;
    if (!this.#asked.has(digest)) {
      this.#asked.add(digest);
      const tell = (windows: readonly LogWindow[]): void => {
        this.#windows = new Map(this.#windows).set(digest, windows);
      };
      // Why they cannot be read is said by each alarm.
      this.#logs.profile(digest).then(
        ({ windows }) => tell(windows),
        () => tell([]),
      );
    }
    return null;
  }

  /** How a target stands in the last window that can be judged; null where nothing is known yet. */
  verdict({ target, signal, why, series, now }: Alarm): Verdict | null {
    if (!target) return null;
    const nothing = { target: target.id, estimate: null, evidence: null };
    if (!signal) return { ...nothing, state: 'notMeasured', why };
    if (!series || !now) return null;
    if (now.window === null) return { ...nothing, state: 'notMeasured', why: 'no window with enough rows' };
    const estimate = estimateAt(series, now.window);
    return { ...nothing, ...judge(target.body, estimate), estimate };
  }

  /** Alarms that are on, over all logs. */
  on(open: OpenProject): readonly Alarm[] {
    return open.logs
      .flatMap((log) => this.of(open, log))
      .filter(({ line, now }) => !line.dropped && now?.state === 'on');
  }

  /** How many of them. */
  ringing(open: OpenProject): number {
    return this.on(open).length;
  }

  /** Whether some of a log's alarms are still being measured; not where the log was not counted. */
  isMeasuring(open: OpenProject, log: LogDocument): boolean {
    if (profileOf(open, log) === null) return false;
    if (!this.windowsOf(open, log)) return true;
    return this.of(open, log).some(
      ({ line, signal, why, now }) => !line.dropped && signal !== null && why === '' && now === null,
    );
  }

  /** Only what may be judged: a target says itself how many rows that takes. The same series for the same question. */
  #judged(
    series: Series,
    { body }: LogDocument,
    windows: readonly LogWindow[],
    target: Target | null,
  ): { series: Series; least: number } {
    const least = target ? target.body.minRows : leastRows(series, periodsOf(body, windows).reference);
    const known = this.#known.get(series) ?? new Map<number, Series>();
    this.#known.set(series, known);
    const judged = known.get(least) ?? judgedWindows(series, least);
    known.set(least, judged);
    return { series: judged, least };
  }

  #answerTo(open: OpenProject, log: LogDocument, signal: Signal): Answer | null {
    const key = keyOf(open, log, signal);
    if (key === null) return null;
    const known = this.#answers.get(key);
    if (known) return known;
    if (!this.#asked.has(key)) {
      this.#asked.add(key);
      const waiting = this.#waiting.get(log.id);
      if (waiting) waiting.signals.set(key, signal);
      else {
        this.#waiting.set(log.id, { open, log, signals: new Map([[key, signal]]) });
        queueMicrotask(() => void this.#send(log.id));
      }
    }
    return null;
  }

  async #send(id: Id): Promise<void> {
    const { open, log, signals } = this.#waiting.get(id)!;
    this.#waiting.delete(id);
    const keys = [...signals.keys()];
    const answers = await this.#logs.series(open, log, [...signals.values()]).then(
      (all) => all.map((series): Answer => ({ series, problem: null })),
      (error: unknown) => keys.map((): Answer => ({ series: null, problem: factsOf(error) })),
    );
    this.#answers = new Map([...this.#answers, ...keys.map((key, at) => [key, answers[at]!] as const)]);
  }
}

/** Everything that a signal's series hangs on; null while the log is not counted. */
function keyOf(open: OpenProject, log: LogDocument, signal: Signal): string | null {
  const digest = profileOf(open, log);
  if (digest === null) return null;
  const slice = signal.of === 'metric' ? signal.slice : null;
  const where = slice === null ? null : (open.slices.find(({ id }) => id === slice)?.body.where ?? 'gone');
  const { reference, columns } = log.body;
  const rows = isProfileSignal(signal) ? null : [rowsOfLog(open, log)?.object.digest, columns, where];
  return JSON.stringify([digest, reference, rows, signalKey(signal)]);
}
