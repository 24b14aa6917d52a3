/**
 * Waiting lines in closed form. Times are in one unit throughout (seconds), arrivals are Poisson, the first come are
 * served first. Sources: Erlang 1917; Pollaczek 1930 and Khinchine 1932; Kleinrock, Queueing Systems, 1975.
 */

export interface QueueFigures {
  /** Share of the servers' time that is used, lost requests left out; at most 1. */
  utilisation: number;
  /** Chance that a request that is let in waits at all. */
  waitProbability: number;
  /** Mean time from arrival to the beginning and to the end of service, of requests that are let in. */
  meanWait: number;
  meanTime: number;
  /** Mean number waiting, and waiting or in service (Little's law: rate x time). */
  meanWaiting: number;
  meanInSystem: number;
  /** Share of requests turned away because all places are taken. */
  lost: number;
}

/** Servers needed on average to keep up, before any waiting: requests a second x seconds each. */
export function offeredLoad(arrivals: number, service: number): number {
  return arrivals * service;
}

/** Erlang's B: chance that all of c servers are busy where nobody waits, by the recursion that cannot overflow. */
export function erlangB(servers: number, load: number): number {
  let blocked = 1;
  for (let k = 1; k <= servers; k++) blocked = (load * blocked) / (k + load * blocked);
  return blocked;
}

/** Erlang's C: chance to wait before c servers. 1 where the load is more than they can take. */
export function erlangC(servers: number, load: number): number {
  if (load >= servers) return 1;
  const blocked = erlangB(servers, load);
  return (servers * blocked) / (servers - load * (1 - blocked));
}

/** M/M/c: exponential service at c servers, endless room. null where the queue grows without end. */
export function mmc(arrivals: number, service: number, servers: number): QueueFigures | null {
  const load = offeredLoad(arrivals, service);
  if (!(load < servers)) return null;
  const waitProbability = erlangC(servers, load);
  const meanWait = (waitProbability * service) / (servers - load);
  return figures(arrivals, service, { utilisation: load / servers, waitProbability, meanWait, lost: 0 });
}

/** Chance that a request waits longer than this in M/M/c; null where the queue grows without end. */
export function mmcWaitBeyond(
  arrivals: number,
  service: number,
  servers: number,
  wait: number,
): number | null {
  const load = offeredLoad(arrivals, service);
  if (!(load < servers)) return null;
  return erlangC(servers, load) * Math.exp((-(servers - load) * wait) / service);
}

/**
 * M/G/1: one server whose times have this squared coefficient of variation (variance over squared mean; 1 = exponential,
 * 0 = always the same). null where the queue grows without end.
 */
export function mg1(arrivals: number, service: number, variation: number): QueueFigures | null {
  const load = offeredLoad(arrivals, service);
  if (!(load < 1)) return null;
  const meanWait = (load * service * (1 + variation)) / (2 * (1 - load));
  return figures(arrivals, service, { utilisation: load, waitProbability: load, meanWait, lost: 0 });
}

/** M/M/1/K: one server, at most K requests in the system; who comes then is turned away. Any load will do. */
export function mm1k(arrivals: number, service: number, places: number): QueueFigures {
  const load = offeredLoad(arrivals, service);
  // Chances of 0..K in the system, scaled so that none overflows.
  const weights = Array.from({ length: places + 1 }, (_, n) =>
    load <= 1 ? load ** n : load ** (n - places),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const chances = weights.map((weight) => weight / total);
  const lost = chances[places]!;
  const meanInSystem = chances.reduce((sum, chance, n) => sum + n * chance, 0);
  const letIn = arrivals * (1 - lost);
  const meanTime = letIn === 0 ? service : meanInSystem / letIn;
  return figures(letIn, service, {
    utilisation: 1 - chances[0]!,
    waitProbability: lost === 1 ? 0 : (1 - lost - chances[0]!) / (1 - lost),
    meanWait: meanTime - service,
    lost,
  });
}

function figures(
  rate: number,
  service: number,
  known: Pick<QueueFigures, 'utilisation' | 'waitProbability' | 'meanWait' | 'lost'>,
): QueueFigures {
  const meanTime = known.meanWait + service;
  return {
    ...known,
    meanTime,
    meanWaiting: rate * known.meanWait,
    meanInSystem: rate * meanTime,
  };
}

/** Fewest servers of M/M/c with which at most `share` of the requests wait longer than `wait`. */
export function serversFor(
  arrivals: number,
  service: number,
  { wait, share }: { wait: number; share: number },
): number {
  let servers = Math.max(1, Math.floor(offeredLoad(arrivals, service)) + 1);
  while ((mmcWaitBeyond(arrivals, service, servers, wait) ?? 1) > share) servers++;
  return servers;
}
