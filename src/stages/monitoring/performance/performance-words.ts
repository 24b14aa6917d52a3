import { formatPercent } from '../../../ui/format.ts';
import { metricFacts } from '../../../core/metrics/catalogue.ts';
import { reasonInWords, type Estimate } from '../../../core/kernel/estimate.ts';
import type { Agreement, PerformanceReport } from '../../../core/monitor/performance-report.ts';

/** "Recall of “paid”". */
export function metricTitle({ metric, class: of }: Pick<PerformanceReport, 'metric' | 'class'>): string {
  const title = metricFacts(metric)?.title ?? metric;
  return of === null ? title : `${title} of “${of}”`;
}

/** "81.2% to 84.0%"; undefined without an interval. */
export function intervalWords(figure: Estimate, format: (value: number) => string): string | undefined {
  return figure.value !== null && figure.interval
    ? `${format(figure.interval.low)} to ${format(figure.interval.high)}`
    : undefined;
}

/** Round shares without decimals: "80%". */
export function axisWords(value: number, unit: string, format: (value: number) => string): string {
  const isRound = Math.abs(value * 100 - Math.round(value * 100)) < 1e-9;
  return unit === 'fraction' && isRound ? formatPercent(value, 0) : format(value);
}

/** The number, or null; with the reason why there is none. */
export function figureWords(
  figure: Estimate,
  format: (value: number) => string,
): { value: string | null; reason: string } {
  return figure.value === null
    ? { value: null, reason: reasonInWords(figure.reason) }
    : { value: format(figure.value), reason: '' };
}

/** Whether labels bear out what was expected without them, and what follows. */
export function agreementWords({ verdict, realised, expected }: Agreement): {
  short: string;
  words: string;
} {
  switch (verdict) {
    case 'agree':
      return {
        short: 'They agree',
        words: 'What came true is what the scores promised: no sign of concept drift.',
      };
    case 'worse':
      return {
        short: 'Worse than expected',
        words: 'The labels are worse than the inputs explain: this points to concept drift.',
      };
    case 'better':
      return {
        short: 'Better than expected',
        words: 'The labels are better than the inputs explain: what is expected is too dark.',
      };
    case 'apart':
      return {
        short: 'They differ',
        words: 'What came true is not what the inputs explain: this points to concept drift.',
      };
    case 'unknown': {
      const lacking = realised.value === null ? realised : expected.value === null ? expected : null;
      return {
        short: 'Not known',
        words: lacking?.value === null ? reasonInWords(lacking.reason) : 'too few rows',
      };
    }
  }
}

/** How what is expected without labels is made. */
export function expectedHow({ type }: Pick<PerformanceReport, 'type'>): string {
  return type === 'classification'
    ? 'By CBPE: the scores as chances, calibrated on the labels of the reference.'
    : 'By a loss model: boosted trees learned the errors of the reference from the inputs.';
}
