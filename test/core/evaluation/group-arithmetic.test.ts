import { describe, expect, it } from 'vitest';
import { fairnessReport } from '../../../src/core/evaluation/fairness-report.ts';
import { groupArithmetic, type JudgedClass } from '../../../src/core/evaluation/group-arithmetic.ts';
import { GROUP_RATES } from '../../../src/core/evaluation/group-rates.ts';
import type { ClassOutcome } from '../../../src/core/predictions/outcome.ts';
import { selectRows } from '../../../src/core/slices/select-rows.ts';
import { columnFrom } from '../column-from.ts';

const sex = columnFrom('sex', ['m', 'f', 'f', 'f', 'm', 'f', 'f', 'f', null, 'f']);
const sensitive = [{ column: sex, field: { of: 'data', name: 'sex' } as const }];

/** Truth and predictions as columns and as an outcome. */
function judgedBy(
  truth: readonly (number | string)[],
  predicted: readonly string[],
  classes: readonly string[],
) {
  const columns = { truth: columnFrom('truth', truth), label: columnFrom('label', predicted) };
  const outcome: ClassOutcome = {
    type: 'classification',
    classes,
    truth: Int32Array.from(truth, (name) => classes.indexOf(String(name))),
    predicted: Int32Array.from(predicted, (name) => classes.indexOf(name)),
    scores: null,
    positive: null,
  };
  return { columns, outcome };
}

const three = judgedBy([...'abcabbcabb'], [...'bbbcabaabb'], ['a', 'b', 'c']);
const coded = judgedBy([0, 1, 1, 0, 1, 1, 0, 0, 1, 1], [...'0110010111'], ['0', '1']);

describe.each([
  ['one class of three', three, 'b'],
  ['numbers as labels', coded, '1'],
] as const)('the arithmetic of a rate, %s', (_, { columns, outcome }, positive) => {
  const asked = { positive, favourable: 'negative', reference: null, minRows: 1 } as const;
  const report = fairnessReport(sensitive, outcome, asked);
  const judged: JudgedClass = {
    truth: columns.truth,
    classes: outcome.classes,
    positive,
    favourable: 'negative',
  };
  const columnOf = (name: string) =>
    name === 'sex' ? sex : name === 'truth' ? columns.truth : columns.label;
  const rowsIn = (where: Parameters<typeof selectRows>[0]): number =>
    selectRows(where, ({ name }) => columnOf(name), sex.type === 'category' ? sex.data.length : 0).reduce(
      (sum, one) => sum + one,
      0,
    );

  it.each(GROUP_RATES)('%s: each count is the rows it leads to, and the result is the rate', (rate) => {
    for (const group of report.groups) {
      const sum = groupArithmetic(rate, group, judged);
      for (const { name, value, where } of sum.quantities) {
        expect(rowsIn(where!), `${group.name}: ${name}`).toBe(value);
      }
      expect(sum.result.value).toBe(group.rates[rate].value);
      if (sum.result.value === null) {
        expect(sum.steps).toEqual([]);
        continue;
      }
      const [above, below] = sum.steps[1]!.flatMap((term) => (typeof term === 'string' ? [] : [term.value]));
      expect(above! / below!).toBeCloseTo(sum.result.value, 12);
      expect(sum.quantities.reduce((total, { value }) => total + value, 0)).toBe(below);
    }
  });
});
