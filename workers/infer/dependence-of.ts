import type { InferApi } from '../../src/compute/contract.ts';
import { dependenceGrid } from '../../src/core/evaluation/dependence-grid.ts';
import type { DependenceReport } from '../../src/core/evaluation/explanation.ts';
import { nearestOnGrid } from '../../src/core/evaluation/nearest-on-grid.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { cellAt } from '../../src/core/table/cell-at.ts';
import { lengthOf, type Column } from '../../src/core/table/column.ts';
import { takeRows } from '../../src/core/table/take-rows.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { probeSpread } from './open-probe.ts';

/** What a model says on average, and of single rows, at each value of a grid over one column (Friedman 2001). */
export const dependenceOf: InferApi['dependence'] = async ({
  evaluation: digest,
  column: name,
  of,
  rows,
  curves,
}) => {
  const evaluation = await objectOf('evaluation', digest);
  const table = await objectOf('table', evaluation.table);
  const probe = await probeSpread(evaluation.model, table, rows);
  const column = probe.columns.get(name);
  const grid = column && dependenceGrid(column);
  if (!column || !grid) throw noGrid(name);
  const points = lengthOf(grid.values);
  const shown = Math.min(curves, probe.rows);
  const average: number[] = [];
  const lines: (number | null)[][] = Array.from({ length: shown }, () => []);
  let says: DependenceReport['says'] = 'value';
  for (let point = 0; point < points; point++) {
    const same = takeRows(grid.values, new Uint32Array(probe.rows).fill(point));
    const answer = spoken(await probe.answer(new Map([[name, { ...same, name }]])), of);
    says = answer.says;
    let sum = 0;
    let n = 0;
    answer.values.forEach((value, row) => {
      const known = !Number.isNaN(value);
      if (known) {
        sum += value;
        n++;
      }
      if (row < shown) lines[row]!.push(known ? value : null);
    });
    average.push(n === 0 ? 0 : sum / n);
    if (n === 0) throw noAnswer(name);
  }
  return {
    column: name,
    numeric: grid.numeric,
    grid: Array.from({ length: points }, (_, point) => cellAt(grid.values, point)),
    rowsNear: nearestOnGrid(column, grid),
    average,
    curves: lines,
    rows: probe.rows,
    says,
  };
};

/** The numbers that an answer is followed by: the score of a class, whether it was that class, or the value. */
function spoken(
  answer: readonly Column[],
  of: string | null,
): { values: Float64Array; says: DependenceReport['says'] } {
  const value = answer.find(({ name }) => name === 'value');
  const score = answer.find(({ name }) => name === `score:${of ?? ''}`);
  const numbers = value ?? score;
  if (numbers && numbers.type !== 'text') {
    return { values: Float64Array.from(numbers.data), says: value ? 'value' : 'score' };
  }
  const label = answer.find(({ name }) => name === 'label');
  if (label?.type !== 'category') throw new TypeError('an answer has a value, scores or a label');
  const code = label.levels.indexOf(of ?? '');
  return {
    values: Float64Array.from(label.data, (one) => (one < 0 ? NaN : Number(one === code))),
    says: 'share',
  };
}

function noGrid(name: string): Problem {
  return new Problem({
    code: 'why.noGrid',
    message: `“${name}” has no values to go through.`,
    expected: 'a number, or up to 1,000 different names, that the model reads',
    found: 'nothing, or free text',
    fix: 'Choose another column.',
  });
}

function noAnswer(name: string): Problem {
  return new Problem({
    code: 'why.noAnswer',
    message: `The model gives no usable answer where “${name}” is changed.`,
    expected: 'an answer for some rows',
    found: 'none',
  });
}
