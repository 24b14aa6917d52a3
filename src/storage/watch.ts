import { liveQuery, type Subscription } from 'dexie';
import { connectionState, followConnection } from './connection.ts';
import { storageProblem } from './storage-problem.ts';

export type Unwatch = () => void;

/**
 * Runs a query now and after every change to what it read, here or in another tab or worker, and again after the
 * database was lost and found. While it is not open, errors are not told: the state of the connection tells why.
 */
export function watch<T>(
  query: () => Promise<T>,
  onValue: (value: T) => void,
  onError: (error: unknown) => void,
): Unwatch {
  const told = (error: unknown): void => {
    if (connectionState() === 'open') void storageProblem(error).then(onError);
  };
  const subscribe = (): Subscription => liveQuery(query).subscribe({ next: onValue, error: told });
  let subscription = subscribe();
  const unfollow = followConnection((state) => {
    if (state !== 'open') return;
    subscription.unsubscribe();
    subscription = subscribe();
  });
  return () => {
    unfollow();
    subscription.unsubscribe();
  };
}
