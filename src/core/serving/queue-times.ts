import { erlangC, offeredLoad } from './queue-theory.ts';

/** How long requests take in M/M/c from arrival to answer. Sources as in queue-theory.ts. */

/**
 * Chance that a request takes longer than `time` in M/M/c, waiting and service together; null where the queue grows
 * without end. The sum of an exponential service and of a wait that is 0 or exponential.
 */
export function mmcTimeBeyond(
  arrivals: number,
  service: number,
  servers: number,
  time: number,
): number | null {
  return timeBeyond(arrivals, service, servers)?.(time) ?? null;
}

/** Time that this share of the requests is answered within; null where the queue grows without end. `share` below 1. */
export function mmcTimeQuantile(
  arrivals: number,
  service: number,
  servers: number,
  share: number,
): number | null {
  const beyond = timeBeyond(arrivals, service, servers);
  if (!beyond) return null;
  let high = service;
  while (beyond(high) > 1 - share) high *= 2;
  let low = 0;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (beyond(middle) > 1 - share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Fewest servers of M/M/c with which `share` of the requests are answered within `time`; null where service alone takes
 * longer than that too often, which no number of servers can help.
 */
export function serversWithin(
  arrivals: number,
  service: number,
  { time, share }: { time: number; share: number },
): number | null {
  if (Math.exp(-time / service) >= 1 - share) return null;
  const enough = (servers: number): boolean =>
    (mmcTimeBeyond(arrivals, service, servers, time) ?? 1) <= 1 - share;
  let most = Math.floor(offeredLoad(arrivals, service)) + 1;
  let tooFew = most - 1;
  for (let more = 1; !enough(most); more *= 2) {
    tooFew = most;
    most += more;
  }
  while (most - tooFew > 1) {
    const middle = Math.floor((most + tooFew) / 2);
    if (enough(middle)) most = middle;
    else tooFew = middle;
  }
  return most;
}

function timeBeyond(arrivals: number, service: number, servers: number): ((time: number) => number) | null {
  const load = offeredLoad(arrivals, service);
  if (!(load < servers)) return null;
  const waits = erlangC(servers, load);
  const spare = servers - 1 - load;
  return (time) => {
    const passed = time / service;
    // Where waiting ends as fast as service does, the limit of the quotient.
    const both = Math.abs(spare * passed) < 1e-9 ? passed : -Math.expm1(-spare * passed) / spare;
    return Math.exp(-passed) * (1 + waits * both);
  };
}
