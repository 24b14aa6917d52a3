import type { AlarmArea } from './alarm-idea.ts';
import { ancestorsOf, componentsInOrder, sourcesOf, type PipelineBody } from './pipeline.ts';
import type { Signal } from './signal.ts';
import type { SignalChange } from './signal-change.ts';

/** A signal of a component that changed. */
export interface TracedChange {
  component: string;
  area: AlarmArea;
  signal: Signal;
  change: SignalChange;
}

/** Where a change came in: nothing before it in the pipeline, or beside it in its component, changed before it. */
export interface Entry {
  component: string;
  /** By the program around it, or by what it takes and gives. */
  by: 'software' | 'data';
  /** Its changes that nothing explains, about the same time; earliest first. */
  changes: readonly TracedChange[];
  /** What may have followed from it: the first changes of its own answers and of the components after it, in order. */
  path: readonly TracedChange[];
  /** What changed before it upstream, too long before to be taken for its cause. */
  earlier: readonly TracedChange[];
}

export interface ChangeTrace {
  /** Those that something followed from come first; else the earliest. */
  entries: readonly Entry[];
  /** How many of the first entries may each have been the first: above 1, it cannot be told which. */
  tied: number;
}

/** A change may follow from one that is at most so many windows over its own move. */
export const FOLLOWS_WITHIN = 7;

/**
 * Where changes entered a pipeline: those that no change explains which lies before them in the pipeline, and began no
 * later, was not over yet, and not long at rest. In a circle only what is clearly earlier explains. Changes of software
 * are explained by software only. The order of components, edges and changes does not matter.
 */
export function traceChange(
  pipeline: Pick<PipelineBody, 'components' | 'edges'>,
  changes: readonly TracedChange[],
): ChangeTrace {
  const order = new Map(componentsInOrder(pipeline).map(({ id }, place) => [id, place]));
  const ancestors = ancestorsOf(sourcesOf(pipeline));
  const all = changes
    .filter(({ component }) => order.has(component))
    .sort((a, b) => a.change.atMs - b.change.atMs || compare(keyOf(a, order), keyOf(b, order)));
  const leads = (cause: TracedChange, effect: TracedChange): Lead => leadOf(cause, effect, ancestors);
  const roots = all.filter((effect) => !all.some((cause) => leads(cause, effect) === 'explains'));
  const entries: (Entry & { changes: TracedChange[] })[] = [];
  for (const root of roots) {
    const by = root.area === 'software' ? 'software' : 'data';
    const at = entries.find(
      (entry) =>
        entry.component === root.component &&
        entry.by === by &&
        overlap(entry.changes[0]!.change, root.change),
    );
    if (at) at.changes.push(root);
    else entries.push({ component: root.component, by, changes: [root], path: [], earlier: [] });
  }
  const told = entries.map((entry): Entry => ({
    ...entry,
    path: pathOf(entry.changes, all, leads, order),
    earlier: all.filter((cause) => entry.changes.some((one) => leads(cause, one) === 'tooLongBefore')),
  }));
  const ranked = [...told.filter(isFollowed), ...told.filter((entry) => !isFollowed(entry))];
  const [first] = ranked;
  return { entries: ranked, tied: first ? ranked.findLastIndex((entry) => mayBe(first, entry)) + 1 : 0 };
}

function isFollowed({ path }: Entry): boolean {
  return path.length > 0;
}

/** Whether an entry may have been before the first of them. */
function mayBe(first: Entry, entry: Entry): boolean {
  return (
    isFollowed(first) === isFollowed(entry) && overlap(first.changes[0]!.change, entry.changes[0]!.change)
  );
}

type Lead = 'explains' | 'tooLongBefore' | 'no';

function leadOf(
  cause: TracedChange,
  effect: TracedChange,
  ancestors: ReadonlyMap<string, ReadonlySet<string>>,
): Lead {
  if (cause === effect) return 'no';
  const isWithin = cause.component === effect.component;
  if (isWithin) {
    if (effect.area !== 'output' || cause.area === 'output') return 'no';
  } else {
    if (!ancestors.get(effect.component)!.has(cause.component)) return 'no';
    if (effect.area === 'software' && cause.area !== 'software') return 'no';
    const isCircle = ancestors.get(cause.component)!.has(effect.component);
    if (isCircle && !(cause.change.latestMs <= effect.change.earliestMs)) return 'no';
  }
  const [before, after] = [cause.change, effect.change];
  if (after.latestMs <= before.earliestMs) return 'no';
  const reach = FOLLOWS_WITHIN * Math.max(before.everyMs, after.everyMs);
  const isOver = before.endMs !== null && before.endMs + reach < after.earliestMs;
  if (isOver) return 'no';
  return Math.max(before.latestMs, before.arrivedMs) + reach < after.earliestMs
    ? 'tooLongBefore'
    : 'explains';
}

/** Whether which of the two began first cannot be told. */
function overlap(a: SignalChange, b: SignalChange): boolean {
  return a.earliestMs < b.latestMs && b.earliestMs < a.latestMs;
}

/** By component and area the first change that follows, in the order of the pipeline. */
function pathOf(
  roots: readonly TracedChange[],
  all: readonly TracedChange[],
  leads: (cause: TracedChange, effect: TracedChange) => Lead,
  order: ReadonlyMap<string, number>,
): readonly TracedChange[] {
  const reached = new Set<TracedChange>(roots);
  let waiting = [...roots];
  while (waiting.length > 0) {
    const next = all.filter(
      (effect) => !reached.has(effect) && waiting.some((cause) => leads(cause, effect) === 'explains'),
    );
    for (const effect of next) reached.add(effect);
    waiting = next;
  }
  const first = new Map<string, TracedChange>();
  for (const effect of all) {
    const place = `${effect.component} ${effect.area}`;
    if (reached.has(effect) && !roots.includes(effect) && !first.has(place)) first.set(place, effect);
  }
  return [...first.values()].sort(
    (a, b) =>
      order.get(a.component)! - order.get(b.component)! ||
      rankOf(a) - rankOf(b) ||
      a.change.atMs - b.change.atMs,
  );
}

const AREA_RANK: Readonly<Record<AlarmArea, number>> = { software: 0, input: 1, output: 2 };

function rankOf({ area }: TracedChange): number {
  return AREA_RANK[area];
}

/** Ties in time: as they stand in the pipeline, the stronger first, then by name. */
function keyOf(change: TracedChange, order: ReadonlyMap<string, number>): readonly (number | string)[] {
  return [
    order.get(change.component)!,
    rankOf(change),
    -change.change.strength,
    JSON.stringify(change.signal),
  ];
}

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [at, one] of a.entries()) if (one !== b[at]) return one < b[at]! ? -1 : 1;
  return 0;
}
