import 'fake-indexeddb/auto';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AnyObject } from '../../src/core/artifact/documents.ts';
import type { Id } from '../../src/core/kernel/objects.ts';
import { objectsByDigest } from '../../src/storage/objects.ts';
import { documentsOf } from '../../src/storage/documents.ts';
import { evaluateModel } from '../../workers/analyze/evaluate-model.ts';
import { configureEngine } from '../../workers/engines/onnx.ts';
import { unpackProject } from '../../workers/pack/unpack-project.ts';

const FOLDER = join(import.meta.dirname, '../../public/samples');
const JOB = 'a-job' as Id;
const quiet = (): void => undefined;

/** The workers' own jobs, on a database in memory. */
describe('the app, given the sample project', () => {
  let project: Id;
  const made = new Map<string, AnyObject>();

  beforeAll(async () => {
    const request = (_name: string, work: (lock: object) => unknown): unknown => work({});
    vi.stubGlobal('navigator', { locks: { request }, hardwareConcurrency: 1 });
    vi.stubGlobal('self', { location: { href: 'http://localhost/' } });
    const zip = new Blob([readFileSync(join(FOLDER, 'loan-approval.drydock.zip'))]);
    ({ project } = await unpackProject(zip, { job: JOB }, quiet));
    const entries = (await documentsOf(project)).flatMap((each) => (each.kind === 'entry' ? [each] : []));
    const objects = await objectsByDigest(entries.map(({ body }) => body.object));
    objects.forEach((object, i) => made.set(`${object.kind} ${entries[i]!.name}`, object));
  });
  afterAll(() => vi.unstubAllGlobals());

  const object = <K extends AnyObject['kind']>(kind: K, name: string): Extract<AnyObject, { kind: K }> =>
    made.get(`${kind} ${name}`) as Extract<AnyObject, { kind: K }>;
  const TABLE = 'Loans, January to September 2025';

  it.each([
    ['logreg 1.0', 'loan-logreg.onnx'],
    ['trees 2.0', 'loan-trees.onnx'],
  ])('makes of %s the same model, predictions and evaluation', async (name, file) => {
    const { keepModelFile } = await import('../../workers/infer/keep-model-file.ts');
    const { runModel } = await import('../../workers/infer/run-model.ts');
    const folder = dirname(createRequire(import.meta.url).resolve('onnxruntime-web'));
    configureEngine(pathToFileURL(`${folder}/`).href);
    const model = object('model', name);
    const predictions = object('predictions', `${name} on ${TABLE}`);
    const evaluation = object('evaluation', `${name} on ${TABLE}`);
    const ticket = { job: JOB, project, name: 'again' };
    const bytes = new File([readFileSync(join(FOLDER, file))], file);
    expect(await keepModelFile(bytes, model.signature, ticket)).toEqual(ofThisApp(model));
    const ran = await runModel(model.digest, predictions.table, ticket, quiet, null);
    const whyNot = ran.madeBy.environment!.whyNot;
    expect(withReason(ran, null)).toEqual(withReason(ofThisApp(predictions), null));
    expect(whyNot).not.toBeNull();
    expect(await evaluateModel(predictions.digest, 'repaid', ticket, quiet)).toEqual(ofThisApp(evaluation));
  });
});

/** Tests run as version "test". */
function ofThisApp<O extends AnyObject>(object: O): O {
  return { ...object, madeBy: { ...object.madeBy, app: 'test' } };
}

function withReason<O extends AnyObject>(object: O, whyNot: string | null): O {
  const { environment } = object.madeBy;
  return { ...object, madeBy: { ...object.madeBy, environment: environment && { ...environment, whyNot } } };
}
