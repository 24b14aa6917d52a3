import { createRandom } from '../kernel/random.ts';
import { quantileSorted } from '../stats/quantile-sorted.ts';
import { drawThreePoint, threePointProblem, type ThreePoint } from './three-point.ts';

/** A piece of work, in days. */
export interface TimelineTask extends ThreePoint {
  id: string;
  name: string;
  /** Ids of what must be done before. */
  after: readonly string[];
}

/** When a task is done, in days from the beginning. */
export interface TaskEnd {
  id: string;
  /** In half of the cases it has begun by then. */
  begun: number;
  /** In 10, 50 and 90 of 100 cases it is done by then. */
  early: number;
  middle: number;
  late: number;
  /** Share of the draws in which the whole waits for it (its criticality). */
  critical: number;
}

export type TimelineAnswer =
  | {
      ok: true;
      tasks: readonly TaskEnd[];
      early: number;
      middle: number;
      late: number;
      /** Days of each draw, sorted. */
      draws: Float64Array<ArrayBuffer>;
    }
  | { ok: false; task: string | null; why: string };

const DRAWS = 10_000;
/** Days from the beginning, of each draw. */
type Days = Float64Array<ArrayBuffer>;

/** Simulates when a project is done: tasks begin once all that stands before them is done. The same for the same seed. */
export function timelineAnswer(
  tasks: readonly TimelineTask[],
  { draws = DRAWS, seed = 1 } = {},
): TimelineAnswer {
  if (tasks.length === 0) return { ok: false, task: null, why: 'There is no task yet.' };
  for (const task of tasks) {
    const why = task.low < 0 ? 'Days cannot be below 0.' : threePointProblem(task);
    if (why) return { ok: false, task: task.id, why };
  }
  const order = inOrder(tasks);
  if (!Array.isArray(order)) {
    const nameOf = (id: string): string => `“${tasks.find((task) => task.id === id)!.name}”`;
    const [first, ...others] = order.circle;
    const why = `It waits for itself: ${others.map((id) => `for ${nameOf(id)}, and that `).join('')}for ${nameOf(first!)}.`;
    return { ok: false, task: first!, why };
  }

  const random = createRandom(seed);
  const lengths = new Map(tasks.map((task) => [task.id, drawThreePoint(task, draws, random)]));
  const begins = new Map<string, Days>();
  const ends = new Map<string, Days>();
  for (const { id, after } of order) {
    const begin = latest(
      after.flatMap((before) => ends.get(before) ?? []),
      draws,
    );
    const own = lengths.get(id)!;
    begins.set(id, begin);
    ends.set(
      id,
      begin.map((day, draw) => day + own[draw]!),
    );
  }
  const whole = latest([...ends.values()], draws);
  const critical = criticalShares(order, ends, lengths, whole);
  // Where a task waits for one other, its begin is that one's end: each is sorted once.
  const known = new Map<Days, Days>();
  const sortedOf = (days: Days): Days => {
    const sorted = known.get(days) ?? days.slice().sort();
    known.set(days, sorted);
    return sorted;
  };
  return {
    ok: true,
    tasks: tasks.map(({ id }) => ({
      id,
      begun: quantileSorted(sortedOf(begins.get(id)!), 0.5),
      ...threeOf(sortedOf(ends.get(id)!)),
      critical: critical.get(id)!,
    })),
    ...threeOf(sortedOf(whole)),
    draws: sortedOf(whole),
  };
}

/** Draw by draw, the latest of some days; the beginning where there are none. */
function latest(all: readonly Days[], draws: number): Days {
  const [only, ...others] = all;
  if (only && others.length === 0) return only;
  const last = new Float64Array(draws);
  for (const days of all)
    for (let draw = 0; draw < draws; draw++) last[draw] = Math.max(last[draw]!, days[draw]!);
  return last;
}

function threeOf(sorted: Days): { early: number; middle: number; late: number } {
  const at = (p: number): number => quantileSorted(sorted, p);
  return { early: at(0.1), middle: at(0.5), late: at(0.9) };
}

/** How often each task lies on the way that the whole waits for, from the last one back. */
function criticalShares(
  order: readonly TimelineTask[],
  ends: ReadonlyMap<string, Float64Array>,
  lengths: ReadonlyMap<string, Float64Array>,
  whole: Float64Array,
): Map<string, number> {
  const draws = whole.length;
  const awaited = new Map(order.map(({ id }) => [id, Float64Array.from(whole)]));
  const shares = new Map<string, number>();
  // From behind, the latest that a task may end without anything being late.
  for (const { id, after } of [...order].reverse()) {
    const [end, latest, length] = [ends.get(id)!, awaited.get(id)!, lengths.get(id)!];
    let count = 0;
    for (let draw = 0; draw < draws; draw++) {
      // What is left is rounding, as small against the days as a double's last places.
      if (latest[draw]! - end[draw]! <= 1e-9 * whole[draw]!) count++;
      for (const before of after) {
        const other = awaited.get(before);
        if (other) other[draw] = Math.min(other[draw]!, latest[draw]! - length[draw]!);
      }
    }
    shares.set(id, count / draws);
  }
  return shares;
}

/**
 * Tasks after those they wait for, or the ids of some that wait for each other, each for the next one. Ids that are not
 * here are not waited for.
 */
function inOrder(tasks: readonly TimelineTask[]): TimelineTask[] | { circle: readonly string[] } {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const ordered: TimelineTask[] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (task: TimelineTask): readonly string[] | null => {
    if (done.has(task.id)) return null;
    if (way.includes(task.id)) return way.slice(way.indexOf(task.id));
    way.push(task.id);
    for (const id of task.after) {
      const before = byId.get(id);
      const circle = before ? visit(before) : null;
      if (circle !== null) return circle;
    }
    way.pop();
    done.add(task.id);
    ordered.push(task);
    return null;
  };
  for (const task of tasks) {
    const circle = visit(task);
    if (circle !== null) return { circle };
  }
  return ordered;
}
