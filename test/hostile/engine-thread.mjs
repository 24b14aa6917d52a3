import { parentPort } from 'node:worker_threads';
import * as ort from 'onnxruntime-web/wasm';

/** Opens each model it is sent in the engine, and says how that ended. It may be killed at any time. */
ort.env.wasm.numThreads = 1;
parentPort.on('message', async (bytes) => {
  try {
    const session = await ort.InferenceSession.create(bytes, { logSeverityLevel: 4 });
    await session.release();
    parentPort.postMessage({ said: null, trap: false });
  } catch (error) {
    parentPort.postMessage({
      said: String(error?.message ?? error),
      trap: error instanceof WebAssembly.RuntimeError,
    });
  }
});
