import type { VerdictState } from '../brief/target.ts';
import type { Signal } from '../monitor/signal.ts';
import type { RecoveryTimes } from '../registry/rollback-drill.ts';
import type { StageGate } from '../registry/stage-rules.ts';
import type { Evidence } from './evidence.ts';

/** A thing of the project that a proof rests on, and its screen. */
export interface Source {
  /** What it is, in words. */
  what: string;
  /** null: it is no object or document of its own. */
  ref: Evidence['ref'] | null;
  /** Stage and path of its screen. */
  stage: string;
  path: readonly string[];
  query?: Readonly<Record<string, string>>;
}

/** A figure with the ends of its interval; without one both are the value. */
export interface Level {
  name: string;
  value: number;
  low: number;
  high: number;
}

export interface TargetFact extends Source {
  isGate: boolean;
  /** Of a slice rather than of all rows. */
  ofSlice: boolean;
  /** One slice held against others. */
  between: boolean;
  /** Of how fast it is: latency or throughput. */
  ofLatency: boolean;
  /** On the evaluation that the project answers for; null while it is measured, or where there is no evaluation. */
  state: VerdictState | null;
}

export interface AlarmFact extends Source {
  of: Signal['of'];
  /** Whether it is about the column of latencies. */
  ofLatency: boolean;
}

export interface LogFact extends Source {
  /** Counted by window as it is now: missing values, infinities, ranges. */
  counted: boolean;
  /** End of its newest window; null where it is not known. */
  newestMs: number | null;
}

/** What a project holds, as far as tests of readiness rest on it. Lists have the newest first. */
export interface ProjectFacts {
  nowMs: number;
  /** What data must be like, with the datasets held against it since the page was opened. */
  expectations: readonly (Source & {
    checked: readonly { table: string; served: boolean; anomalies: number }[];
  })[];
  /** Training held against serving since the page was opened. */
  skew: (Source & { differing: number; columns: number }) | null;
  /** The evaluation that the project answers for, and simpler models on the same rows; `metric` as it is called. */
  simpler:
    (Source & { metric: string; higherIsBetter: boolean; model: Level; others: readonly Level[] }) | null;
  targets: readonly TargetFact[];
  /** Error sheets whose rows are slices. */
  sheets: readonly Source[];
  /** Lines of a fairness audit: all, measured, accepted as they stand, and measured beyond what was agreed. */
  audits: readonly (Source & { lines: number; measured: number; accepted: number; beyond: number })[];
  /** Recipes by how often a fit on the same rows led to the same again. */
  fits: readonly (Source & { times: number })[];
  /** Rules in force for changes of a model's stage. */
  stageGates: readonly StageGate[];
  /** The last change to production was made although a rule did not hold. */
  overridden: boolean;
  /** Steps below all of the traffic, and metrics that can stop the rollout. */
  plans: readonly (Source & { steps: number; guardrails: number })[];
  drills: RecoveryTimes & { lastWorked: boolean };
  /** The model in production. */
  live: (Source & { sinceMs: number }) | null;
  logs: readonly LogFact[];
  /** Those of logs that are watched: not dropped, and with a figure to watch. */
  alarms: readonly AlarmFact[];
  /** Models that were timed. */
  timed: readonly Source[];
}
