import type { DiscoveryQuestion, DiscoveryReport } from '../../../core/evaluation/discovery-question.ts';
import { formatCount, formatPercent, formatPlural } from '../../../ui/format.ts';
import { rateInWords } from './figure-words.ts';

/** What a reader of the findings should know before trusting them, one sentence each. */
export function remarksOnSearch(report: DiscoveryReport, { seed, bins }: DiscoveryQuestion): string[] {
  const { search, errors, confirmationRows, dropped, findings, leftOut } = report;
  const rate = errors === 'wrong' ? 'error rate' : 'mean absolute error';
  const remarks = [
    `${formatCount(search.rows)} rows searched (${rate} ${rateInWords(errors, search.meanError)}), ${formatCount(confirmationRows)} held back, parted at random by seed ${String(seed)}. Slices have at least ${formatCount(Math.ceil(search.support))} searched rows; numbers are in up to ${String(bins)} bins.`,
  ];
  if (findings.length > 0) {
    const test = errors === 'wrong' ? 'Fisher’s exact test' : 'Welch’s t test';
    remarks.push(
      `Figures of the searched half are too bad, since the slices were chosen by them: read those of the held half. Its p-values are of ${test} toward more errors, adjusted over ${formatPlural(findings.length, 'finding')} (Benjamini and Hochberg).`,
    );
  }
  if (findings.some(({ overlap }) => overlap)) {
    const most = Math.max(...findings.map(({ overlap }) => overlap?.share ?? 0));
    remarks.push(
      `Findings overlap, by up to ${formatPercent(most, 0)} of their rows: several can be one weakness, and their errors do not add up.`,
    );
  }
  if (dropped > 0) remarks.push(`${formatPlural(dropped, 'row')} without a label or an answer left out.`);
  if (leftOut.length > 0) {
    const names = leftOut.map((name) => `“${name}”`).join(', ');
    remarks.push(`${names} left out: more than 1,000 different texts.`);
  }
  return remarks;
}
