import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorSheet } from '../../../src/core/evaluation/make-error-sheet.ts';
import type { SheetMetric } from '../../../src/core/evaluation/sheet.ts';
import { sheetArithmetic, type SheetFigure } from '../../../src/core/evaluation/sheet-arithmetic.ts';
import { metricsFor, withBaseline } from '../../../src/core/evaluation/sheet-metric.ts';
import type { Arithmetic, Term } from '../../../src/core/metrics/arithmetic.ts';
import type { Outcome } from '../../../src/core/predictions/outcome.ts';
import type { Predicate } from '../../../src/core/slices/predicate.ts';

const FIGURES: readonly SheetFigure[] = ['share', 'shareOfErrors', 'metric', 'gap', 'gain', 'priority'];
const HERE: Predicate = { op: 'tag', tag: 'here' };
const TRUTH = { name: 'truth', type: 'category' } as const;

function rowOf(outcome: Outcome, here: readonly boolean[], metric: SheetMetric, level: number) {
  const levels = withBaseline({ baseline: null, rowBaselines: {} }, metric, HERE, {
    value: level,
    source: 'published',
  });
  const slices = [{ name: 'here', where: HERE, rows: Uint8Array.from(here, Number) }];
  const sheet = errorSheet(outcome, {
    groups: null,
    slices,
    metric,
    ...{ baseline: null, rowBaselines: {} },
    ...levels,
  });
  return { sheet, row: sheet.rows[0]!, truth: TRUTH, plan: { ease: 4, importance: null } };
}

/** What a line of arithmetic comes to, its numbers as they are before they are written. */
function worked(step: readonly Term[]): number {
  const text = step.map((term) => (typeof term === 'string' ? term : `(${String(term.value)})`)).join('');
  const code = text
    .replaceAll('×', '*')
    .replaceAll('²', '**2')
    .replaceAll('√', 'Math.sqrt')
    .replaceAll('max', 'Math.max');
  return Number(new Function(`return ${code}`)());
}

function check(sum: Arithmetic): void {
  if (sum.result.value === null) return;
  expect(worked(sum.steps.at(-1)!), `${sum.title}: ${sum.formula}`).toBeCloseTo(sum.result.value, 7);
}

describe('the arithmetic of the sheet', () => {
  it('comes to the figures of the sheet, whatever it is judged by', () => {
    const aRow = fc.tuple(fc.integer({ min: -1, max: 1 }), fc.integer({ min: 0, max: 1 }), fc.boolean());
    fc.assert(
      fc.property(
        fc.array(aRow, { minLength: 1, maxLength: 30 }),
        fc.constantFrom(...metricsFor(['a', 'b'])),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (rows, metric, level) => {
          const outcome: Outcome = {
            type: 'classification',
            classes: ['a', 'b'],
            truth: Int32Array.from(rows, ([truth]) => truth),
            predicted: Int32Array.from(rows, ([, said]) => said),
            scores: null,
            positive: null,
          };
          const sum = rowOf(
            outcome,
            rows.map(([, , here]) => here),
            metric,
            level,
          );
          for (const figure of FIGURES) {
            const made = sheetArithmetic(figure, sum);
            // Gaps are taken in points already; so are the gains that come of them.
            if (made && (made.steps[0]?.length ?? 0) > 0 && sum.row.n > 0) check(made);
          }
          const gain = sheetArithmetic('gain', sum);
          expect(gain?.result.value ?? null).toBe(sum.row.gain?.value ?? null);
          expect(sheetArithmetic('share', sum)!.result.value).toBe(sum.row.share);
          expect(sheetArithmetic('metric', sum)!.result.value).toBe(sum.row.metric.value);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('does so for errors of values', () => {
    const outcome: Outcome = {
      type: 'regression',
      truth: Float64Array.of(1, 2, 3, 4, 5),
      predicted: Float64Array.of(2, 4, 3, 7, 5.5),
      unit: null,
    };
    for (const metric of metricsFor(null)) {
      const sum = rowOf(outcome, [true, true, false, true, false], metric, 0.5);
      for (const figure of ['share', 'metric', 'gap', 'gain', 'priority'] as const) {
        check(sheetArithmetic(figure, sum)!);
      }
      expect(sheetArithmetic('gain', sum)!.result.value).toBe(sum.row.gain!.value);
      expect(sheetArithmetic('shareOfErrors', sum)).toBeNull();
    }
  });

  it('says why there is no number, and leads to the rows that it counts', () => {
    const outcome: Outcome = {
      type: 'classification',
      classes: ['a', 'b'],
      truth: Int32Array.of(0, 1),
      predicted: Int32Array.of(0, 0),
      scores: null,
      positive: null,
    };
    const none = rowOf(outcome, [true, false], { metric: 'recall', class: 'b' }, 0.9);
    expect(sheetArithmetic('metric', none)!.result).toMatchObject({ value: null, reason: 'noPositives' });
    expect(sheetArithmetic('gap', none)).toBeNull();
    expect(sheetArithmetic('gain', none)).toBeNull();
    const some = rowOf(outcome, [true, true], { metric: 'accuracy' }, 0.9);
    const { quantities, steps } = sheetArithmetic('metric', some)!;
    expect(steps).toEqual([[{ value: 1, unit: 'count' }, ' / ', { value: 2, unit: 'count' }]]);
    expect(quantities.map(({ name, value }) => [name, value])).toEqual([
      ['right', 1],
      ['n', 2],
    ]);
    expect(quantities[0]!.where).toEqual({
      op: 'and',
      of: [HERE, { op: 'eq', field: { of: 'prediction', name: 'wrong' }, value: false }],
    });
  });
});
