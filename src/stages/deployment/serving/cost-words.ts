import { costsBy, crossingsOf, totalOf } from '../../../core/serving/serving-cost.ts';
import type { CostInputs, ServingOption } from '../../../core/serving/serving-plan.ts';
import { formatFixed, formatNumber } from '../../../ui/format.ts';

export const PLACES: readonly { value: ServingOption['place']; label: string }[] = [
  { value: 'cloud', label: 'cloud' },
  { value: 'onPremises', label: 'on premises' },
  { value: 'device', label: 'device' },
  { value: 'browser', label: 'browser' },
];

export function optionName({ name }: ServingOption, index: number): string {
  return name.trim() || `Place ${String(index + 1)}`;
}

export function money(amount: number, { currency }: Pick<CostInputs, 'currency'>): string {
  return `${formatNumber(amount, 4)}${currency ? ` ${currency}` : ''}`;
}

export interface CostLine {
  key: string;
  name: string;
  place: string;
  /** By the end of each month, from 0 on. */
  costs: Float64Array;
  total: number;
  perThousand: number | null;
  isCheapest: boolean;
}

/** Every option over the months looked at; the cheapest is that of the least total. */
export function costLines(inputs: CostInputs): readonly CostLine[] {
  const lines = inputs.options.map((option, i) => ({
    key: String(i),
    name: optionName(option, i),
    place: PLACES.find(({ value }) => value === option.place)!.label,
    costs: costsBy(option, inputs, inputs.months),
    ...totalOf(option, inputs, inputs.months),
  }));
  const least = Math.min(...lines.map(({ total }) => total));
  return lines.map((line) => ({ ...line, isCheapest: line.total === least }));
}

/** When which option becomes the cheaper one of two, earliest first. */
export function crossingWords(lines: readonly CostLine[], inputs: CostInputs) {
  return lines
    .flatMap((first, i) =>
      lines.slice(i + 1).flatMap((second) =>
        crossingsOf(first.costs, second.costs).map(({ month, cost, cheaper }) => {
          const [now, before] = cheaper === 'first' ? [first, second] : [second, first];
          const words = `From month ${formatFixed(month, 1)} on, ${now.name} has cost less than ${before.name} (${money(cost, inputs)} each).`;
          return { month, cost, words };
        }),
      ),
    )
    .sort((a, b) => a.month - b.month);
}
