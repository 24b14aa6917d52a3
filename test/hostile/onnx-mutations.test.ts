import { Worker } from 'node:worker_threads';
import { afterAll, expect, it } from 'vitest';
import { Problem } from '../../src/core/kernel/problem.ts';
import { createRandom, type Random } from '../../src/core/kernel/random.ts';
import type { ColumnFacts } from '../../src/core/model/column-facts.ts';
import { dropZipMap } from '../../src/core/model/drop-zip-map.ts';
import { proposeSignature } from '../../src/core/model/propose-signature.ts';
import { readOnnx } from '../../src/core/model/read-onnx.ts';
import { webGpuAbility } from '../../src/core/model/webgpu-ability.ts';
import { translateEngineError } from '../../workers/engines/onnx-errors.ts';
import { fixture, fixtureNames } from '../core/model/onnx-fixtures.ts';
import { endlessLoop, nestedGraphs } from './corpus/model-files.ts';
import { mutateBytes } from './mutate-bytes.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const LONG = process.env['TRUST'] === '1';
const CASES = LONG ? 10_000 : 200;
const SEED = LONG ? Number(process.env['TRUST_SEED'] ?? 1) : 20_240_613;
const TIMEOUT_MS = LONG ? 3_600_000 : 120_000;
/** Of one small file: what takes as long as this hangs. */
const HANG_MS = 20_000;

const COLUMNS: readonly ColumnFacts[] = [
  { name: 'x', type: 'number', role: 'feature' },
  { name: 'y', type: 'category', role: 'label', levels: ['no', 'yes'] },
];

/** One to three bytes by others: lengths mostly stay true, so that more of the file is still read. */
function inPlace(sound: Bytes, random: Random): Bytes {
  const bytes = sound.slice();
  for (let faults = 1 + random.below(3); faults > 0; faults--)
    bytes[random.below(bytes.length)] = random.below(256);
  return bytes;
}

/** What a file says of itself, all of it as a screen would ask, and its bytes for the engine; or the code of its refusal. */
function readAll(bytes: Bytes): Bytes | string {
  try {
    const graph = readOnnx(bytes);
    webGpuAbility(graph);
    proposeSignature(graph, COLUMNS);
    return dropZipMap(bytes)?.bytes ?? bytes;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error.facts.message.length).toBeGreaterThan(15);
    return error.facts.code;
  }
}

let thread: Worker | null = null;
afterAll(() => thread?.terminate());

/** Opens a model in an engine that is killed where it does not answer, as the app's is by "Stop". */
async function openInEngine(bytes: Bytes): Promise<string> {
  thread ??= new Worker(new URL('engine-thread.mjs', import.meta.url));
  const engine = thread;
  let timer: NodeJS.Timeout | undefined;
  const answer = await new Promise<{ said: string | null; trap: boolean } | null>((resolve, reject) => {
    timer = setTimeout(() => {
      resolve(null);
    }, HANG_MS);
    engine.once('message', resolve).once('error', reject);
    engine.postMessage(bytes);
  });
  clearTimeout(timer);
  engine.removeAllListeners('message').removeAllListeners('error');
  if (!answer || answer.trap) {
    thread = null;
    await engine.terminate();
  }
  if (!answer) return 'stopped';
  if (answer.said === null) return 'opened';
  const { code, message } = translateEngineError(new Error(answer.said)).facts;
  expect(message.length).toBeGreaterThan(15);
  return answer.trap ? `trap, ${code}` : code;
}

it(
  'reads or refuses model files with faults, and so does the engine what is read',
  async () => {
    const files = [...fixtureNames().map(fixture), endlessLoop(), (await nestedGraphs(20)()) as Bytes];
    const counts: Record<string, number> = {};
    const count = (outcome: string): void => {
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    };
    let slowest = 0;
    for (let i = 0; i < CASES; i++) {
      const seed = SEED + i;
      const fault = i % 2 === 0 ? mutateBytes : inPlace;
      const bytes = fault(files[i % files.length]!, createRandom(seed));
      const begin = performance.now();
      try {
        const read = readAll(bytes);
        slowest = Math.max(slowest, performance.now() - begin);
        count(typeof read === 'string' ? read : 'read');
        if (typeof read !== 'string') count(`engine: ${await openInEngine(read)}`);
      } catch (cause) {
        throw new Error(`file ${String(i % files.length)}, seed ${String(seed)}`, { cause });
      }
      expect(slowest, `seed ${String(seed)}`).toBeLessThan(HANG_MS);
    }
    if (LONG)
      console.log(
        `onnx: ${String(CASES)} files, slowest ${slowest.toFixed(0)} ms, ${JSON.stringify(counts)}`,
      );
    expect(counts['onnx.damaged']).toBeGreaterThan(CASES / 20);
    expect(counts['engine: opened']).toBeGreaterThan(CASES / 20);
    expect(counts['engine: stopped']).toBeUndefined();
  },
  TIMEOUT_MS,
);
