import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stepAt } from '../../../src/core/evaluation/score-steps.ts';
import { outcomeOfSteps } from '../../../src/core/automation/automation-outcome.ts';
import { automationReport } from '../../../src/core/automation/automation-report.ts';
import { selectRows } from '../../../src/core/slices/select-rows.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { peopleRows } from '../../../src/stages/deployment/automation/people-rows.ts';

const CLASSES = ['a', 'b', 'c'];
const NOBODY = { falsePositive: 0, falseNegative: 0 };
const cases = fc.record({
  rows: fc.array(
    fc.record({
      truth: fc.constantFrom(-1, 0, 1, 2),
      score: fc.constantFrom(0, 0.1, 0.3, 0.7, 1, NaN),
      answer: fc.constantFrom(0, 1, 2),
    }),
    { maxLength: 25 },
  ),
  low: fc.constantFrom(0, 0.1, 0.2, 0.7),
  more: fc.constantFrom(0, 0.15, 0.5, 1),
});

/** Scores in 32 bits as they are kept, and the answers; all scores of a row alike, so that one is the confidence. */
function columnsOf(rows: readonly { score: number; answer: number }[]): readonly Column[] {
  const base = { unit: null, role: 'feature', missing: 0 } as const;
  const data = Float32Array.from(rows, ({ score }) => score);
  const label = Int32Array.from(rows, ({ score, answer }) => (Number.isNaN(score) ? -1 : answer));
  return [
    { ...base, name: 'label', type: 'category', data: label, levels: CLASSES, order: 'given' },
    ...CLASSES.map((name): Column => ({ ...base, name: `score:${name}`, type: 'number', data })),
  ];
}

test.each([
  ['of a positive class', 1],
  ['by confidence', null],
])('as many rows are found as the thresholds leave to people: %s', (_title, positive) => {
  fc.assert(
    fc.property(cases, ({ rows, low: from, more }) => {
      const columns = columnsOf(rows);
      const [label, ...scores] = columns as [
        Column & { type: 'category' },
        ...(Column & { type: 'number' })[],
      ];
      const report = automationReport(
        {
          ...{ type: 'classification', classes: CLASSES, positive },
          truth: Int32Array.from(rows, ({ truth }) => truth),
          predicted: label.data,
          scores: scores.map(({ data }) => data),
        },
        null,
      );
      const [low, high] = [positive === null ? 0 : from, from + more];
      const where = peopleRows(
        report,
        { low, high },
        columns.map(({ name }) => name),
      )!;
      const found = selectRows(
        where,
        ({ name }) => columns.find((column) => column.name === name)!,
        rows.length,
      );
      const { bench } = report;
      const { reviewed } = outcomeOfSteps(bench, stepAt(bench, low), stepAt(bench, high), NOBODY, {
        ...{ ...NOBODY, review: 0 },
      });
      expect(found.reduce((sum, is) => sum + is, 0)).toBe(reviewed);
    }),
  );
});

test('without the scores it needs it says nothing', () => {
  const outcome = {
    ...({ type: 'classification', classes: CLASSES, positive: null } as const),
    truth: Int32Array.of(0),
    predicted: Int32Array.of(0),
    scores: CLASSES.map(() => Float64Array.of(0.5)),
  };
  expect(peopleRows(automationReport(outcome, null), { low: 0, high: 0.5 }, ['label'])).toBeNull();
});
