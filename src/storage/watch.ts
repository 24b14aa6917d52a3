import { liveQuery } from 'dexie';

export type Unwatch = () => void;

/** Runs a query now and after every change to what it read, here or in another tab or worker. */
export function watch<T>(
  query: () => Promise<T>,
  onValue: (value: T) => void,
  onError: (error: unknown) => void,
): Unwatch {
  const subscription = liveQuery(query).subscribe({ next: onValue, error: onError });
  return () => {
    subscription.unsubscribe();
  };
}
