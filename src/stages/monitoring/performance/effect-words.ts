import { reasonInWords, type Estimate } from '../../../core/kernel/estimate.ts';
import type { MovesTogether } from '../../../core/monitor/moves-together.ts';
import { formatNumber, formatPercent, formatPoints } from '../../../ui/format.ts';

/** A change of the mean loss, e.g. "+1.2 points", with its interval; its tone where that lies on one side of 0. */
export function effectWords(
  effect: Estimate,
  isShare: boolean,
): { value: string; interval: string | null; tone: 'worse' | 'better' | 'plain' } {
  if (effect.value === null) return { value: reasonInWords(effect.reason), interval: null, tone: 'plain' };
  const { value, interval } = effect;
  const say = (change: number): string => {
    const words = isShare ? formatPoints(change) : formatNumber(change, 3);
    return change > 0 && Number.parseFloat(words) !== 0 ? `+${words}` : words;
  };
  // What is written as 0 is none, however sure it is.
  const isSure = interval !== null && interval.low * interval.high > 0 && Number.parseFloat(say(value)) !== 0;
  return {
    value: say(value),
    interval: interval && `${say(interval.low)} to ${say(interval.high)}`,
    tone: !isSure ? 'plain' : value > 0 ? 'worse' : 'better',
  };
}

/** An error rate, or a mean absolute error; "–" where there is none. */
export function lossWords(loss: number | null, isShare: boolean): string {
  if (loss === null) return '–';
  return isShare ? formatPercent(loss) : formatNumber(loss);
}

/** "rank correlation 0.82, p = 0.02". */
export function togetherWords({ correlation, p }: MovesTogether): string {
  if (correlation.value === null || p === null) return 'too few windows';
  return `ρ = ${formatNumber(correlation.value, 2)}, p = ${formatNumber(p, 2)}`;
}
