import { expose as exposeByComlink } from 'comlink';
import type { EveryApi } from '../src/compute/contract.ts';
import { factsOf } from '../src/core/kernel/problem.ts';
import { lookAt } from './project-at-hand.ts';

/** Offers an API to the page. What is thrown crosses as plain facts (see compute/lane.ts). */
export function expose(api: object): void {
  const guarded = Object.fromEntries(
    Object.entries(api as Record<string, (...args: unknown[]) => Promise<unknown>>).map(([name, method]) => [
      name,
      async (...args: unknown[]): Promise<unknown> => {
        try {
          return await method(...args);
        } catch (error) {
          // A plain object: Comlink would keep of an Error only its message.
          throw { problem: factsOf(error), stack: error instanceof Error ? error.stack : undefined };
        }
      },
    ]),
  );
  const every: EveryApi = { lookAt };
  exposeByComlink({ ...guarded, ...every });
}
