import type { RunNote } from '../compute/contract.ts';
import type { Predictions } from '../core/predictions/predictions.ts';
import { chooseLane } from './choose-lane.ts';
import type { ModelRun } from './model-run.ts';

/** Runs a model on wasm, with the threads that are fastest. `note` is of what was tried before. */
export async function predictOnWasm(run: ModelRun, note: RunNote | null): Promise<Predictions> {
  const { model, table, ticket, onProgress, signal } = run;
  const { lane, whyOne } = await chooseLane(model, table, signal);
  const whyNot = [note?.whyNot, whyOne].filter(Boolean).join(' ');
  const told = whyNot === '' ? null : { whyNot, checked: note?.checked ?? null };
  return lane.run((api) => api.run(model, table, ticket, onProgress, told), signal);
}
