import type { CostInputs, ServingOption } from './serving-plan.ts';

/** What serving costs over the months. Money in one unit; month 0 is the beginning, before the first request. */

type Traffic = Pick<CostInputs, 'perMonth' | 'growth' | 'devices' | 'devicesPerMonth'>;

/** Requests served by the end of each month, from 0 on: perMonth * ((1 + g)^m - 1) / g. */
export function requestsBy(
  { perMonth, growth }: Pick<Traffic, 'perMonth' | 'growth'>,
  months: number,
): Float64Array {
  const served = new Float64Array(months + 1);
  let ofMonth = perMonth ?? 0;
  for (let month = 1; month <= months; month++) {
    served[month] = served[month - 1]! + ofMonth;
    ofMonth *= 1 + growth;
  }
  return served;
}

/** What an option has cost by the end of each month, from 0 on. */
export function costsBy(option: ServingOption, traffic: Traffic, months: number): Float64Array {
  const { fixed, monthly, perThousand, perDevice } = option;
  return requestsBy(traffic, months).map(
    (served, month) =>
      fixed +
      monthly * month +
      (perThousand * served) / 1000 +
      perDevice * (traffic.devices + traffic.devicesPerMonth * month),
  );
}

/** A moment from which another option is the cheaper one. */
export interface Crossing {
  /** In months from the beginning, parts of a month by the straight line between its ends. */
  month: number;
  cost: number;
  /** Which of the two is cheaper from then on. */
  cheaper: 'first' | 'second';
}

/** Where two cumulative costs cross, in order; lines that only touch do not. */
export function crossingsOf(first: ArrayLike<number>, second: ArrayLike<number>): readonly Crossing[] {
  const found: Crossing[] = [];
  /** The last moment at which one was cheaper, and by how much the first was dearer then. */
  let before: { month: number; by: number } | null = null;
  for (let month = 0; month < first.length; month++) {
    const by = first[month]! - second[month]!;
    if (by === 0) continue;
    if (before && Math.sign(by) !== Math.sign(before.by)) {
      // Months in between, if any, are equal: they part at the last of them.
      const from = month - 1;
      const at = before.month < from ? from : from + before.by / (before.by - by);
      const share = at - from;
      found.push({
        month: at,
        cost: first[from]! * (1 - share) + first[month]! * share,
        cheaper: by < 0 ? 'first' : 'second',
      });
    }
    before = { month, by };
  }
  return found;
}

/** What an option comes to at the end, and for a thousand requests, everything included; null without requests. */
export function totalOf(
  option: ServingOption,
  traffic: Traffic,
  months: number,
): { total: number; perThousand: number | null } {
  const total = costsBy(option, traffic, months)[months]!;
  const served = requestsBy(traffic, months)[months]!;
  return { total, perThousand: served > 0 ? (total / served) * 1000 : null };
}
