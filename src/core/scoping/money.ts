/** An amount of money as somebody wrote it. */
export interface Money {
  amount: number;
  /** As it is shown: "€", "$", "CHF"; empty where none was written. */
  currency: string;
}

const SAME: Readonly<Record<string, string>> = {
  ...{ EUR: '€', EURO: '€', EUROS: '€', USD: '$', US$: '$', DOLLAR: '$', DOLLARS: '$' },
  ...{ GBP: '£', POUND: '£', POUNDS: '£', JPY: '¥', YEN: '¥', INR: '₹' },
};
const TIMES: Readonly<Record<string, number>> = {
  ...{ k: 1e3, thousand: 1e3, m: 1e6, mn: 1e6, mio: 1e6, million: 1e6, bn: 1e9, billion: 1e9 },
};
const CURRENCY = /US\$|\p{Sc}|\b[A-Z]{3}\b|\b(?:euros?|dollars?|pounds?|yen)\b/iu;

/** The currency that is named in words or a unit, as it is shown: "€ a year" -> "€"; empty where none is. */
export function currencyIn(words: string): string {
  const found = [...words.matchAll(new RegExp(CURRENCY, 'giu'))]
    .map(([name]) => name)
    .find((name) => name.toUpperCase() in SAME || !/^[a-z]{3}$/i.test(name) || /^[A-Z]{3}$/.test(name));
  return found === undefined ? '' : (SAME[found.toUpperCase()] ?? found);
}

/** Whether a unit is money a year: "€ a year", "USD/year". */
export function isMoneyAYear(unit: string): boolean {
  return (
    currencyIn(unit) !== '' &&
    /\b(?:a|per|each|every)\s+(?:year|annum)\b|\/\s*(?:a|y|yr|year)\b|\byearly\b|\bannual/i.test(unit)
  );
}

/**
 * Reads one amount with its currency: "€ 40,000", "1.2m USD", "about 90k a year". Or why it cannot: several numbers, or
 * one that can be read in two ways, as 90.000. "." is the decimal point; "," and spaces group thousands.
 */
export function readMoney(words: string): { money: Money; problem: null } | { money: null; problem: string } {
  const none = (problem: string) => ({ money: null, problem });
  const numbers = [...words.matchAll(/[-−–]?\d(?:[\d.,]|[ \u{a0}\u{202f}'](?=\d{3}(?!\d)))*/gu)];
  const [found, ...more] = numbers;
  if (!found) return none(`“${words.trim()}” holds no number`);
  if (more.length > 0) return none(`“${words.trim()}” holds more than one number`);
  const digits = found[0].replace(/[.,]$/, '').replace(/^[−–]/, '-');
  if (/^-?\d{1,3}(?:\.\d{3})+$/.test(digits))
    return none(
      `“${digits}” can be read in two ways: write ${digits.replaceAll('.', ',')} or ${Number(digits.split('.').slice(0, 2).join('.'))}`,
    );
  if (!/^-?(?:\d+|\d{1,3}(?:[,\s']\d{3})+)(?:\.\d+)?$/u.test(digits))
    return none(`“${digits}” is not a number: write it as 1,200.50`);
  const after = words.slice(found.index + found[0].length);
  const [, unit = ''] = /^\s*([a-z]+)(?![a-z])/i.exec(after) ?? [];
  const times = Object.hasOwn(TIMES, unit.toLowerCase()) ? TIMES[unit.toLowerCase()]! : 1;
  const amount = Number(digits.replace(/[,\s']/gu, '')) * times;
  return { money: { amount, currency: currencyIn(words) }, problem: null };
}
