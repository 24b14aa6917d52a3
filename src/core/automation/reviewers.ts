import { mmc, serversFor } from '../serving/queue-theory.ts';

export interface ReviewLoad {
  /** Cases that arrive in an hour, and the share of them that goes to people. */
  casesPerHour: number;
  share: number;
  /** Mean minutes that a review takes. */
  minutes: number;
  /** At most `share` of the cases wait longer than so many minutes. */
  wait: { minutes: number; share: number };
}

export interface Reviewers {
  reviewers: number;
  /** Share of their time that is used. */
  utilisation: number;
  /** Mean minutes that a case waits for one of them. */
  meanWait: number;
}

/** Fewest people that keep the queue of reviews as short as wanted (Erlang C: arrivals by chance, first come first served). */
export function reviewersFor({ casesPerHour, share, minutes, wait }: ReviewLoad): Reviewers {
  const arrivals = (casesPerHour * share) / 60;
  if (arrivals === 0) return { reviewers: 0, utilisation: 0, meanWait: 0 };
  const reviewers = serversFor(arrivals, minutes, { wait: wait.minutes, share: wait.share });
  const { utilisation, meanWait } = mmc(arrivals, minutes, reviewers)!;
  return { reviewers, utilisation, meanWait };
}
