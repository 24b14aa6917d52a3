/** More threads than this were not measured to help models of the size that fits a browser. */
const MOST_THREADS = 4;

/** How many threads a model may use on a machine of so many processor cores; 0 where the browser does not say. */
export function threadsFor(cores: number): number {
  return Math.min(MOST_THREADS, cores || 1);
}

/** Name of the worker that runs models with one thread, where others take as many as there may be. */
export const ONE_THREAD = 'one thread';
