import type { EstimateDocument } from './estimate-document.ts';
import type { Fermi } from './fermi.ts';
import { currencyIn, isMoneyAYear, readMoney } from './money.ts';
import { isAnswered, type FieldAnswer } from './worksheet.ts';

/** What a project is worth a year, as the project itself says. */
export interface YearlyValue {
  low: number | null;
  middle: number;
  high: number | null;
  /** Empty where none was said. */
  currency: string;
  /** The estimate it is from; null: the scoping sheet. */
  estimate: { id: string; name: string } | null;
}

/** A value, an estimate that is to be simulated for it, or why there is none. */
export type ValueFound =
  | { value: YearlyValue; simulate: null; missing: null }
  | {
      value: null;
      simulate: { fermi: Fermi; from: NonNullable<YearlyValue['estimate']>; currency: string };
      missing: null;
    }
  | { value: null; simulate: null; missing: string };

/** The field of the scoping sheet that says it, and its one line. */
export const WORTH = 'worth';

/**
 * What a project says it is worth a year: the likely value of the scoping sheet; where that is empty, the one estimate in
 * money a year that is not called a cost. `answer`: of the sheet's field.
 */
export function yearlyValue(
  answer: FieldAnswer | undefined,
  estimates: readonly EstimateDocument[],
): ValueFound {
  const cells = isAnswered(answer) ? answer!.lines.find(({ id }) => id === WORTH)?.cells : undefined;
  const [low, likely, high] = ['low', 'likely', 'high'].map((key) => cells?.[key]?.trim() ?? '');
  if (likely || low || high) return ofSheet(low!, likely!, high!);
  const inMoney = estimates.flatMap(({ id, name, body }) =>
    body.of === 'fermi' && isMoneyAYear(body.fermi.unit) && !/\bcosts?\b|expens/i.test(name)
      ? [{ id: id as string, name, fermi: body.fermi }]
      : [],
  );
  const [only, ...others] = inMoney;
  if (!only) return none('not said');
  if (others.length > 0) {
    return none(`${String(inMoney.length)} estimates are in money a year: the sheet has to say which counts`);
  }
  const { id, name, fermi } = only;
  return {
    value: null,
    simulate: { fermi, from: { id, name }, currency: currencyIn(fermi.unit) },
    missing: null,
  };
}

function ofSheet(low: string, likely: string, high: string): ValueFound {
  if (likely === '') return none('no likely value is said');
  const middle = readMoney(likely);
  if (!middle.money) return none(middle.problem);
  const [from, to] = [low, high].map((words) => (words === '' ? null : readMoney(words).money));
  const currencies = [middle.money, from, to].flatMap((money) => (money?.currency ? [money.currency] : []));
  const [currency = ''] = currencies;
  if (currencies.some((other) => other !== currency)) return none(`it is in ${currencies.join(' and ')}`);
  const value = {
    ...{ low: from?.amount ?? null, middle: middle.money.amount, high: to?.amount ?? null },
    ...{ currency, estimate: null },
  };
  return { value, simulate: null, missing: null };
}

function none(missing: string): ValueFound {
  return { value: null, simulate: null, missing };
}
