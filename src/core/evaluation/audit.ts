import { judge, type Judgement } from '../brief/judge-target.ts';
import type { MetricRef, TargetEvidence } from '../brief/target.ts';
import type { Estimate } from '../kernel/estimate.ts';
import type { Doc } from '../kernel/objects.ts';
import type { Favourable } from './group-counts.ts';

/** What was measured, pinned: it stays as it was seen. */
export interface AuditResult {
  estimate: Estimate;
  seenMs: number;
  evidence: TargetEvidence;
  /** What was measured and where, in words, as they were then. */
  words: string;
}

/** Somebody answers for a line as it stood then. */
export interface Acceptance {
  by: string;
  atMs: number;
  note: string;
}

/** One thing that might go wrong, how it would show, where, how much of it is too much, and what was found. */
export interface AuditLine {
  /** Lines stand in this order. */
  order: number;
  risk: string;
  measure: MetricRef | null;
  direction: 'atLeast' | 'atMost';
  /** In the metric's own unit; null = not agreed yet. */
  value: number | null;
  result: AuditResult | null;
  accepted: Acceptance | null;
}

/** Who is compared and what was agreed about a model that predicts one column: one audit for all its evaluations. */
export type Audit = Doc<
  'audit',
  {
    truth: string;
    /** Columns that make groups of people; several in one are crossed. */
    groupings: readonly (readonly string[])[];
    /** The class judged against all others; null = the model's own. */
    positive: string | null;
    /** null = nobody said yet which answer is good for the person. */
    favourable: Favourable | null;
    /** By `groupingKey`: `predicateKey` of the group the others are compared with; without one, the largest. */
    references: Readonly<Record<string, string>>;
    /** Groups with fewer rows are incomplete. */
    minRows: number;
    /** By id, so that two tabs can each add one. */
    lines: Readonly<Record<string, AuditLine>>;
  }
>;

export function groupingKey(columns: readonly string[]): string {
  return JSON.stringify(columns);
}

/** Why a pinned result no longer says how things are; null where it does. */
export type Staleness = 'evaluation' | 'slice' | 'gone' | null;

/** Holds what a result was read from against what it would be read from now; null: it cannot be measured any more. */
export function staleness({ evidence }: AuditResult, now: TargetEvidence | null): Staleness {
  if (!now) return 'gone';
  if (now.of !== evidence.of) return 'evaluation';
  return now.where === evidence.where && now.against === evidence.against ? null : 'slice';
}

/** Whether a result is within what was agreed; by its interval where it has one. null where nothing was agreed. */
export function judgeLine({ direction, value }: AuditLine, estimate: Estimate): Judgement | null {
  if (value === null) return null;
  const decide = estimate.value !== null && estimate.interval ? 'interval' : 'point';
  return judge({ direction, value, decide, minRows: 0 }, estimate);
}

/** Whether what was accepted is what stands there now. */
export function acceptanceHolds({ result, accepted }: AuditLine): boolean {
  return accepted !== null && (result === null || result.seenMs <= accepted.atMs);
}

export const LINE_PARTS = ['risk', 'metric', 'threshold', 'result', 'acceptance'] as const;
export type LinePart = (typeof LINE_PARTS)[number];

/** What a line still lacks, in the order in which it is filled in. */
export function missingOf(line: AuditLine): readonly LinePart[] {
  const has: Record<LinePart, boolean> = {
    risk: line.risk.trim() !== '',
    metric: line.measure !== null,
    threshold: line.value !== null,
    result: line.result !== null,
    acceptance: acceptanceHolds(line),
  };
  return LINE_PARTS.filter((part) => !has[part]);
}

/** Lines in their order, each with its id. */
export function linesOf({ lines }: Pick<Audit['body'], 'lines'>): readonly { id: string; line: AuditLine }[] {
  return Object.entries(lines)
    .map(([id, line]) => ({ id, line }))
    .sort((a, b) => a.line.order - b.line.order || (a.id < b.id ? -1 : 1));
}
