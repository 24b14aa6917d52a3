import type { InferApi } from '../../src/compute/contract.ts';
import { dropZipMap } from '../../src/core/model/drop-zip-map.ts';
import type { ModelVersion } from '../../src/core/model/model-version.ts';
import { readOnnx } from '../../src/core/model/read-onnx.ts';
import { stageChunks } from '../../src/storage/objects.ts';
import { owning } from '../../src/storage/jobs.ts';
import { finishJob } from '../finish-job.ts';

/** Pieces a model file is stored in, small enough not to stall the page while they are written. */
const PIECE_BYTES = 1 << 20;

export const keepModelFile: InferApi['keep'] = (file, signature, ticket) =>
  owning(ticket.job, async () => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    readOnnx(bytes);
    const chunks = [];
    for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
      chunks.push(...(await stageChunks(ticket.job, [bytes.slice(from, from + PIECE_BYTES)])));
    }
    return finishJob<ModelVersion>(
      ticket,
      {
        kind: 'model',
        signature,
        source: {
          type: 'onnx',
          chunks,
          bytes: bytes.length,
          file: file.name,
          edits: dropZipMap(bytes) ? ['dropZipMap'] : [],
        },
      },
      { recipe: 'file', inputs: [], seed: null, environment: null },
    );
  });
