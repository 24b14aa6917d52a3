import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { packLoanProject } from '../../scripts/samples/project.ts';
import { ChunkStore } from '../../scripts/samples/chunk-store.ts';
import { evaluationLoans } from '../../scripts/samples/loan-samples.ts';
import type { AnyDocument, AnyObject } from '../../src/core/artifact/documents.ts';
import type { Evaluation } from '../../src/core/evaluation/evaluation.ts';
import { makeEvaluation } from '../../src/core/evaluation/make-evaluation.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import type { Predictions } from '../../src/core/predictions/predictions.ts';
import { groupRows } from '../../src/core/slices/group-rows.ts';
import { predicateKey } from '../../src/core/slices/predicate-key.ts';
import { selectRows } from '../../src/core/slices/select-rows.ts';
import { decodeColumn } from '../../src/core/table/chunk-codec.ts';
import type { Column, ColumnMeta } from '../../src/core/table/column.ts';
import { sha256 } from '../../src/storage/sha256.ts';
import { readProject, type ReadProject } from '../../workers/readers/read-project.ts';
import { writeProject } from '../../workers/readers/write-project.ts';

const FOLDER = join(import.meta.dirname, '../../public/samples');
const committed = (name: string) => new Uint8Array(readFileSync(join(FOLDER, name)));
const FILE = committed('loan-approval.drydock.zip');
const TABLE = 'Loans, January to September 2025';
const MODELS = ['logreg 1.0', 'trees 2.0'] as const;
const version = (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;
const quiet = (): void => undefined;

const store = new ChunkStore();
let project: ReadProject;
const byDigest = new Map<Digest, AnyObject>();

beforeAll(async () => {
  project = await readProject(new Blob([FILE]), store, sha256, quiet);
  for (const object of project.objects) byDigest.set(object.digest, object);
});

function documents<K extends AnyDocument['kind']>(kind: K): Extract<AnyDocument, { kind: K }>[] {
  return project.documents
    .filter((each): each is Extract<AnyDocument, { kind: K }> => each.kind === kind)
    .toSorted((a, b) => a.createdMs - b.createdMs);
}

function shelved<K extends AnyObject['kind']>(kind: K, name: string): Extract<AnyObject, { kind: K }> {
  const entry = documents('entry').find(({ body, name: own }) => body.kind === kind && own === name);
  const object = entry && byDigest.get(entry.body.object);
  if (object?.kind !== kind) throw new Error(`No ${kind} “${name}”.`);
  return object as Extract<AnyObject, { kind: K }>;
}

const column = (meta: ColumnMeta): Column =>
  decodeColumn(
    meta,
    meta.chunks.map((digest) => store.get(digest)),
  );
const loan = (name: string): Column =>
  column(shelved('table', TABLE).columns.find((meta) => meta.name === name)!);

describe('the sample project file', () => {
  it('is small, marked as a sample, complete, and the same when exported again', async () => {
    expect(FILE.length).toBeLessThan(2_000_000);
    expect(project.project).toMatchObject({ name: 'Loan approval', body: { sample: true } });
    expect(project.manifest.redactions).toEqual([]);
    expect(project.manifest.app).toEqual({ name: 'Drydock', version, commit: null });
    const again = await writeProject(
      store.source(project),
      { data: true, models: true },
      { app: project.manifest.app, digester: sha256 },
      quiet,
    );
    expect(Buffer.compare(new Uint8Array(await again.arrayBuffer()), FILE)).toBe(0);
  });

  it('holds the loans with their roles and units', async () => {
    const table = shelved('table', TABLE);
    expect(table).toMatchObject({
      rows: 12_000,
      source: null,
      madeBy: { recipe: 'generate loans', seed: 2025 },
    });
    expect(table.columns).toEqual(await new ChunkStore().columns(evaluationLoans(), 12_000));
    const facts = new Map(table.columns.map(({ name, role, unit }) => [name, [role, unit]]));
    expect(facts.get('application_id')).toEqual(['identifier', null]);
    expect(facts.get('applied_at')).toEqual(['timestamp', null]);
    expect(facts.get('income')).toEqual(['feature', 'crowns a year']);
    expect(facts.get('repaid')).toEqual(['label', null]);
  });

  it.each([
    ['logreg 1.0', 'loan-logreg.onnx', ['dropZipMap']],
    ['trees 2.0', 'loan-trees.onnx', []],
  ] as const)('holds %s as the file %s, fed by name', (name, file, edits) => {
    const { source, signature } = shelved('model', name);
    if (source.type !== 'onnx') throw new Error('Not a file.');
    expect(source).toMatchObject({ file, edits });
    expect(Buffer.concat(source.chunks.map((digest) => store.get(digest)))).toEqual(
      Buffer.from(committed(file)),
    );
    expect(signature.task).toEqual({
      type: 'classification',
      classes: ['no', 'yes'],
      positive: 'no',
      threshold: null,
    });
    expect(signature.inputs.map(({ input, columns, mappedBy }) => [input, columns, mappedBy])).toEqual(
      signature.inputs.map(({ input }) => [input, [input], 'name']),
    );
    expect(signature.inputs.length).toBe(10);
  });

  it('holds a run and an evaluation of each model, none of them timed', () => {
    for (const name of MODELS) {
      const predictions = shelved('predictions', `${name} on ${TABLE}`);
      const evaluation = shelved('evaluation', `${name} on ${TABLE}`);
      const table = shelved('table', TABLE).digest;
      const model = shelved('model', name).digest;
      expect(predictions).toMatchObject({ table, model, rows: 12_000, failed: 0 });
      expect(predictions.madeBy).toMatchObject({
        recipe: 'run',
        app: version,
        inputs: [table, model],
        environment: { backend: 'wasm', threads: 1 },
      });
      expect(predictions.madeBy.environment!.engine).toMatch(/^onnxruntime-web \d+\.\d+\.\d+$/);
      expect(evaluation).toMatchObject({ table, model, predictions: predictions.digest, truth: 'repaid' });
      expect(evaluation.madeBy).toMatchObject({ recipe: 'evaluate', inputs: [predictions.digest], seed: 1 });
    }
    expect(project.objects.map(({ kind }) => kind).toSorted()).toEqual([
      'evaluation',
      'evaluation',
      'model',
      'model',
      'predictions',
      'predictions',
      'table',
      'table',
      'table',
    ]);
  });

  it('was made a document a minute from nine on, the second evaluation last; its log was there from the start', () => {
    const log = documents('log')[0]!;
    const isOfLog = ({ id, kind }: AnyDocument): boolean =>
      id === log.id || id === log.body.dataset || kind === 'monitoringPlan';
    const all = [project.project, ...project.documents.filter((each) => !isOfLog(each))];
    const inTurn = all.toSorted((a, b) => a.createdMs - b.createdMs);
    for (const { createdMs } of project.documents.filter(isOfLog))
      expect(createdMs).toBe(Date.parse('2025-11-03T09:00:01Z'));
    inTurn.forEach(({ id, projectId, createdMs, updatedMs, rev }, minute) => {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(projectId).toBe(project.project.id);
      expect(createdMs).toBe(Date.parse('2025-11-03T09:00:00Z') + minute * 60_000);
      expect([updatedMs, rev]).toEqual([createdMs, 1]);
    });
    const evaluations = documents('entry').filter(({ body }) => body.kind === 'evaluation');
    expect(evaluations.at(-1)!.name).toBe(`trees 2.0 on ${TABLE}`);
  });

  it('has saved slices that are not empty', () => {
    const rows = documents('slice').map(({ name, body }) => {
      const inside = selectRows(body.where, ({ name: field }) => loan(field), 12_000);
      return [name, inside.reduce((sum, one) => sum + one, 0)];
    });
    expect(rows).toEqual([
      ['self-employed', 1910],
      ['under 25', 1014],
      ['self-employed, business loan', 593],
    ]);
  });

  it('has a sheet for each evaluation, with a baseline of its own for a row that the sheet shows', () => {
    const sheets = documents('sheet');
    expect(sheets.map(({ body }) => body.evaluation)).toEqual(
      MODELS.map((name) => shelved('evaluation', `${name} on ${TABLE}`).digest),
    );
    const { groups } = groupRows(loan('employment'), { of: 'data', name: 'employment' }, { maxGroups: 200 });
    const shown = groups.map(({ where }) => predicateKey(where));
    for (const { body } of sheets) {
      expect(body).toMatchObject({
        column: 'employment',
        baseline: { value: 0.9, source: 'human level, 3 loan officers (made up)' },
      });
      const own = Object.keys(body.rowBaselines);
      expect(own).toEqual([predicateKey(documents('slice')[0]!.body.where)]);
      expect(shown).toContain(own[0]);
    }
  });
});

describe('the sample’s figures', () => {
  it.each(MODELS)('of %s are those of its predictions', (name) => {
    const evaluation = shelved('evaluation', `${name} on ${TABLE}`);
    const { madeBy: _madeBy, digest: _digest, ...content } = evaluation;
    const made = shelved('predictions', `${name} on ${TABLE}`);
    const { task } = shelved('model', name).signature;
    expect(content).toEqual(makeEvaluation(made, made.columns.map(column), loan('repaid'), task));
  });

  it.each(MODELS)('of %s agree with counting by hand', (name) => {
    const evaluation = shelved('evaluation', `${name} on ${TABLE}`);
    const { counts, brier, logLoss, rocAuc } = byHand(shelved('predictions', `${name} on ${TABLE}`));
    const [[tp, fn], [fp, tn]] = counts;
    expect(evaluation.confusion).toEqual({ classes: ['no', 'yes'], counts, unlabeled: 0, failed: 0 });
    expect(valueOf(evaluation, 'accuracy')).toBe((tp + tn) / 12_000);
    expect(valueOf(evaluation, 'precision')).toBe(tp / (tp + fp));
    expect(valueOf(evaluation, 'recall')).toBe(tp / (tp + fn));
    expect(valueOf(evaluation, 'rocAuc')).toBeCloseTo(rocAuc, 12);
    expect(valueOf(evaluation, 'brier')).toBeCloseTo(brier, 12);
    expect(valueOf(evaluation, 'logLoss')).toBeCloseTo(logLoss, 12);
  });

  function byHand(predictions: Predictions) {
    const [label, score] = predictions.columns.map(column);
    const truth = loan('repaid');
    if (label?.type !== 'category' || score?.name !== 'score:no' || score.type !== 'number')
      throw new Error('Other columns.');
    if (truth.type !== 'category') throw new Error('Another truth.');
    const isNo = ({ levels, data }: typeof label, row: number) => levels[data[row]!] === 'no';
    const counts: [[number, number], [number, number]] = [
      [0, 0],
      [0, 0],
    ];
    let brier = 0;
    let logLoss = 0;
    const scores: [number[], number[]] = [[], []];
    for (let row = 0; row < 12_000; row++) {
      const actual = isNo(truth, row) ? 0 : 1;
      counts[actual][isNo(label, row) ? 0 : 1]++;
      brier += (score.data[row]! - (1 - actual)) ** 2 / 12_000;
      logLoss -= Math.log(actual === 0 ? score.data[row]! : 1 - score.data[row]!) / 12_000;
      scores[actual].push(score.data[row]!);
    }
    return { counts, brier, logLoss, rocAuc: aucOf(scores) };
  }

  /** Share of pairs in which the loan that was not repaid has the higher score. */
  function aucOf([positives, negatives]: readonly [number[], number[]]): number {
    let wins = 0;
    for (const p of positives) for (const n of negatives) wins += p > n ? 1 : p === n ? 0.5 : 0;
    return wins / (positives.length * negatives.length);
  }

  function valueOf({ results }: Evaluation, metric: string): number {
    return results.find(({ measure }) => measure.metric === metric)!.estimate.value!;
  }
});

describe('packLoanProject', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it('makes the committed bytes, here in another time zone', async () => {
    process.env['TZ'] = 'Asia/Kathmandu';
    expect(new Date(0).getTimezoneOffset()).toBe(-330);
    const files = ['loan-logreg.onnx', 'loan-trees.onnx'].map((name) => [name, committed(name)] as const);
    const again = await packLoanProject(new Map(files));
    expect(Buffer.compare(again, FILE), 'differs: run "npm run samples"').toBe(0);
  });
});
