import { isToldApart } from '../../../core/drift/domain-classifier.ts';
import type { Reconstruction } from '../../../core/drift/reconstruction.ts';
import type { Estimate } from '../../../core/kernel/estimate.ts';
import { formatFixed, formatNumber, formatPercent } from '../../../ui/format.ts';

/** "0.61 to 0.66". */
export function rangeWords({ low, high }: { low: number; high: number }, digits?: number): string {
  const say = (value: number): string =>
    digits === undefined ? formatNumber(value) : formatFixed(value, digits);
  return `${say(low)} to ${say(high)}`;
}

/** What both figures say of all columns together. */
export function apartWords(auc: Estimate, report: Reconstruction | null): string {
  const beyond = report && (report.current.mean > report.band.high || report.current.mean < report.band.low);
  if (isToldApart(auc)) {
    const told = `The windows differ: of a reference row and a current row, a model picks the current one ${formatPercent(auc.value!, 0)} of the time.`;
    if (!report) return told;
    return beyond
      ? `${told} Current rows also lie ${report.current.mean > report.band.high ? 'farther from' : 'closer to'} how columns went together in the reference.`
      : `${told} Columns still go together along the lines they did; it is their values that moved.`;
  }
  if (beyond)
    return 'A model cannot tell the windows apart row by row, yet current rows do not lie as reference rows do along the main lines of the reference.';
  return auc.value === null
    ? 'There is too little here to tell the windows apart.'
    : 'No sign that columns together changed: the windows cannot be told apart.';
}
