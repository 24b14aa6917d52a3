import { describe, expect, it } from 'vitest';
import { discoverSlices, type Discovery } from '../../../src/core/evaluation/discover-slices.ts';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { searchItems } from '../../../src/core/slices/search-items.ts';
import { benjaminiHochberg } from '../../../src/core/stats/adjust-p-values.ts';
import { hypergeometricTail } from '../../../src/core/stats/hypergeometric-tail.ts';
import golden from '../../golden/discovery.json' with { type: 'json' };
import { columnFrom } from '../column-from.ts';

describe('against SciPy', () => {
  it.each(golden.tails)('tail of $cells', ({ cells, p }) => {
    const [hits, drawn, marked, all] = cells as [number, number, number, number];
    const got = hypergeometricTail(hits, drawn, marked, all);
    expect(Math.abs(got - p)).toBeLessThanOrEqual(1e-8 * p);
  });

  it.each(golden.adjusted)('adjusted p-values $#', ({ p, q }) => {
    expect(benjaminiHochberg(p)).toEqual(q.map((x) => expect.closeTo(x, 12) as number));
  });
});

/** Four columns of five values at random; wrong in 20%, in one cell of two columns (4% of rows) `worse` more. */
function discover(seed: number, worse: number, rows = 3000): Discovery {
  const random = createRandom(seed + 5000); // apart from the seed that makes the halves
  const codes = Array.from({ length: 4 }, () => Array.from({ length: rows }, () => random.below(5)));
  const items = codes.map((values, at) => {
    const column = columnFrom(
      `c${String(at)}`,
      values.map((v) => 'abcde'[v]!),
    );
    return searchItems({ column, field: { of: 'data', name: column.name } })!;
  });
  const wrong = Int8Array.from({ length: rows }, (_, row) => {
    const bad = codes[0]![row] === 1 && codes[1]![row] === 2;
    return random.uniform() < 0.2 + (bad ? worse : 0) ? 1 : 0;
  });
  wrong[0] = -1;
  const run = discoverSlices(items, wrong, { seed });
  let step = run.next();
  while (!step.done) step = run.next();
  return step.value;
}

it('confirms a planted slice, with its effect', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { findings, confirmationRows, dropped, search } = discover(seed, 0.5);
    expect([confirmationRows + search.rows, dropped]).toEqual([2999, 1]);
    const at = findings.findIndex(({ found }) => {
      const where = JSON.stringify(found.where);
      return found.parts.length === 2 && /c0.*"b".*c1.*"c"/.test(where);
    });
    expect(at).toBeGreaterThanOrEqual(0);
    expect(at).toBeLessThan(3);
    expect(findings[at]!.confirmed).toBe(true);
    expect(findings[at]!.effect.value).toBeGreaterThan(0.2);
  }
});

it('seldom confirms anything where nothing is planted', () => {
  let any = 0;
  for (let seed = 1; seed <= 200; seed++) {
    if (discover(seed, 0, 1200).findings.some(({ confirmed }) => confirmed)) any++;
  }
  expect(any).toBeLessThanOrEqual(18);
});
