import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ChunkStore } from '../../scripts/samples/chunk-store.ts';
import { packSpeechProject } from '../../scripts/samples/speech-project.ts';
import type { AnyDocument, AnyObject } from '../../src/core/artifact/documents.ts';
import type { ErrorSheet } from '../../src/core/evaluation/error-sheet.ts';
import { makeEvaluation } from '../../src/core/evaluation/make-evaluation.ts';
import { errorSheet } from '../../src/core/evaluation/make-error-sheet.ts';
import { planOf, priorityOf } from '../../src/core/evaluation/row-plan.ts';
import type { Sheet } from '../../src/core/evaluation/sheet.ts';
import { alignOutcome } from '../../src/core/predictions/align-outcome.ts';
import { groupRows } from '../../src/core/slices/group-rows.ts';
import { selectRows } from '../../src/core/slices/select-rows.ts';
import { decodeColumn } from '../../src/core/table/chunk-codec.ts';
import type { Column, ColumnMeta } from '../../src/core/table/column.ts';
import { SAMPLES } from '../../src/session/samples.ts';
import { sha256 } from '../../src/storage/sha256.ts';
import { readProject, type ReadProject } from '../../workers/readers/read-project.ts';
import { writeProject } from '../../workers/readers/write-project.ts';

const committed = (file: string) =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '../../public', file)));
const FILE = committed('samples/voice-search.drydock.zip');
const quiet = (): void => undefined;
const store = new ChunkStore();
let project: ReadProject;
let body: Sheet['body'];
let sheet: ErrorSheet;

function object<K extends AnyObject['kind']>(kind: K): Extract<AnyObject, { kind: K }> {
  return project.objects.find((each) => each.kind === kind) as Extract<AnyObject, { kind: K }>;
}

function documents<K extends AnyDocument['kind']>(kind: K): Extract<AnyDocument, { kind: K }>[] {
  return project.documents.filter((each): each is Extract<AnyDocument, { kind: K }> => each.kind === kind);
}

const whole = (meta: ColumnMeta): Column =>
  decodeColumn(
    meta,
    meta.chunks.map((digest) => store.get(digest)),
  );
const column = (name: string): Column => whole(object('table').columns.find((meta) => meta.name === name)!);

beforeAll(async () => {
  project = await readProject(new Blob([FILE]), store, sha256, quiet);
  body = documents('sheet')[0]!.body;
  const predicted = object('predictions').columns.map(whole);
  const { outcome } = alignOutcome(column('said'), predicted, object('model').signature.task);
  const field = { of: 'data', name: 'condition' } as const;
  sheet = errorSheet(outcome, {
    ...body,
    groups: groupRows(column('condition'), field, { maxGroups: 200 }),
    slices: [],
  });
});

describe('the speech sample', () => {
  it('is the same when exported again, and when made again', async () => {
    expect(project.project).toMatchObject({ name: 'Voice search', body: { sample: true } });
    const again = await writeProject(
      store.source(project),
      { data: true, models: true },
      { app: project.manifest.app, digester: sha256 },
      quiet,
    );
    expect(Buffer.compare(new Uint8Array(await again.arrayBuffer()), FILE)).toBe(0);
    expect(Buffer.compare(await packSpeechProject(), FILE), 'differs: run "npm run samples"').toBe(0);
  });

  it('has the course’s figures: accuracy, human level, share and gains of .60, .16, .60 and 0', () => {
    const shown = Object.fromEntries(
      sheet.rows.map(({ name, metric, baseline, share, gain }) => [
        name,
        [metric.value, baseline?.value, share, gain!.value!.toFixed(2)],
      ]),
    );
    expect(shown).toEqual({
      'condition = clean': [0.94, 0.95, 0.6, '0.60'],
      'condition = car noise': [0.89, 0.93, 0.04, '0.16'],
      'condition = people noise': [0.87, 0.89, 0.3, '0.60'],
      'condition = low bandwidth': [0.7, 0.7, 0.06, '0.00'],
    });
    expect(sheet.rows.every(({ baseline }) => baseline!.source.startsWith('human level'))).toBe(true);
    const weighted = sheet.rows.reduce((sum, { baseline, share }) => sum + baseline!.value * share, 0);
    expect(sheet.all.baseline!.value).toBeCloseTo(weighted, 12);
    // Conditions do not overlap: here, and only here, the gains come to that of all rows.
    expect(sheet.all.gain!.value).toBeCloseTo(1.36, 10);
  });

  it('has each condition judged, people noise first, and says where the course’s text slips', () => {
    const ranked = sheet.rows
      .map((row) => ({ name: row.name, priority: priorityOf(row.gain, planOf(body, row.where))! }))
      .sort((a, b) => b.priority - a.priority);
    expect(ranked[0]!.name).toBe('condition = people noise');
    expect(ranked.at(-1)).toEqual({ name: 'condition = low bandwidth', priority: 0 });
    expect(sheet.rows.every(({ where }) => planOf(body, where).notes !== '')).toBe(true);
    expect(body.notes).toMatch(/84% for car noise.*\.16 for people noise.*89% and \.60/);
  });

  it('holds the evaluation of its predictions, and slices that are not empty', () => {
    const { madeBy: _madeBy, digest: _digest, ...content } = object('evaluation');
    const made = object('predictions');
    const { task } = object('model').signature;
    expect(content).toEqual(makeEvaluation(made, made.columns.map(whole), column('said'), task));
    for (const { name, body: slice } of documents('slice')) {
      const inside = selectRows(slice.where, ({ name: field }) => column(field), 10_000);
      expect([name, inside.some((one) => one === 1)]).toEqual([name, true]);
    }
  });
});

describe('every sample that is offered', () => {
  it.each(SAMPLES)(
    '“$title” has its own id and what it opens at',
    async ({ file, project: own, opensAt }) => {
      const read = await readProject(new Blob([committed(file)]), new ChunkStore(), sha256, quiet);
      expect(read.project.id).toBe(own);
      const [screen, entry] = opensAt.path;
      if (entry === undefined) return;
      const found = read.documents.find(({ id }) => id === entry);
      expect(found).toMatchObject({ kind: 'entry', body: { kind: screen } });
    },
  );
});
