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

/** "2 fail, 1 passes, 3 to be looked at"; null: there is none. */
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
