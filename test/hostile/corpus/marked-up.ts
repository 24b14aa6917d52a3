import type { AnyDocument, AnyObject } from '../../../src/core/artifact/documents.ts';
import type { Evaluation } from '../../../src/core/evaluation/evaluation.ts';
import type { Digest, MadeBy } from '../../../src/core/kernel/objects.ts';
import type { ModelVersion } from '../../../src/core/model/model-version.ts';
import type { LatencySample, Predictions } from '../../../src/core/predictions/predictions.ts';
import type { Column, TableVersion } from '../../../src/core/table/column.ts';
import {
  column,
  documentId,
  exported,
  MemoryStore,
  named,
  sampleProject,
  stored,
  type Bytes,
} from '../../workers/project/sample-project.ts';
import { markedUpNames } from './model-files.ts';

/** What runs, opens or draws something where text is taken for more than text. `owned` is what a script would call. */
const KINDS: readonly ((i: number) => string)[] = [
  (i) => `<img data-owned src="x${String(i)}" onerror="owned(${String(i)})">`,
  (i) => `<svg data-owned onload="owned(${String(i)})"></svg>`,
  (i) => `"><script data-owned>owned(${String(i)})</script>`,
  (i) => `javascript:owned(${String(i)})//`,
  (i) => `</textarea></title><iframe data-owned srcdoc="<b>${String(i)}">`,
  (i) => `' autofocus onfocus=owned(${String(i)}) x='`,
  (i) => `=HYPERLINK("http://elsewhere.invalid/${String(i)}")`,
  (i) => `[${String(i)}](javascript:owned(${String(i)}))`,
  (i) => `\u202e${String(i)}gpj.exe\u2066\u200b`,
  (i) => `{@html "<b data-owned>${String(i)}"}`,
  (i) => `<a data-owned href="javascript:owned(${String(i)})">${String(i)}</a>`,
  (i) => `url(javascript:owned(${String(i)}));position:fixed;inset:0`,
];

/** One text of each kind after another. */
export const MARK_UP = KINDS.map((make, i) => make(i)).join(' ');

const ROWS = 120;
let next = 0;

/** A text of the next kind, unlike any other of this project. */
function mark(): string {
  const i = next++;
  return KINDS[i % KINDS.length]!(i);
}

/** A project with mark-up in every text a file can carry, and figures enough for every screen to show it. */
export async function markedUpFile(): Promise<Bytes> {
  const { store, bundle } = await markedUpProject();
  return exported(store, bundle);
}

async function markedUpProject() {
  next = 0;
  const store = new MemoryStore();
  const classes = [mark(), mark()];
  const columns = columnsOf(classes);
  const [truth, predicted, group] = columns.map(({ name }) => name);
  const madeBy: MadeBy = {
    recipe: mark(),
    app: mark(),
    inputs: [],
    seed: null,
    environment: { backend: 'wasm', threads: 1, engine: mark(), whyNot: mark() },
  };
  const table = await marked<TableVersion>({
    kind: 'table',
    rows: ROWS,
    columns: columns.map((each) => stored(each, store)),
    source: { file: mark(), bytes: 99, bytesDigest: null },
  });
  const task = { type: 'classification' as const, classes, positive: classes[1]!, threshold: null };
  const adopted = await marked<ModelVersion>({
    kind: 'model',
    signature: { task, inputs: [], outputs: { label: null, scores: null, value: null } },
    source: {
      type: 'column',
      column: {
        column: predicted!,
        labels: { [classes[0]!]: classes[0]!, [classes[1]!]: classes[1]! },
        probability: null,
      },
    },
  });
  const bytes = markedUpNames(mark())() as Bytes;
  const onnx = await marked<ModelVersion>({
    kind: 'model',
    signature: {
      task,
      inputs: [
        {
          input: mark(),
          dtype: 'float32',
          shape: ['N', 1],
          columns: [columns[3]!.name],
          scale: 1,
          offset: 0,
          missing: { fill: mark() },
          mappedBy: 'name',
        },
      ],
      outputs: { label: mark(), scores: { name: mark(), as: 'probabilities' }, value: null },
    },
    source: {
      type: 'onnx',
      chunks: [await store.chunk(bytes)],
      bytes: bytes.length,
      file: mark(),
      edits: [],
    },
  });
  const answers = Int32Array.from({ length: ROWS }, (_, i) => (i % 5 === 0 ? 1 : i % 2));
  const predictions = await marked<Predictions>({
    kind: 'predictions',
    table: table.digest,
    model: adopted.digest,
    rows: ROWS,
    failed: 0,
    columns: [
      stored(column('label', { type: 'category', data: answers, levels: classes, order: 'none' }), store),
    ],
  });
  const evaluation = await marked<Evaluation>({
    kind: 'evaluation',
    table: table.digest,
    model: adopted.digest,
    predictions: predictions.digest,
    truth: truth!,
    rows: ROWS,
    results: [
      result('accuracy', {}),
      result('recall', { class: classes[0]! }),
      result('constructor', { class: classes[1]! }),
      result(mark(), { [mark()]: mark() }),
    ],
    confusion: {
      classes,
      counts: [
        [48, 12],
        [0, 60],
      ],
      unlabeled: 0,
      failed: 0,
    },
  });
  const latency = await marked<LatencySample>({
    kind: 'latency',
    model: onnx.digest,
    table: table.digest,
    samples: [{ batch: 1, callsMs: [1, 2, 3] }],
  });
  const objects: AnyObject[] = [table, adopted, onnx, predictions, evaluation, latency].map((object) => ({
    ...object,
    madeBy,
  }));
  const { bundle } = await sampleProject(5);
  const base = (i: number) => ({
    ...bundle.project,
    id: documentId(i),
    name: mark(),
    unknown: { note: mark(), tags: [mark()] },
  });
  const documents: AnyDocument[] = [
    ...objects.map((object, i) => ({
      ...base(i),
      kind: 'entry' as const,
      body: { kind: object.kind, object: object.digest },
    })),
    ...[classes[0]!, mark()].map((value, i) => ({
      ...base(20 + i),
      kind: 'slice' as const,
      body: {
        foundBy: 'user' as const,
        where: { op: 'eq' as const, field: { of: 'data' as const, name: truth! }, value },
      },
    })),
    {
      ...base(30),
      kind: 'sheet',
      body: {
        evaluation: evaluation.digest,
        column: group!,
        baseline: { value: 0.9, source: mark() },
        rowBaselines: {
          [mark()]: { value: 0.5, source: mark() },
          '{"op":"all"}': { value: 1, source: mark() },
        },
      },
    },
  ];
  const project = { ...bundle.project, name: mark(), unknown: { [mark()]: mark() } };
  return { store, bundle: { ...bundle, project, documents, objects } };
}

function columnsOf(classes: readonly string[]): Column[] {
  const at = { length: ROWS };
  const of = (levels: readonly string[], code: (i: number) => number): Column =>
    column(mark(), { type: 'category', data: Int32Array.from(at, (_, i) => code(i)), levels, order: 'none' });
  return [
    { ...of(classes, (i) => i % 2), role: 'label' },
    { ...of(classes, (i) => (i % 5 === 0 ? 1 : i % 2)), role: 'prediction' },
    of([mark(), mark(), mark(), mark(), mark()], (i) => i % 5),
    column(mark(), { type: 'number', data: Float64Array.from(at, (_, i) => i / 3) }, { unit: mark() }),
    column(mark(), { type: 'text', data: Array.from(at, () => mark()) }),
    column(mark(), { type: 'boolean', data: Int8Array.from(at, (_, i) => i % 2) }),
    column(mark(), { type: 'timestamp', data: Float64Array.from(at, (_, i) => i * 1e9), zone: 'utc' }),
  ];
}

/** What an object is decides its digest; how it came to be, which is told later, does not. */
function marked<O extends AnyObject>(content: Omit<O, 'digest' | 'madeBy'>): Promise<O & { digest: Digest }> {
  return named<O>(content) as Promise<O & { digest: Digest }>;
}

function result(metric: string, params: Record<string, string>): Evaluation['results'][number] {
  return {
    measure: { metric, params },
    estimate: {
      value: 0.9,
      n: ROWS,
      dropped: {},
      interval: { low: 0.8, high: 0.95, level: 0.95, method: mark() },
    },
  };
}
