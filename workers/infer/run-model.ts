import type { InferApi } from '../../src/compute/contract.ts';
import { owning } from '../../src/storage/jobs.ts';
import { environment } from '../engines/onnx.ts';
import { sessionOf } from './model-session.ts';
import { predictAndKeep } from './predict-and-keep.ts';

/** Runs a stored model on wasm over every row of a stored table and commits its predictions. */
export const runModel: InferApi['run'] = (model, table, ticket, onProgress, note) =>
  owning(ticket.job, () =>
    predictAndKeep({
      model,
      table,
      ticket,
      onProgress,
      open: () => sessionOf({ model }),
      origin: () => {
        const { whyNot, ...rest } = environment();
        return { environment: { ...rest, whyNot: note?.whyNot ?? whyNot }, checked: note?.checked ?? null };
      },
    }),
  );
