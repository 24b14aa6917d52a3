import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { digestOfObject } from '../../../src/core/artifact/object-digest.ts';
import { IsObject } from '../../../src/core/artifact/object-schema.ts';
import { IsEstimate } from '../../../src/core/artifact/basic-schemas.ts';
import { undefinedBecause } from '../../../src/core/kernel/estimate.ts';
import { reasonInWords, type Reason } from '../../../src/core/kernel/estimate.ts';
import { digester, sampleProject } from '../../workers/project/sample-project.ts';

const { bundle } = await sampleProject(3);

describe('IsObject', () => {
  it.each(bundle.objects.map((object) => [object.kind, object] as const))(
    'takes a %s as it is',
    (_kind, object) => {
      expect(v.parse(IsObject, JSON.parse(JSON.stringify(object)))).toEqual(object);
    },
  );

  it('keeps what a newer version added, at any depth, and counts it in the digest', async () => {
    const table = bundle.objects.find(({ kind }) => kind === 'table')!;
    const json = JSON.parse(JSON.stringify(table)) as { columns: Record<string, unknown>[] };
    const newer = {
      ...json,
      rowIds: 'position',
      columns: json.columns.map((each) => ({ ...each, histogram: [1, 2] })),
    };
    const parsed = v.parse(IsObject, newer);
    expect(parsed).toEqual(newer);
    expect(await digestOfObject(parsed, digester)).not.toBe(table.digest);
  });

  it('takes evaluations with and without weights; one without is what it was before there were any', async () => {
    const evaluation = bundle.objects.find((object) => object.kind === 'evaluation')!;
    expect(v.parse(IsObject, evaluation)).not.toHaveProperty('weights');
    const [first, ...others] = evaluation.results;
    const estimate = { ...first!.estimate, dropped: { unlabeled: 1, unweighted: 4 } };
    const weighed = { ...evaluation, weights: 'turnout', results: [{ ...first!, estimate }, ...others] };
    expect(v.parse(IsObject, JSON.parse(JSON.stringify(weighed)))).toEqual(weighed);
    expect(await digestOfObject(weighed as typeof evaluation, digester)).not.toBe(evaluation.digest);
    expect(v.safeParse(IsObject, { ...evaluation, weights: null }).success).toBe(true);
    expect(v.safeParse(IsObject, { ...evaluation, weights: 3 }).success).toBe(false);
  });

  it('takes predictions with and without a comparison of backends, and refuses half of one', () => {
    const { checked: _, ...plain } = bundle.objects.find((object) => object.kind === 'predictions')!;
    const checked = { against: 'wasm', rows: 256, largestDifference: 1.5e-6, flips: 0 };
    for (const more of [
      {},
      { checked: null },
      { checked },
      { checked: { ...checked, largestDifference: null } },
    ]) {
      expect(v.parse(IsObject, { ...plain, ...more })).toEqual({ ...plain, ...more });
    }
    expect(v.is(IsObject, { ...plain, checked: { against: 'wasm', rows: 1 } })).toBe(false);
    expect(v.is(IsObject, { ...plain, checked: { ...checked, flips: -1 } })).toBe(false);
  });

  it('refuses columns of one name', () => {
    const table = bundle.objects.find((object) => object.kind === 'table')!;
    const twice = { ...table, columns: [table.columns[0], table.columns[0]] };
    expect(v.is(IsObject, twice)).toBe(false);
  });

  it('knows every reason there is', () => {
    const reasons: Record<Reason, true> = {
      emptySlice: true,
      noPositives: true,
      noNegatives: true,
      noPredictedPositives: true,
      singleClass: true,
      constant: true,
      allMissing: true,
      tooFew: true,
      unlabeled: true,
      noScores: true,
      noPairs: true,
      unequalRaters: true,
      notNumbers: true,
      zeroBase: true,
      noSuchFigure: true,
      noRows: true,
    };
    for (const reason of Object.keys(reasons) as Reason[]) {
      expect(reasonInWords(reason)).toBeTruthy();
      expect(v.is(IsEstimate, undefinedBecause(reason, 0))).toBe(true);
    }
    expect(v.is(IsEstimate, { value: null, reason: 'other', n: 0 })).toBe(false);
  });
});

describe('digestOfObject', () => {
  it('is of the content: not of how it was made, nor of the file it came from', async () => {
    for (const object of bundle.objects) {
      const other = { ...object, madeBy: { ...object.madeBy, recipe: 'another', seed: 1 } };
      expect(await digestOfObject(other, digester)).toBe(object.digest);
      if (object.kind === 'table') {
        expect(await digestOfObject({ ...object, source: null }, digester)).toBe(object.digest);
        expect(await digestOfObject({ ...object, rows: 4 }, digester)).not.toBe(object.digest);
      }
    }
  });
});
