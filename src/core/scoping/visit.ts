/** A person's present visit of a project, as it is kept on their machine. */
export interface Visit {
  /** When the visit before ended; null: there was none. */
  sinceMs: number | null;
  /** The last sign of the person so far. */
  seenMs: number;
}

/** A visit ends once there was no sign of the person for this long. */
export const ABSENCE_MS = 3_600_000;

/** The visit with a sign of the person now: the same one, or a new one after an hour without. */
export function visitAt(last: Visit | undefined, nowMs: number): Visit {
  if (!last) return { sinceMs: null, seenMs: nowMs };
  const isNew = nowMs - last.seenMs >= ABSENCE_MS;
  return { sinceMs: isNew ? last.seenMs : last.sinceMs, seenMs: nowMs };
}
