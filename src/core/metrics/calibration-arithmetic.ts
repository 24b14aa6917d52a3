import { count, fraction, type Arithmetic, type Term } from './arithmetic.ts';
import type { ReliabilityBin } from './reliability.ts';

type Worked = Pick<Arithmetic, 'formula' | 'quantities' | 'steps'>;

/** One of the three calibration errors, from its bins; null for any other metric. */
export function calibrationArithmetic(metric: string, bins: readonly ReliabilityBin[]): Worked | null {
  const kind = /(CalibrationError|MaximumError|RmsError)$/.exec(metric)?.[1];
  const gaps = bins.flatMap(({ weight, meanScore, rate }) =>
    meanScore === null || rate.value === null
      ? []
      : [{ weight, gap: Math.abs(rate.value - meanScore), rate: rate.value, meanScore }],
  );
  if (!kind || gaps.length === 0) return null;
  const n = gaps.reduce((sum, { weight }) => sum + weight, 0);
  const quantities = [
    { name: 'n', words: `rows with a score, in ${String(gaps.length)} bins`, value: n, where: null },
  ];
  if (kind === 'MaximumError') {
    const { rate, meanScore } = gaps.reduce((most, one) => (one.gap > most.gap ? one : most));
    return {
      formula: 'largest |rate - mean score| of a bin',
      quantities,
      steps: [['|', fraction(rate), ' - ', fraction(meanScore), '|']],
    };
  }
  const square = kind === 'RmsError';
  const power = square ? '²' : '';
  const terms = gaps.map(({ weight, gap }): Term[] => [count(weight), ' × ', fraction(gap), power]);
  const whole = gaps.reduce((sum, { weight, gap }) => sum + weight * gap ** (square ? 2 : 1), 0);
  const [open, close] = square ? ['√(', ')'] : ['', ''];
  return {
    formula: `${open}sum over bins of (rows × |rate - mean score|${power}) / n${close}`,
    quantities,
    steps: [
      [
        `${open}(`,
        ...terms.flatMap((term, at) => (at === 0 ? term : [' + ', ...term])),
        ') / ',
        count(n),
        close,
      ],
      [open, { value: whole, unit: 'number' }, ' / ', count(n), close],
    ],
  };
}
