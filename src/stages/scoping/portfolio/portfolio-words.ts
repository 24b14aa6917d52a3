import type { ComparedProject } from '../../../core/scoping/compared-project.ts';
import { MOST_WEIGHT } from '../../../core/scoping/gravest-risk.ts';
import type { YearlyValue } from '../../../core/scoping/yearly-value.ts';
import { formatNumber, formatPlural } from '../../../ui/format.ts';

/** "90,000 €"; more than three digits are never known. */
export function moneyWords(amount: number, currency: string): string {
  const words = formatNumber(Number(amount.toPrecision(3)));
  return currency === '' ? words : `${words} ${currency}`;
}

/** "40,000 to 160,000"; empty where one end is not said. */
export function spreadWords({ low, high }: YearlyValue): string {
  return low === null || high === null ? '' : `${moneyWords(low, '')} to ${moneyWords(high, '')}`;
}

export function currencyWords(currency: string): string {
  return currency === '' ? 'no currency said' : currency;
}

export function riskWords({ weight }: { weight: number }): string {
  return `${String(weight)} of ${String(MOST_WEIGHT)}`;
}

/** "1 fails, 2 pass, 3 not known here". */
export function gateWords(gates: ComparedProject['gates']): string {
  if (!gates) return 'no gates';
  const { failing, passing, unknown } = gates;
  const parts = [
    failing > 0 ? `${String(failing)} ${failing === 1 ? 'fails' : 'fail'}` : '',
    passing > 0 ? `${String(passing)} ${passing === 1 ? 'passes' : 'pass'}` : '',
    unknown > 0 ? `${String(unknown)} not known here` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

export function decisionWords({ decision, openDecisions }: ComparedProject): string {
  const decided = decision?.choice.label ?? 'not decided';
  return openDecisions === 0 ? decided : `${decided}; ${formatPlural(openDecisions, 'open decision')}`;
}

const MOST_NAMES = 8;

/** "A, B", or the first few "and 12 more". */
export function namesWords(names: readonly string[], between = ', '): string {
  const more = names.length - MOST_NAMES;
  if (more <= 1) return names.join(between);
  return `${names.slice(0, MOST_NAMES).join(between)} and ${String(more)} more`;
}
