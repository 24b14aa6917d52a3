import { nameObject } from '../../src/core/artifact/name-object.ts';
import type { TableVersion } from '../../src/core/table/column.ts';
import { sha256 } from '../../src/storage/sha256.ts';
import type { Bytes } from '../../workers/readers/project-ports.ts';
import { ChunkStore } from './chunk-store.ts';
import { loanDocuments } from './loan-documents.ts';
import { evaluateLoanModel, type LoanTable } from './loan-evaluation.ts';
import { loanLog } from './loan-log.ts';
import { EVALUATION, evaluationLoans } from './loan-samples.ts';
import { appVersion, packSample } from './pack-sample.ts';

const MODELS = [
  { name: 'logreg 1.0', file: 'loan-logreg.onnx' },
  { name: 'trees 2.0', file: 'loan-trees.onnx' },
] as const;

/**
 * The sample project as a file, from the model files by name: the loans, both models run over them, evaluated, with
 * slices and sheets, and nine months of the first model in production. The same model files and app version give the same bytes on every run, in any time zone.
 */
export async function packLoanProject(files: ReadonlyMap<string, Bytes>): Promise<Bytes> {
  const app = appVersion();
  const store = new ChunkStore();
  const table = await loanTable(store, app);
  const evaluated = [];
  for (const { name, file } of MODELS) {
    const bytes = files.get(file);
    if (!bytes) throw new Error(`No model file "${file}".`);
    evaluated.push({ name, bytes, ...(await evaluateLoanModel({ name: file, bytes }, table, store, app)) });
  }
  const log = await loanLog(evaluated[0]!, table, store, app);
  return packSample(store, {
    ...loanDocuments(table.version, evaluated, log),
    objects: [
      table.version,
      ...evaluated.flatMap(({ model, predictions, evaluation }) => [model, predictions, evaluation]),
      log.version,
      log.profile,
    ],
    events: [],
  });
}

/** The loans as a table that no file was read for. */
async function loanTable(store: ChunkStore, app: string): Promise<LoanTable> {
  const columns = evaluationLoans();
  const version = await nameObject<TableVersion>(
    {
      kind: 'table',
      rows: EVALUATION.rows,
      columns: await store.columns(columns, EVALUATION.rows),
      source: null,
    },
    { recipe: 'generate loans', app, inputs: [], seed: EVALUATION.seed, environment: null },
    sha256,
  );
  return { columns, version };
}
