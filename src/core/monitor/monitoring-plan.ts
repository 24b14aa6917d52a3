import type { Doc, Id } from '../kernel/objects.ts';
import type { AlarmRule } from './alarm-episodes.ts';
import type { Period } from './log.ts';
import type { Signal } from './signal.ts';

/** What an alarm is held against: a figure of its log, or what a target of the project is about. */
export type Watched = { by: 'signal'; signal: Signal } | { by: 'target'; target: Id };

/** How soon somebody has to look: at once, within days, or when there is time. */
export type Severity = 'page' | 'ticket' | 'info';

/** When it may ring without anybody being told. */
export interface Silence extends Period {
  reason: string;
}

/** Whether an episode of an alarm was worth somebody's time. */
export interface EpisodeVerdict {
  useful: boolean;
  note: string;
  by: string;
  atMs: number;
}

/** A line of the plan: what could go wrong, what would show it, from where on, and what is done then. */
export interface AlarmLine {
  /** Place in the list; lines of the same place stand in the order of their ids. */
  order: number;
  /** What could go wrong, in words. */
  risk: string;
  log: Id;
  watches: Watched;
  /** Of a target only the hysteresis and the duration are read: which side is bad, and from where on, it says itself. */
  rule: AlarmRule;
  /** Alarms of one name are raised as one; empty: alone. */
  group: string;
  severity: Severity;
  silences: readonly Silence[];
  action: string;
  owner: string;
  /** Watched no longer; null while it is. */
  dropped: { why: string; by: string; atMs: number } | null;
  /** By the time an episode was raised, in ms. */
  verdicts: Readonly<Record<string, EpisodeVerdict>>;
}

/** What is watched in production, and what is done about it. There is one such plan a project. */
export type MonitoringPlan = Doc<
  'monitoringPlan',
  {
    /** By id of the line. */
    lines: Readonly<Record<string, AlarmLine>>;
    note: string;
  }
>;

/** A line with its id. */
export interface PlacedLine extends AlarmLine {
  id: string;
}

/** The lines in their order. */
export function linesInOrder({ lines }: Pick<MonitoringPlan['body'], 'lines'>): readonly PlacedLine[] {
  return Object.entries(lines)
    .map(([id, line]) => ({ ...line, id }))
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}
