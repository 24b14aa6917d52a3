import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import type { Arithmetic, Term } from '../../../src/core/metrics/arithmetic.ts';
import { f1OfRates } from '../../../src/core/metrics/class-arithmetic.ts';
import { confusionOf } from '../../../src/core/evaluation/confusion-of.ts';
import type { ClassTable, CountedRows } from '../../../src/core/metrics/counted-rows.ts';
import { headline } from '../../../src/core/metrics/headline.ts';
import { measureArithmetic } from '../../../src/core/metrics/measure-arithmetic.ts';
import type { ClassOutcome, Outcome } from '../../../src/core/predictions/outcome.ts';
import { selectRows } from '../../../src/core/slices/select-rows.ts';
import { stepWords } from '../../../src/parts/metrics/arithmetic-words.ts';
import { metricDetail } from '../../../src/core/metrics/metric-detail.ts';
import { weighedHeadline } from '../../../src/core/metrics/weighed-headline.ts';
import { weighRows } from '../../../src/core/predictions/weigh-rows.ts';
import { columnFrom, numberColumn } from '../column-from.ts';

/** The course's example of a rare class: TN 905, FN 18, FP 9, TP 68. */
const COURSE: ClassTable = {
  classes: ['no', 'yes'],
  counts: [
    [905, 9],
    [18, 68],
  ],
};
const ROWS: CountedRows = { truth: { name: 'truth', type: 'category' }, within: { op: 'all' } };

function of(metric: string, value: number, table = COURSE, positive: string | null = 'yes'): Arithmetic {
  const estimate = { value, n: 1000, dropped: {}, interval: null };
  return measureArithmetic({ measure: { metric, params: {} }, estimate }, metric, {
    table,
    sums: null,
    rows: ROWS,
    positive,
  });
}

describe("the course's figures", () => {
  it('TN 905, FN 18, FP 9, TP 68 give precision 88.3%, recall 79.1% and F1 83.4%', () => {
    expect(of('precision', 68 / 77).steps.map(stepWords)).toEqual(['68 / (68 + 9)', '68 / 77']);
    expect(of('recall', 68 / 86).steps.map(stepWords)).toEqual(['68 / (68 + 18)', '68 / 86']);
    expect(of('f1', 136 / 163).steps.map(stepWords)).toEqual([
      '2 × 68 / (2 × 68 + 9 + 18)',
      '136 / 163',
      'of precision and recall: 2 × 88.3% × 79.1% / (88.3% + 79.1%) = 83.4%',
    ]);
    expect(of('accuracy', 0.973).steps.map(stepWords)).toEqual(['973 / 1,000']);
  });

  it('a precision of 97.0% with a recall of 7.3% is an F1 of 13.6%', () => {
    expect(f1OfRates(0.97, 0.073)).toBeCloseTo(0.136, 3);
  });
});

/** What a line of numbers and signs comes to. */
function worth(terms: readonly Term[]): number {
  const code = terms
    .map((term) => (typeof term === 'string' ? term : `(${String(term.value)})`))
    .join('')
    .replaceAll('×', '*')
    .replaceAll('²', '**2')
    .replaceAll('√(', 'Math.sqrt(')
    .replace(/^\|(.*)\|$/, 'Math.abs($1)');
  // The line is made of numbers and signs by the code under test.
  return new Function(`return ${code}`)() as number;
}

const outcomes = fc
  .record({
    classes: fc.integer({ min: 2, max: 4 }),
    binary: fc.boolean(),
    rows: fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 40 }),
  })
  .map(({ classes, binary, rows }): ClassOutcome => ({
    type: 'classification',
    classes: ['a', 'b', 'c', 'd'].slice(0, classes),
    truth: Int32Array.from(rows, ([t]) => t % classes),
    predicted: Int32Array.from(rows, ([, p]) => p % classes),
    scores: null,
    positive: binary ? 1 : null,
  }));

describe('properties', () => {
  it('the last line of every calculation comes to the metric', () => {
    fc.assert(
      fc.property(outcomes, (outcome) => {
        const table = confusionOf(outcome);
        const positive = outcome.positive === null ? null : outcome.classes[outcome.positive]!;
        for (const measured of headline(outcome, createRandom(1))) {
          if (measured.estimate.value === null) continue;
          const facts = { table, sums: null, rows: ROWS, positive };
          const { steps } = measureArithmetic(measured, 'title', facts);
          const lines = steps.filter((line) => !stepWords(line).startsWith('of '));
          if (measured.measure.metric !== 'prevalence') expect(lines.length).toBeGreaterThan(0);
          const last = lines.at(-1)!;
          expect(worth(last), measured.measure.metric).toBeCloseTo(measured.estimate.value, 9);
        }
      }),
      { numRuns: 100 },
    );
  });

  it.each([false, true])('sums over rows come to what is a mean of them (weighted: %s)', (isWeighted) => {
    const row = fc.tuple(
      fc.nat(1),
      fc.nat(1),
      fc.integer({ min: 1, max: 19 }),
      fc.integer({ min: 1, max: 4 }),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 30 }), (list) => {
        const score = Float64Array.from(list, ([, , s]) => s / 20);
        const kinds: Outcome[] = [
          {
            type: 'classification',
            classes: ['a', 'b'],
            truth: Int32Array.from(list, ([t]) => t),
            predicted: Int32Array.from(list, ([, p]) => p),
            scores: [score.map((p) => 1 - p), score],
            positive: 1,
          },
          {
            type: 'regression',
            truth: Float64Array.from(list, ([t, , s]) => t * 5 + s - 1),
            predicted: Float64Array.from(list, ([, p, s]) => p + s),
            unit: null,
          },
        ];
        for (const outcome of kinds) {
          const weights = numberColumn(
            'w',
            list.map(([, , , w]) => w),
          );
          const weighed = isWeighted ? weighRows(outcome, weights) : null;
          const results = weighed
            ? weighedHeadline(weighed, createRandom(1))
            : headline(outcome, createRandom(1));
          const detail = metricDetail(outcome, weighed?.weights ?? null, 0, createRandom(2));
          const facts = { table: detail.table, sums: detail.sums, rows: ROWS, positive: 'b', weights: 'w' };
          const shown = results.filter(({ measure, estimate }) => {
            const { steps } = measureArithmetic({ measure, estimate }, 'title', facts);
            const lines = steps.filter((line) => !stepWords(line).startsWith('of '));
            if (estimate.value === null || lines.length === 0) return false;
            expect(worth(lines.at(-1)!), measure.metric).toBeCloseTo(estimate.value, 9);
            return true;
          });
          for (const { errors, bins } of detail.calibrations) {
            for (const error of errors) {
              const { steps } = measureArithmetic(error, 'title', { ...facts, bins });
              expect(worth(steps.at(-1)!), error.measure.metric).toBeCloseTo(error.estimate.value!, 9);
            }
          }
          expect(shown.length).toBeGreaterThanOrEqual(outcome.type === 'regression' ? 3 : 8);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('each count is that of the rows it leads to', () => {
    fc.assert(
      fc.property(outcomes, (outcome) => {
        const names = (codes: Int32Array): string[] => Array.from(codes, (code) => outcome.classes[code]!);
        const truth = columnFrom('truth', names(outcome.truth));
        const label = columnFrom('label', names(outcome.predicted));
        const wrong = columnFrom(
          'wrong',
          Array.from(outcome.truth, (code, i) => code !== outcome.predicted[i]),
        );
        const facts = { table: confusionOf(outcome), sums: null, rows: ROWS, positive: 'b' };
        for (const metric of ['precision', 'recall', 'prevalence', 'accuracy']) {
          const estimate = { value: 0.5, n: 1, dropped: {}, interval: null };
          const { quantities } = measureArithmetic(
            { measure: { metric, params: {} }, estimate },
            metric,
            facts,
          );
          for (const { name, value, where } of quantities) {
            const rows = selectRows(
              where!,
              (field) => (field.of === 'data' ? truth : field.name === 'label' ? label : wrong),
              outcome.truth.length,
            );
            expect(
              rows.reduce((sum, one) => sum + one, 0),
              `${metric} ${name}`,
            ).toBe(value);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
