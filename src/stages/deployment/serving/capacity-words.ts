import type { ClosedForm, LeftOut } from '../../../core/serving/capacity.ts';
import type { LoadFigures, RunFigure } from '../../../core/serving/serving-runs.ts';
import type { CapacityInputs } from '../../../core/serving/serving-plan.ts';
import { formatDuration, formatNumber, formatPercent } from '../../../ui/format.ts';

/** What each simplification of the closed form does to its figures. */
export const LEFT_OUT_WORDS: Readonly<Record<LeftOut, string>> = {
  spread:
    'The closed form takes times to be exponential. Steadier times make for shorter waits, more spread-out ones for longer.',
  batches: 'It knows no batches: they carry more, but requests wait until one is full or begins.',
  places: 'It knows no end of the queue: with one, some are turned away and the others wait less.',
  timeouts: 'Nobody leaves in it: who does spares those behind the wait, and is not answered.',
  coldStarts: 'Its workers are always warm: a start is waited for by all requests that come meanwhile.',
};

export const seconds = (value: number): string => formatDuration(value * 1000);
const share = (value: number): string => formatPercent(value, value > 0 && value < 0.0095 ? 2 : 1);
const plain = (value: number): string => formatNumber(value, 3);

/** "12.4 (12.1 to 12.8)", or "–" where there is no figure. */
export function figureWords(figure: RunFigure, words: (value: number) => string): string {
  if (!figure) return '–';
  const { value, interval } = figure;
  return interval ? `${words(value)} (${words(interval.low)} to ${words(interval.high)})` : words(value);
}

/** One figure by theory and by simulation. */
export interface ComparedFigure {
  name: string;
  theory: string;
  simulated: string;
  /** Whether the theory lies in the interval; null where one of the two is missing. */
  inside: boolean | null;
}

/** By theory and simulated, at one load; `simulated` is null until it is there. */
export function comparedFigures(
  theory: ClosedForm,
  simulated: LoadFigures | null,
  { targetMs, targetShare, batch, places, timeoutMs, coldAfterMs }: CapacityInputs,
): readonly ComparedFigure[] {
  const figures = theory.figures;
  const compare = (
    name: string,
    value: number | null | undefined,
    found: RunFigure | undefined,
    words: (value: number) => string,
  ): ComparedFigure => {
    const interval = found?.interval;
    // Sums of many small times are off in their last places.
    const slack = 1e-9 * Math.abs(value ?? 0);
    return {
      name,
      theory: value === null || value === undefined ? '–' : words(value),
      simulated: figureWords(found ?? null, words),
      inside:
        value === null || value === undefined || !interval
          ? null
          : value >= interval.low - slack && value <= interval.high + slack,
    };
  };
  const quantile = (at: number): number | null => (figures ? theory.quantile(at) : null);
  const rows = [
    compare('Workers in use', figures?.utilisation, simulated?.utilisation, share),
    compare('Requests that wait', figures?.waitProbability, simulated?.waited, share),
    compare('Mean wait', figures?.meanWait, simulated?.meanWait, seconds),
    compare('Mean time', figures?.meanTime, simulated?.meanTime, seconds),
    compare('Half are answered within', quantile(0.5), simulated?.median, seconds),
    compare('95% are answered within', quantile(0.95), simulated?.p95, seconds),
    compare('99% are answered within', quantile(0.99), simulated?.p99, seconds),
  ];
  if (places !== null) rows.push(compare('Turned away', figures?.lost, simulated?.turnedAway, share));
  if (timeoutMs !== null) rows.push(compare('Gone unserved', null, simulated?.timedOut, share));
  if (targetMs !== null) {
    const within = figures ? theory.within(targetMs / 1000) : null;
    const name = `Answered within ${formatDuration(targetMs)} (wanted: ${formatPercent(targetShare, 1)})`;
    rows.push(compare(name, within, simulated?.within, share));
  }
  if (batch > 1) rows.push(compare('Requests a batch', null, simulated?.batchSize, plain));
  if (coldAfterMs !== null)
    rows.push(compare('Cold starts, of all batches', null, simulated?.coldStarts, share));
  return rows;
}
