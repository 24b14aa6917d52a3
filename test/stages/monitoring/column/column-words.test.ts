import { describe, expect, it } from 'vitest';
import { columnDetail } from '../../../../src/core/drift/column-detail.ts';
import {
  binWords,
  measureWords,
  thresholdWords,
  whyTheyDiffer,
} from '../../../../src/stages/monitoring/column/convention-words.ts';
import { quantileLines, quantileVerdict } from '../../../../src/stages/monitoring/column/number-lines.ts';
import { numberCurves } from '../../../../src/core/drift/number-curves.ts';
import { columnFrom, numberColumn } from '../../../core/column-from.ts';

const rows = (from: number, to: number): Uint32Array =>
  Uint32Array.from({ length: to - from }, (_, at) => from + at);
const ramp = (n: number, shift = 0, times = 1): Float64Array =>
  Float64Array.from({ length: n }, (_, at) => shift + times * at);

describe('other tools in words', () => {
  const column = columnFrom('c', [
    ...Array<string>(100).fill('a'),
    ...Array<string>(90).fill('a'),
    ...Array<string>(10).fill('b'),
  ]);
  const detail = columnDetail(column, rows(0, 100), rows(100, 200), 1)!;
  const of = (tool: string) => detail.conventions.find((answer) => answer.tool === tool)!;

  it('say bins, base of the logarithm and threshold', () => {
    expect(measureWords(of('NannyML'))).toBe('Jensen-Shannon distance, log base 2');
    expect(binWords(of('Great Expectations'))).toBe('the values: 2, 1 empty on one side');
    expect(thresholdWords(of('Great Expectations'))).toBe('0.5, left to you');
    expect(thresholdWords(of('Alibi Detect'))).toBe('p < 0.05 (here p = 0.001)');
    expect(thresholdWords(of('Credit scoring'))).toBe('0.25; watch it from 0.1, by custom');
  });

  it('say how many see drift, and why they differ', () => {
    const seen = detail.conventions.filter(({ verdict }) => verdict === 'drift').length;
    expect(seen).toBeLessThan(8);
    expect(whyTheyDiffer(detail)).toContain(`${String(seen)} of 8 see drift`);
    expect(whyTheyDiffer(detail)).toContain('so few rows');
    const same = columnDetail(numberColumn('x', [...ramp(50), ...ramp(50)]), rows(0, 50), rows(50, 100), 1)!;
    expect(whyTheyDiffer(same)).toMatch(/^None of them sees drift/);
  });
});

describe('quantiles in words', () => {
  it.each([
    ['the same', ramp(400), /^All quantiles lie/],
    ['higher', ramp(400, 80), /^Higher than without drift at \d+% of the quantiles\.$/],
    ['lower', ramp(400, -80), /^Lower than/],
    ['wider', ramp(400, -200, 2), /^Higher .* lower at/],
  ] as const)('%s', (_, current, words) => {
    expect(quantileVerdict(numberCurves(ramp(400), current))).toMatch(words);
  });

  it('dots lie between what both windows hold, and bounds within', () => {
    const { lines, y } = quantileLines(numberCurves(ramp(400), ramp(400, 80)));
    const points = lines.filter(({ key }) => key !== 'same').flatMap((line) => line.points);
    expect(points.every((at) => at.y >= y[0] && at.y <= y[1])).toBe(true);
  });
});
