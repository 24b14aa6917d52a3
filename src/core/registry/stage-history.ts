import type { Digest, Id } from '../kernel/objects.ts';
import { countingEvents } from '../kernel/taken-back.ts';
import type { ModelStage, RegistryEvent } from './registry.ts';

/** A stretch of time over which a model had a stage; half open. */
export interface StagePeriod {
  model: Digest;
  stage: ModelStage;
  fromMs: number;
  /** null = until now. */
  toMs: number | null;
  /** The event it began with. Where another model took its place in production, that model's. */
  event: Id;
}

/**
 * The changes that count, in the order in which they hold. Of two that hold from one instant, the one written down
 * later comes later. Any order may be given.
 */
export function countingChanges(events: readonly RegistryEvent[]): readonly RegistryEvent[] {
  return [...countingEvents(events)].sort((a, b) => startOf(a) - startOf(b));
}

/** From when an event holds. */
export function startOf({ atMs, body }: RegistryEvent): number {
  return body.sinceMs ?? atMs;
}

/**
 * Who had which stage when, by the beginning. One model is in production at a time: when another takes its place it
 * is retired, by that other's event.
 */
export function stagePeriods(events: readonly RegistryEvent[]): readonly StagePeriod[] {
  const periods: StagePeriod[] = [];
  const current = new Map<Digest, StagePeriod>();
  const begin = (model: Digest, stage: ModelStage, event: RegistryEvent): void => {
    const before = current.get(model);
    if (before?.stage === stage) return;
    const fromMs = startOf(event);
    if (before) before.toMs = fromMs;
    const period: StagePeriod = { model, stage, fromMs, toMs: null, event: event.id };
    current.set(model, period);
    periods.push(period);
  };
  for (const event of countingChanges(events)) {
    const { model, stage } = event.body;
    if (stage === 'production') {
      for (const { model: other, stage: has } of [...current.values()]) {
        if (other !== model && has === 'production') begin(other, 'retired', event);
      }
    }
    begin(model, stage, event);
  }
  return periods;
}

/** The model in production at a time, and since when; null where none was. */
export function liveAt(periods: readonly StagePeriod[], atMs: number): StagePeriod | null {
  return periods.find((period) => period.stage === 'production' && holdsAt(period, atMs)) ?? null;
}

/** The stage a model had at a time; null before its first. */
export function stageAt(periods: readonly StagePeriod[], model: Digest, atMs: number): StagePeriod | null {
  return periods.find((period) => period.model === model && holdsAt(period, atMs)) ?? null;
}

/** What was in production after each change that counts. */
export function liveByEvent(events: readonly RegistryEvent[]): readonly (Digest | null)[] {
  const counting = countingChanges(events);
  return counting.map((_, at) => {
    const live = stagePeriods(counting.slice(0, at + 1)).find(
      ({ stage, toMs }) => stage === 'production' && toMs === null,
    );
    return live?.model ?? null;
  });
}

/** The model that was in production before the present one and could be gone back to; null where there is none. */
export function previousLive(periods: readonly StagePeriod[], atMs: number): StagePeriod | null {
  const live = liveAt(periods, atMs);
  const earlier = periods.filter(
    ({ stage, model, fromMs }) =>
      stage === 'production' && model !== live?.model && fromMs < (live?.fromMs ?? atMs),
  );
  return earlier.at(-1) ?? null;
}

/**
 * Whether a model would have a stage now if it were said to have had it since a time; false where something that was
 * said to hold from later on stands, so that it is history only.
 */
export function wouldHoldNow(
  events: readonly RegistryEvent[],
  model: Digest,
  stage: ModelStage,
  sinceMs: number,
): boolean {
  const atMs = events.reduce((latest, event) => Math.max(latest, event.atMs), sinceMs) + 1;
  const said: RegistryEvent = {
    ...{ id: 'said' as Id, projectId: '' as Id, kind: 'registry', atMs, by: '' },
    body: { model, stage, why: '', sinceMs },
  };
  const now = stageAt(stagePeriods([...events, said]), model, Infinity);
  return now?.stage === stage && now.fromMs <= sinceMs;
}

function holdsAt({ fromMs, toMs }: StagePeriod, atMs: number): boolean {
  return fromMs <= atMs && (toMs === null || atMs < toMs);
}
