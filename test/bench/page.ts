import type { Answer, Request } from './bench.worker.ts';

/** Runs one bench in a worker of its own, so that none inherits another's memory or threads. */
async function runBench(request: Request): Promise<unknown> {
  const worker = new Worker(new URL('./bench.worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise((resolve, reject) => {
      worker.addEventListener('error', (event) => {
        reject(new Error(event.message || 'The worker of the bench could not be started.'));
      });
      worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
        if ('result' in data) resolve(data.result);
        else reject(new Error(data.error));
      });
      worker.postMessage(request);
    });
  } finally {
    worker.terminate();
  }
}

Object.assign(globalThis, { runBench });
