import type { Digest, Ev, Id } from '../kernel/objects.ts';
import { countingEvents } from '../kernel/taken-back.ts';
import { quantileSorted } from '../stats/quantile-sorted.ts';

/** Going back to an older model, step by step: that something is wrong, what to do, doing it, seeing that it worked. */
export const DRILL_STEPS = ['detect', 'decide', 'switch', 'verify'] as const;
export type DrillStep = (typeof DRILL_STEPS)[number];

/** The older model loaded from nothing and asked here; or why it was not. */
export type Replay =
  | {
      table: Digest;
      rows: number;
      answered: number;
      /** From starting an engine to the last answer. */
      ms: number;
    }
  | { why: string };

/** A rollback that was practised. Append-only; one that was kept by mistake is taken back by another. */
export type DrillEvent = Ev<
  'drill',
  {
    /** What was live; null = nothing. */
    from: Digest | null;
    /** What was gone back to. */
    to: Digest;
    stepsMs: Readonly<Record<DrillStep, number>>;
    /** What of the present data stood in the way, in words; null = not looked at. */
    data: { table: Digest; stops: readonly string[] } | null;
    replay: Replay;
    note: string;
    takesBack?: Id;
  }
>;

export type DrillResult = Omit<DrillEvent['body'], 'takesBack'>;

/** How long it took until the older model was live and seen to work. */
export function timeToRecover({ stepsMs }: Pick<DrillResult, 'stepsMs'>): number {
  return DRILL_STEPS.reduce((sum, step) => sum + stepsMs[step], 0);
}

/** Whether the older model could do its work: the data fits, and it answered every row it was asked or had no file to load. */
export function couldGoBack({ data, replay }: DrillResult): boolean {
  return (data === null || data.stops.length === 0) && ('why' in replay || replay.answered === replay.rows);
}

export interface RecoveryTimes {
  drills: number;
  /** null without a drill, as all below. */
  medianMs: number | null;
  worstMs: number | null;
  /** The step that took longest in the median. */
  slowest: DrillStep | null;
  latestMs: number | null;
}

/** Over the drills that count. The median of an even number is the mean of the middle two. */
export function recoveryTimes(events: readonly DrillEvent[]): RecoveryTimes {
  const drills = countingEvents(events).map(({ body }) => body);
  if (drills.length === 0) return { drills: 0, medianMs: null, worstMs: null, slowest: null, latestMs: null };
  const totals = drills.map(timeToRecover);
  const byStep = DRILL_STEPS.map((step) => medianOf(drills.map(({ stepsMs }) => stepsMs[step])));
  return {
    drills: drills.length,
    medianMs: medianOf(totals),
    worstMs: Math.max(...totals),
    slowest: DRILL_STEPS[byStep.indexOf(Math.max(...byStep))]!,
    latestMs: totals.at(-1)!,
  };
}

function medianOf(values: readonly number[]): number {
  return quantileSorted(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}
