import type { Random } from '../kernel/random.ts';
import { drawExponential } from '../simulate/draws.ts';

/** How requests come and are served. Times in seconds. */
export interface ServingSystem {
  /** Requests a second, by a Poisson process. */
  arrivals: number;
  /** How long a worker takes for this many requests together. */
  service: (requests: number, random: Random) => number;
  workers: number;
  /** Requests waiting or in service at most; who comes then is turned away. Infinity = no limit. */
  places: number;
  /** Requests taken together at most, and how long a worker waits for more of them once it is free. */
  batch: { most: number; wait: number };
  /** Who waits longer leaves unserved. Infinity = nobody does. */
  timeout: number;
  /** A worker idle for longer than `idle` takes `start` until it serves again; null = always warm. */
  cold: { idle: number; start: number } | null;
}

/** Requests that come after the warm-up. */
export interface ServingRun {
  requests: number;
  turnedAway: number;
  timedOut: number;
  /** From arrival to the beginning and to the end of service, of those served. */
  waits: Float64Array;
  times: Float64Array;
  /** Mean share of the workers that are busy (starting included). */
  utilisation: number;
  /** Batches begun, and how many of them met a cold start. */
  batches: number;
  coldStarts: number;
}

/**
 * Simulates a serving system event by event, first come, first served: `warmUp` requests to fill it, then `requests` that
 * are looked at. A batch begins when a worker is free and either `most` requests wait or the oldest has waited for
 * `batch.wait`. The same generator gives the same run.
 */
export function simulateServing(
  system: ServingSystem,
  { requests, warmUp }: { requests: number; warmUp: number },
  random: Random,
): ServingRun {
  const { workers, places, batch, timeout, cold } = system;
  const total = warmUp + requests;
  const waits = new Float64Array(requests);
  const times = new Float64Array(requests);
  /** When each worker is free, as a heap: the first of them, and so the longest idle, at 0. */
  const freeAt = new Float64Array(workers);
  const queue: { at: number; number: number }[] = [];
  let head = 0;
  /** Ends of service of requests in the system, to know how many are there where that matters. */
  const inService: number[] = [];
  let [served, turnedAway, timedOut, batches, coldStarts, busy] = [0, 0, 0, 0, 0, 0];
  let from = 0;
  let now = 0;

  /** Lets those go who have waited for longer than they would. */
  const leaveBy = (moment: number): void => {
    while (head < queue.length && moment - queue[head]!.at > timeout) {
      if (queue[head]!.number >= warmUp) timedOut++;
      head++;
    }
  };

  /** Begins every batch that can begin before `until`. */
  const serveUntil = (until: number): void => {
    while (head < queue.length) {
      const waiting = queue.length - head;
      const ready = waiting >= batch.most ? queue[head + batch.most - 1]!.at : queue[head]!.at + batch.wait;
      const start = Math.max(freeAt[0]!, ready);
      if (start > until) return;
      leaveBy(start);
      if (head === queue.length || queue[head]!.at > start) continue;
      const isCold = cold !== null && start - freeAt[0]! > cold.idle;
      const begins = start + (isCold ? cold.start : 0);
      const taken: { at: number; number: number }[] = [];
      while (taken.length < batch.most && head < queue.length && queue[head]!.at <= start) {
        taken.push(queue[head++]!);
      }
      const ends = begins + system.service(taken.length, random);
      busy += Math.max(0, ends - Math.max(start, from));
      replaceFirst(freeAt, ends);
      if (taken[0]!.number >= warmUp) {
        batches++;
        if (isCold) coldStarts++;
      }
      for (const { at, number } of taken) {
        if (places < Infinity) insertSorted(inService, ends);
        if (number < warmUp) continue;
        waits[served] = begins - at;
        times[served++] = ends - at;
      }
    }
    if (head > 10_000) {
      queue.splice(0, head);
      head = 0;
    }
  };

  for (let number = 0; number < total; number++) {
    now += drawExponential(random, 1 / system.arrivals);
    serveUntil(now);
    // Who would be too late once a worker is free has left his place by now.
    leaveBy(now);
    if (number === warmUp) {
      from = now;
      busy = freeAt.reduce((sum, free) => sum + Math.max(0, free - now), 0);
    }
    while (inService.length > 0 && inService[0]! <= now) inService.shift();
    if (inService.length + queue.length - head >= places) {
      if (number >= warmUp) turnedAway++;
      continue;
    }
    queue.push({ at: now, number });
  }
  serveUntil(Infinity);
  const over = freeAt.reduce((sum, free) => sum + Math.max(0, free - now), 0);
  return {
    requests,
    turnedAway,
    timedOut,
    waits: waits.slice(0, served),
    times: times.slice(0, served),
    utilisation: now > from ? Math.max(0, busy - over) / ((now - from) * workers) : 0,
    batches,
    coldStarts,
  };
}

/** Puts a value in place of the least one of a heap. */
function replaceFirst(heap: Float64Array, value: number): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child++;
    if (child >= heap.length || heap[child]! >= value) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = value;
}

function insertSorted(sorted: number[], value: number): void {
  let at = sorted.length;
  while (at > 0 && sorted[at - 1]! > value) at--;
  sorted.splice(at, 0, value);
}
