import { beforeEach, describe, expect, it, vi } from 'vitest';
import { digest, emptyStore, id, startJob } from '../../storage/fresh-store.ts';
import type { LanePart, LaneResult } from '../../../src/core/shadow/shadow-lane.ts';
import { mirroredRows } from '../../../src/core/shadow/mirrored-rows.ts';
import type { OnnxGraph } from '../../../src/core/model/onnx-graph.ts';
import type { ModelVersion } from '../../../src/core/model/model-version.ts';
import type { TensorData, Tensors } from '../../../src/core/model/tensor-data.ts';
import { chunksOf, encodeChunk } from '../../../src/core/table/chunk-codec.ts';
import type { Column, TableVersion } from '../../../src/core/table/column.ts';
import { commit, objectOf, stageChunks } from '../../../src/storage/objects.ts';
import { metaOf } from '../../../workers/column-store.ts';
import { shadowRows } from '../../../workers/infer/shadow-rows.ts';
import { readColumn } from '../../../workers/table-cache.ts';
import { numberColumn } from '../../core/column-from.ts';

const ROWS = 20;
const madeBy = { recipe: 'test', app: 'test', inputs: [], seed: null, environment: null };
const table = digest('table');
const model = digest('model');

/** A table of x = 0 to 19, and a model that gives x / 20 as the chance of "yes". */
async function fill(): Promise<void> {
  const x = numberColumn(
    'x',
    Array.from({ length: ROWS }, (_, row) => row),
  );
  const job = await startJob('fill');
  const chunks = await stageChunks(job, chunksOf(x, ROWS).map(encodeChunk));
  const stored: TableVersion = {
    ...{ kind: 'table', digest: table, madeBy, rows: ROWS, source: null },
    columns: [metaOf(x, chunks)],
  };
  const known: ModelVersion = {
    ...{ kind: 'model', digest: model, madeBy },
    signature: {
      task: { type: 'classification', classes: ['no', 'yes'], positive: 'yes', threshold: 0.5 },
      inputs: [
        {
          ...{ input: 'x', dtype: 'float32', shape: ['N', 1], columns: ['x'], scale: 1, offset: 0 },
          ...{ missing: 'nan', mappedBy: 'name' },
        },
      ],
      outputs: { label: null, scores: { name: 'p', as: 'positiveProbability' }, value: null },
    },
    source: { type: 'onnx', chunks: [], bytes: 1, file: 'x.onnx', edits: [] },
  };
  await commit(job, 1, { objects: [stored, known], documents: [] });
}

/** Calls are made on rows of 4: `change` may delay one, spoil its answers or throw. */
async function run(
  change: (first: number, scores: Float32Array) => void | Promise<void>,
  asked: { percent?: number; timeoutMs?: number | null } = {},
): Promise<{ result: LaneResult; parts: LanePart[]; started: number }> {
  const graph = { inputs: [], outputs: [] } as unknown as OnnxGraph;
  let warm = false;
  const answer = async (feeds: Tensors): Promise<Tensors> => {
    const x = feeds.get('x')!.data as Float32Array;
    const scores = Float32Array.from(x, (value) => value / ROWS);
    if (warm) await change(x[0]!, scores);
    warm = true;
    return new Map<string, TensorData>([['p', { dtype: 'float32', dims: [x.length, 1], data: scores }]]);
  };
  const open = { inputs: ['x'], outputs: ['p'], run: answer, release: async () => undefined };
  const shadow = shadowRows({
    open: async () => ({ graph, open }),
    environment: () => ({ backend: 'wasm', threads: 1, engine: 'test', whyNot: null }),
  });
  const parts: LanePart[] = [];
  const started = performance.timeOrigin + performance.now() + 5;
  const { percent = 100, timeoutMs = null } = asked;
  const result = await shadow(
    { model, table, percent, seed: 3, rowsACall: 4, timeoutMs },
    { job: await startJob('lane'), project: id('project'), name: 'lane', unshelved: true },
    (part) => parts.push(part),
    async () => started,
  );
  return { result, parts, started };
}

async function kept({ predictions }: LaneResult): Promise<ReadonlyMap<string, Column>> {
  const { columns } = await objectOf('predictions', predictions!);
  return new Map(
    await Promise.all(columns.map(async (meta) => [meta.name, await readColumn(meta)] as const)),
  );
}

const statesOf = (column: Column | undefined): string[] => {
  if (column?.type !== 'category') throw new TypeError('no column of states');
  return Array.from(column.data, (code) => column.levels[code]!);
};

describe('one side of a shadow comparison', () => {
  beforeEach(async () => {
    await emptyStore();
    await fill();
  });

  it('answers every row in order, not before the first is due, and keeps what running it alone would', async () => {
    const { result, parts, started } = await run(() => undefined);
    expect(result).toMatchObject({ answered: ROWS, failed: 0, timedOut: 0, errors: [], calls: 5 });
    expect(result.firstMs).toBeGreaterThanOrEqual(started - 1);
    expect(result.lastMs).toBeGreaterThanOrEqual(result.firstMs!);
    const answers = parts.flatMap((part) => [...part.answers]);
    expect(answers).toEqual(Array.from({ length: ROWS }, (_, row) => Number(row >= 10)));
    expect(parts.at(-1)).toMatchObject({ done: ROWS, total: ROWS });
    const columns = await kept(result);
    expect([...columns.keys()]).toEqual(['label', 'score:no', 'score:yes']);
    const label = columns.get('label')!;
    expect(label.type === 'category' && [...label.data]).toEqual(answers);
  });

  it('tells calls that fail, answers that cannot be used and those that come too late apart', async () => {
    const own = performance.now.bind(performance);
    let late = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => own() + late);
    const { result } = await run(
      (first, scores) => {
        if (first === 4) throw new Error('out of memory');
        if (first === 8) scores[1] = NaN;
        if (first === 12) late = 100_000;
      },
      { timeoutMs: 60_000 },
    );
    vi.restoreAllMocks();
    expect(result).toMatchObject({ answered: 11, failed: 5, timedOut: 4 });
    expect(result.errors).toEqual([{ message: 'out of memory', rows: 4 }]);
    const columns = await kept(result);
    const states = statesOf(columns.get('answer'));
    expect(states.slice(4, 8)).toEqual(Array.from({ length: 4 }, () => 'failed'));
    expect(states[9]).toBe('failed');
    expect(states.slice(12, 16)).toEqual(Array.from({ length: 4 }, () => 'too late'));
    expect(states.filter((state) => state === 'answered')).toHaveLength(11);
    const label = columns.get('label')!;
    expect(label.missing).toBe(9);
  });

  it('asks the mirrored rows alone, and the others have no answer', async () => {
    const { result, parts } = await run(() => undefined, { percent: 40 });
    const mirrored = [...mirroredRows(ROWS, 40, 3)];
    expect(mirrored.length).toBeGreaterThan(0);
    expect(mirrored.length).toBeLessThan(ROWS);
    expect(result.answered).toBe(mirrored.length);
    expect(parts.flatMap((part) => [...part.answers])).toEqual(mirrored.map((row) => Number(row >= 10)));
    const states = statesOf((await kept(result)).get('answer'));
    states.forEach((state, row) =>
      expect(state, `row ${String(row)}`).toBe(mirrored.includes(row) ? 'answered' : 'not mirrored'),
    );
  });
});
