import { inferLane, webGpuLane } from '../compute/clients.ts';
import type { RunNote } from '../compute/contract.ts';
import { Cancelled } from '../core/kernel/cancelled.ts';
import { factsOf } from '../core/kernel/problem.ts';
import type { BackendCheck } from '../core/predictions/check-backend.ts';
import type { Predictions } from '../core/predictions/predictions.ts';
import { dropStaging } from '../storage/jobs.ts';
import type { ModelRun } from './model-run.ts';

/**
 * Runs a model on WebGPU where its answers to a sample hold against those of wasm. Where they do not, or anything else
 * goes wrong on the way, tells why, for wasm to run it. Rejects with Cancelled, and with what the store failed of.
 */
export async function predictOnWebGpu(run: ModelRun): Promise<Predictions | RunNote> {
  const { model, table, ticket, onProgress, signal } = run;
  const tell = (phase: string): void => {
    onProgress({ phase, done: 0, total: null, unit: 'rows' });
  };
  let checked: BackendCheck | null = null;
  try {
    tell('running a sample on WASM');
    const trusted = await inferLane.run((api) => api.answerSample(model, table), signal);
    tell('running the sample on WebGPU');
    const { check, refused } = await webGpuLane.run((api) => api.check(model, table, trusted), signal);
    checked = check;
    if (refused !== null) return { whyNot: `WebGPU ${refused}.`, checked };
    return await webGpuLane.run((api) => api.run(model, table, check, ticket, onProgress), signal);
  } catch (error) {
    const { code, message } = factsOf(error);
    if (error instanceof Cancelled || code.startsWith('storage.')) throw error;
    await dropStaging(ticket.job);
    return { whyNot: `WebGPU did not run it: ${message}`, checked };
  }
}
