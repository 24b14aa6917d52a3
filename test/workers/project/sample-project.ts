import { createHash } from 'node:crypto';
import type { Bundle } from '../../../src/core/artifact/bundle.ts';
import type { AnyDocument, AnyObject, Entry, Project } from '../../../src/core/artifact/documents.ts';
import { digestOfObject } from '../../../src/core/artifact/object-digest.ts';
import { chunksOfObject } from '../../../src/core/artifact/references.ts';
import { encodeUtf8 } from '../../../src/core/kernel/codecs.ts';
import type { Digester } from '../../../src/core/kernel/digest.ts';
import type { Digest, Id, MadeBy } from '../../../src/core/kernel/objects.ts';
import type { ModelVersion } from '../../../src/core/model/model-version.ts';
import type { LatencySample, Predictions } from '../../../src/core/predictions/predictions.ts';
import { chunksOf, encodeChunk } from '../../../src/core/table/chunk-codec.ts';
import { lengthOf, type Column, type ColumnMeta, type TableVersion } from '../../../src/core/table/column.ts';
import type { Evaluation } from '../../../src/core/evaluation/evaluation.ts';
import type { ProjectSink, ProjectSource } from '../../../workers/readers/project-ports.ts';
import { readProject, type ReadProject } from '../../../workers/readers/read-project.ts';
import { writeProject } from '../../../workers/readers/write-project.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

export const digester: Digester = async (bytes) => sha256(bytes);
export const APP = { name: 'Drydock', version: 'test', commit: null };
export const EVERYTHING = { data: true, models: true };
export const quiet = (): void => undefined;

/** A store of chunks that can be both ends of a transfer. */
export class MemoryStore implements ProjectSink {
  readonly chunks = new Map<Digest, Bytes>();

  async chunk(bytes: Bytes): Promise<Digest> {
    const digest = sha256(bytes);
    this.chunks.set(digest, bytes.slice());
    return digest;
  }

  digests(): Digest[] {
    return [...this.chunks.keys()].toSorted();
  }

  /** An export's view of a bundle whose chunks are here. */
  source(bundle: Bundle): ProjectSource {
    return {
      ...bundle,
      isWhole: async (object) => chunksOfObject(object).every((digest) => this.chunks.has(digest)),
      chunk: async (digest) => {
        const bytes = this.chunks.get(digest);
        if (!bytes) throw new Error(`no chunk ${digest}`);
        return bytes;
      },
    };
  }
}

export async function exported(store: MemoryStore, bundle: Bundle, contents = EVERYTHING): Promise<Bytes> {
  const blob = await writeProject(store.source(bundle), contents, { app: APP, digester }, quiet);
  return new Uint8Array(await blob.arrayBuffer());
}

export function imported(file: Bytes | Blob, sink: ProjectSink = new MemoryStore()): Promise<ReadProject> {
  return readProject(file instanceof Blob ? file : new Blob([file]), sink, digester, quiet);
}

export function column(
  name: string,
  values: Values,
  more: Partial<Pick<Column, 'role' | 'unit'>> = {},
): Column {
  const base = { name, unit: more.unit ?? null, role: more.role ?? ('feature' as const) };
  const count = (is: (value: unknown) => boolean): number =>
    Array.from<unknown>(values.data).filter(is).length;
  switch (values.type) {
    case 'number':
    case 'timestamp':
      return { ...base, ...values, missing: count(Number.isNaN) };
    case 'integer':
      return { ...base, ...values, missing: 0 };
    case 'boolean':
    case 'category':
      return { ...base, ...values, missing: count((value) => value === -1) };
    case 'text':
      return { ...base, missing: count((value) => value === null), type: 'text', ...textData(values.data) };
  }
}

type Values =
  | { type: 'number'; data: Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer> }
  | { type: 'integer'; data: Int32Array<ArrayBuffer> }
  | { type: 'boolean'; data: Int8Array<ArrayBuffer> }
  | { type: 'category'; data: Int32Array<ArrayBuffer>; levels: readonly string[]; order: 'none' | 'given' }
  | { type: 'timestamp'; data: Float64Array<ArrayBuffer>; zone: 'utc' | 'floating' }
  | { type: 'text'; data: readonly (string | null)[] };

function textData(values: readonly (string | null)[]) {
  const parts = values.map((value) => encodeUtf8(value ?? ''));
  const offsets = new Float64Array(parts.length + 1);
  parts.forEach((part, i) => (offsets[i + 1] = offsets[i]! + part.length));
  const utf8 = new Uint8Array(offsets[parts.length]!);
  parts.forEach((part, i) => utf8.set(part, offsets[i]));
  const valid = values.includes(null) ? Uint8Array.from(values, (value) => (value === null ? 0 : 1)) : null;
  return { offsets, utf8, valid };
}

/** Stores a column's chunks and describes it. */
export function stored(of: Column, store: MemoryStore): ColumnMeta {
  const chunks = chunksOf(of, lengthOf(of)).map((chunk) => {
    const bytes = encodeChunk(chunk).slice();
    const digest = sha256(bytes);
    store.chunks.set(digest, bytes);
    return digest;
  });
  const { name, unit, missing, role } = of;
  const base = { name, unit, missing, role, chunks };
  if (of.type === 'number')
    return { ...base, type: of.type, width: of.data instanceof Float32Array ? 32 : 64 };
  if (of.type === 'category') return { ...base, type: of.type, levels: of.levels, order: of.order };
  return of.type === 'timestamp' ? { ...base, type: of.type, zone: of.zone } : { ...base, type: of.type };
}

const madeBy = (recipe: string, inputs: readonly Digest[] = []): MadeBy => {
  const environment = { backend: 'wasm' as const, threads: 1, engine: 'test 1', whyNot: 'asked for' };
  return { recipe, app: 'test', inputs, seed: null, environment };
};

export async function named<O extends AnyObject>(content: Omit<O, 'digest' | 'madeBy'>): Promise<O> {
  const object = { ...content, madeBy: madeBy(`make ${String((content as unknown as AnyObject).kind)}`) };
  return {
    ...object,
    digest: await digestOfObject(object as unknown as AnyObject, digester),
  } as unknown as O;
}

export function tableOf(columns: readonly ColumnMeta[], rows: number): Promise<TableVersion> {
  const source = { file: 'rows.csv', bytes: 1234, bytesDigest: null };
  return named<TableVersion>({ kind: 'table', rows, columns, source });
}

/** A small project with one of everything, an odd name or two, and something deleted. */
export async function sampleProject(rows = 200): Promise<{ store: MemoryStore; bundle: Bundle }> {
  const store = new MemoryStore();
  const table = await tableOf(
    sampleColumns(rows).map((each) => stored(each, store)),
    rows,
  );
  const onnx = Uint8Array.from({ length: 5000 }, (_, i) => (i * 31) & 255);
  const chunks = [await store.chunk(onnx.slice(0, 3000)), await store.chunk(onnx.slice(3000))];
  const model = await named<ModelVersion>({
    kind: 'model',
    signature: SIGNATURE,
    source: {
      type: 'onnx',
      chunks,
      bytes: 5000,
      file: 'model.onnx',
      edits: ['dropZipMap'],
    },
  });
  const tuned = await named<ModelVersion>({
    ...model,
    signature: {
      ...SIGNATURE,
      task: { type: 'classification', classes: ['no', 'yes'], positive: 'yes', threshold: 0.25 },
    },
  });
  const known = await named<ModelVersion>({
    kind: 'model',
    signature: SIGNATURE,
    source: {
      type: 'column',
      column: { column: 'label', labels: { '0': 'no', '1': 'yes' }, probability: null },
    },
  });
  const label = Int32Array.from({ length: rows }, (_, i) => (i % 17 === 0 ? -1 : i % 2));
  const score = Float32Array.from({ length: rows }, (_, i) =>
    i % 17 === 0 ? NaN : Math.fround((i % 100) / 99),
  );
  const predictions = await named<Predictions>({
    kind: 'predictions',
    table: table.digest,
    model: model.digest,
    rows,
    failed: Math.ceil(rows / 17),
    columns: [
      stored(column('label', { type: 'category', data: label, levels: ['no', 'yes'], order: 'none' }), store),
      stored(column('score:yes', { type: 'number', data: score }), store),
    ],
  });
  const latency = await named<LatencySample>({
    kind: 'latency',
    model: model.digest,
    table: table.digest,
    samples: [
      { batch: 1, callsMs: [0.25, 0.5] },
      { batch: 64, callsMs: [2.125] },
    ],
  });
  const evaluation = await named<Evaluation>({
    kind: 'evaluation',
    table: table.digest,
    model: model.digest,
    predictions: predictions.digest,
    truth: 'label',
    rows,
    results: [
      {
        measure: { metric: 'accuracy', params: {} },
        estimate: {
          value: 0.75,
          n: rows,
          dropped: { missing: 3 },
          interval: { low: 0.7, high: 0.8, level: 0.95, method: 'Wilson' },
        },
      },
      {
        measure: { metric: 'recall', params: { class: 'yes' } },
        estimate: { value: null, reason: 'noPositives', n: 0 },
      },
    ],
    confusion: {
      classes: ['no', 'yes'],
      counts: [
        [90, 10],
        [20, 80],
      ],
      unlabeled: 0,
      failed: 0,
    },
  });
  const objects = [table, model, tuned, known, predictions, latency, evaluation];
  return { store, bundle: { project: PROJECT, documents: documentsFor(objects), objects, events: [] } };
}

function sampleColumns(rows: number): Column[] {
  const at = { length: rows };
  return [
    column('age, in years', {
      type: 'number',
      data: Float64Array.from(at, (_, i) => (i % 13 ? i / 3 : NaN)),
    }),
    column('wide', {
      type: 'number',
      data: Float32Array.from(at, (_, i) => (i % 9 ? Math.fround(-i / 7) : Infinity)),
    }),
    column('', { type: 'integer', data: Int32Array.from(at, (_, i) => i - 5) }, { role: 'identifier' }),
    column('a.b.c', { type: 'boolean', data: Int8Array.from(at, (_, i) => (i % 3) - 1) }),
    column(
      'größe 😀',
      {
        type: 'category',
        data: Int32Array.from(at, (_, i) => (i % 4) - 1),
        levels: ['klein', '', '\ufeffmittel', 'never'],
        order: 'given',
      },
      { role: 'label', unit: 'cm' },
    ),
    column('__proto__', {
      type: 'timestamp',
      data: Float64Array.from(at, (_, i) => (i % 8 ? 1.7e12 + i / 1000 : NaN)),
      zone: 'utc',
    }),
    column('when', {
      type: 'timestamp',
      data: Float64Array.from(at, (_, i) => i * 86_400_000 - 5e11),
      zone: 'floating',
    }),
    column('note', {
      type: 'text',
      data: Array.from(at, (_, i) => (i % 5 === 0 ? null : i % 7 ? `row ${String(i)} – ü` : '')),
    }),
  ];
}

const SIGNATURE: ModelVersion['signature'] = {
  task: { type: 'classification', classes: ['no', 'yes'], positive: 'yes', threshold: null },
  inputs: [
    {
      input: 'x',
      dtype: 'float32',
      shape: ['N', 2],
      columns: ['age, in years', 'wide'],
      scale: 0.0625,
      offset: 0,
      missing: { fill: 0 },
      mappedBy: 'position',
    },
    {
      input: 'c',
      dtype: 'string',
      shape: ['N', 1],
      columns: ['größe 😀'],
      scale: 1,
      offset: 0,
      missing: 'nan',
      mappedBy: 'name',
    },
  ],
  outputs: { label: 'output_label', scores: { name: 'probabilities', as: 'probabilities' }, value: null },
};

const PROJECT_ID = '11111111-2222-4333-8444-555555555555' as Id;
const PROJECT: Project = {
  id: PROJECT_ID,
  projectId: PROJECT_ID,
  kind: 'project',
  name: 'Loans "2024"',
  rev: 3,
  schema: 1,
  createdMs: 1_700_000_000_000,
  updatedMs: 1_700_000_100_000,
  deletedMs: null,
  body: { sample: false },
  unknown: {},
};

function documentsFor(objects: readonly AnyObject[]): AnyDocument[] {
  const base = (i: number, name: string) => ({
    ...PROJECT,
    id: documentId(i),
    name,
    rev: i,
    updatedMs: 1_700_000_200_000 + i,
  });
  const entries = objects.map((object, i): Entry => ({
    ...base(i, `${object.kind} ${String(i)}`),
    kind: 'entry',
    body: { kind: object.kind, object: object.digest },
  }));
  const evaluation = objects.find(({ kind }) => kind === 'evaluation')!.digest;
  return [
    ...entries,
    {
      ...base(20, 'young'),
      kind: 'slice',
      body: {
        foundBy: 'user',
        where: {
          op: 'and',
          of: [
            { op: 'lt', field: { of: 'data', name: 'age, in years' }, value: 30.5 },
            { op: 'not', of: { op: 'in', field: { of: 'prediction', name: 'label' }, values: ['yes', 3] } },
            { op: 'between', field: { of: 'data', name: 'wide' }, low: -1, high: 1, closed: '[)' },
          ],
        },
      },
    },
    {
      ...base(21, 'sheet'),
      kind: 'sheet',
      body: {
        evaluation,
        column: 'größe 😀',
        baseline: { value: 0.9, source: 'human level' },
        rowBaselines: { '{"op":"all"}': { value: 1, source: 'x' } },
      },
    },
    {
      ...base(22, 'deleted'),
      kind: 'slice',
      deletedMs: 1_700_000_300_000,
      body: { foundBy: 'user', where: { op: 'all' } },
    },
  ];
}

export function documentId(i: number): Id {
  return `aaaaaaaa-0000-4000-8000-${String(i).padStart(12, '0')}` as Id;
}

function sha256(bytes: Uint8Array): Digest {
  return createHash('sha256').update(bytes).digest('hex') as Digest;
}
