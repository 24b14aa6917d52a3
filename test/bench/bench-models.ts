import type { JobTicket } from '../../src/compute/calls.ts';
import { proposeSignature } from '../../src/core/model/propose-signature.ts';
import { readOnnx } from '../../src/core/model/read-onnx.ts';
import type { ModelVersion } from '../../src/core/model/model-version.ts';
import type { Signature } from '../../src/core/model/signature.ts';
import { createRandom } from '../../src/core/kernel/random.ts';
import { generateLoans } from '../../src/core/simulate/loans.ts';
import type { Column, TableVersion } from '../../src/core/table/column.ts';
import { keepModelFile } from '../../workers/infer/keep-model-file.ts';
import { readFile } from '../../workers/parse/read-file.ts';
import { fileSource } from '../../workers/readers/byte-source.ts';
import { previewTable } from '../../workers/readers/read-table.ts';
import { beginJob, storeTable } from './bench-store.ts';
import { denseNetwork } from './dense-network.ts';

/** Which model the bench runs: scikit-learn's boosted trees over Adult, the sample's own over loans, or a network. */
export type BenchModel =
  | { kind: 'adult'; csv: string; onnx: string }
  | { kind: 'loans'; onnx: string }
  | { kind: 'dense'; widths: readonly number[] };

export interface Stored {
  model: ModelVersion;
  table: TableVersion;
}

/** Columns that adult-gbdt was trained on, in the order of its one nameless input. */
const ADULT_COLUMNS = ['age', 'education_num', 'capital_gain', 'capital_loss', 'hours_per_week'];

/** Stores a model and a table of `rows` rows for it, the file's rows repeated as often as it takes. */
export function storeModel(which: BenchModel, rows: number): Promise<Stored> {
  switch (which.kind) {
    case 'adult':
      return storeAdult(which, rows);
    case 'loans':
      return storeLoans(which, rows);
    case 'dense':
      return storeDense(which.widths, rows);
  }
}

async function storeAdult({ csv, onnx }: { csv: string; onnx: string }, rows: number): Promise<Stored> {
  const text = await (await fetch(csv)).text();
  const [header, ...lines] = text.trimEnd().split('\n');
  const repeated = Array.from({ length: rows }, (_, row) => lines[row % lines.length]!);
  const file = new File([[header!, ...repeated].join('\n'), '\n'], 'adult.csv');
  const { plan } = await previewTable(fileSource(file), {});
  const read = await readFile(file, plan, await beginJob('adult'), () => undefined);
  if (read.state !== 'done') throw new Error('adult.csv was not read');
  const bytes = await bytesAt(onnx);
  const { signature } = proposeSignature(readOnnx(bytes), read.table.columns);
  const inputs = signature.inputs.map((input) => ({ ...input, columns: ADULT_COLUMNS }));
  return { table: read.table, model: await keep(bytes, { ...signature, inputs }) };
}

async function storeLoans({ onnx }: { onnx: string }, rows: number): Promise<Stored> {
  const columns = generateLoans(rows, 1);
  const bytes = await bytesAt(onnx);
  const { signature } = proposeSignature(readOnnx(bytes), columns);
  return { table: await storeTable('loans', columns, rows), model: await keep(bytes, signature) };
}

async function storeDense(widths: readonly number[], rows: number): Promise<Stored> {
  const random = createRandom(1);
  const columns = Array.from({ length: widths[0]! }, (_, i): Column => {
    const data = Float64Array.from({ length: rows }, () => 2 * random.uniform() - 1);
    return { name: `x${String(i)}`, unit: null, missing: 0, role: 'feature', type: 'number', data };
  });
  const classes = Array.from({ length: widths.at(-1)! }, (_, c) => `class ${String(c)}`);
  const signature: Signature = {
    task: { type: 'classification', classes, positive: null, threshold: null },
    inputs: [
      {
        input: 'x',
        dtype: 'float32',
        shape: ['N', columns.length],
        columns: columns.map(({ name }) => name),
        scale: 1,
        offset: 0,
        missing: 'nan',
        mappedBy: 'position',
      },
    ],
    outputs: { label: null, scores: { name: 'probabilities', as: 'probabilities' }, value: null },
  };
  return {
    table: await storeTable('dense', columns, rows),
    model: await keep(denseNetwork(widths), signature),
  };
}

async function keep(bytes: Uint8Array<ArrayBuffer>, signature: Signature): Promise<ModelVersion> {
  const ticket: JobTicket = await beginJob('model');
  return keepModelFile(new File([bytes], 'model.onnx'), signature, ticket);
}

async function bytesAt(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${String(response.status)}`);
  return new Uint8Array(await response.arrayBuffer());
}
