import { existsSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { confusionOf } from '../../../src/core/evaluation/confusion-of.ts';
import { errorSheet } from '../../../src/core/evaluation/make-error-sheet.ts';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { headline } from '../../../src/core/metrics/headline.ts';
import { alignOutcome } from '../../../src/core/predictions/align-outcome.ts';
import type { ClassOutcome, Outcome } from '../../../src/core/predictions/outcome.ts';
import { groupRows } from '../../../src/core/slices/group-rows.ts';
import { columnFrom, numberColumn } from '../column-from.ts';

const folder = new URL('../../../../shared/data/', import.meta.url);
const there = existsSync(new URL('expected.json', folder));

type Rows = Record<string, string>[];
function rowsOf(file: string): Rows {
  const text = readFileSync(new URL(file, folder), 'utf8');
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}
const texts = (rows: Rows, name: string): string[] => rows.map((row) => row[name]!);
const numbers = (rows: Rows, name: string): number[] => rows.map((row) => Number(row[name]));

interface Expected {
  adult: Record<'logreg' | 'gbdt', Record<string, number> & { confusion: number[][] }> & {
    slices_logreg_accuracy: Record<string, Record<string, { n: number; accuracy: number }>>;
  };
  digits: { accuracy: number; f1_macro: number; confusion: number[][] };
  wine_regression: Record<'white' | 'red', { mae: number; rmse: number; r2: number }>;
  compas: { by_race: Record<string, Record<'tn' | 'fp' | 'fn' | 'tp', number>> };
}
const expected = (): Expected =>
  JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Expected;

function valuesOf(outcome: Outcome): Map<string, number | null> {
  return new Map(headline(outcome, createRandom(1)).map((r) => [r.measure.metric, r.estimate.value]));
}

describe.skipIf(!there)('real data: metrics equal those of scikit-learn', () => {
  const adult = (model: 'logreg' | 'gbdt', rows: Rows): ClassOutcome =>
    alignOutcome(
      columnFrom('income', texts(rows, 'income')),
      [
        { ...columnFrom('label', texts(rows, `${model}_label`)) },
        numberColumn('score:>50K', numbers(rows, `${model}_p_gt50k`), 32),
      ],
      { type: 'classification', classes: ['<=50K', '>50K'], positive: '>50K', threshold: null },
    ).outcome as ClassOutcome;

  it.each(['logreg', 'gbdt'] as const)('adult, %s', (model) => {
    const outcome = adult(model, rowsOf('adult-expected.csv'));
    const wanted = expected().adult[model];
    const values = valuesOf(outcome);
    const names = {
      accuracy: 'accuracy',
      precision: 'precision',
      recall: 'recall',
      f1: 'f1',
      roc_auc: 'rocAuc',
      average_precision: 'averagePrecision',
      log_loss: 'logLoss',
      brier: 'brier',
      mcc: 'mcc',
      balanced_accuracy: 'balancedAccuracy',
      cohen_kappa: 'cohenKappa',
    };
    for (const [theirs, ours] of Object.entries(names)) {
      expect(Math.abs(values.get(ours)! - wanted[theirs]!), ours).toBeLessThan(1e-6);
    }
    expect(confusionOf(outcome).counts).toEqual(wanted.confusion);
  });

  it('adult, slices of logreg', () => {
    const outcome = adult('logreg', rowsOf('adult-expected.csv'));
    const table = rowsOf('adult-test.csv');
    const columns = Object.entries(expected().adult.slices_logreg_accuracy);
    expect(columns.length).toBe(4);
    for (const [name, values] of columns) {
      const groups = groupRows(columnFrom(name, texts(table, name)), { of: 'data', name }, { maxGroups: 50 });
      const sheet = errorSheet(outcome, { groups, slices: [], baseline: null, rowBaselines: {} });
      expect(sheet.rows).toHaveLength(Object.keys(values).length);
      for (const [value, { n, accuracy }] of Object.entries(values)) {
        const row = sheet.rows.find((r) => r.name === `${name} = ${value}`)!;
        expect(row.n).toBe(n);
        expect(Math.abs(row.metric.value! - accuracy)).toBeLessThan(1e-6);
      }
    }
  });

  it('digits', () => {
    const rows = rowsOf('digits-expected.csv');
    const classes = Array.from({ length: 10 }, (_, k) => String(k));
    const scores = classes.map((name) => numberColumn(`score:${name}`, numbers(rows, `logit_${name}`), 32));
    const { outcome } = alignOutcome(columnFrom('digit', numbers(rows, 'digit')), scores, {
      type: 'classification',
      classes,
      positive: null,
      threshold: null,
    });
    const values = valuesOf(outcome);
    const wanted = expected().digits;
    expect(Math.abs(values.get('accuracy')! - wanted.accuracy)).toBeLessThan(1e-6);
    expect(Math.abs(values.get('macroF1')! - wanted.f1_macro)).toBeLessThan(1e-6);
    expect(confusionOf(outcome as ClassOutcome).counts).toEqual(wanted.confusion);
  });

  it.each(['white', 'red'] as const)('wine, %s', (colour) => {
    const rows = rowsOf('wine-expected.csv').filter((row) => row['file'] === `wine-${colour}.csv`);
    const { outcome } = alignOutcome(
      columnFrom('quality', numbers(rows, 'quality')),
      [numberColumn('value', numbers(rows, 'predicted'))],
      { type: 'regression', unit: null },
    );
    const values = valuesOf(outcome);
    for (const [metric, wanted] of Object.entries(expected().wine_regression[colour])) {
      expect(Math.abs(values.get(metric)! - wanted), metric).toBeLessThan(1e-6);
    }
  });

  it('compas, predictions as a column, by race', () => {
    const rows = rowsOf('compas.csv');
    const mapped = texts(rows, 'score_text').map((score) => (score === 'Low' ? '0' : '1'));
    const { outcome } = alignOutcome(
      columnFrom('two_year_recid', numbers(rows, 'two_year_recid')),
      [columnFrom('label', mapped)],
      { type: 'classification', classes: ['0', '1'], positive: '1', threshold: null },
    );
    for (const [race, { tn, fp, fn, tp }] of Object.entries(expected().compas.by_race)) {
      const mask = Uint8Array.from(rows, (row) => Number(row['race'] === race));
      expect(confusionOf(outcome as ClassOutcome, mask).counts).toEqual([
        [tn, fp],
        [fn, tp],
      ]);
    }
  });
});
