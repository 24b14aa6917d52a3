import type { WindowSpan } from '../../../core/drift/change-onset.ts';
import type { LogDocument } from '../../../core/monitor/log.ts';
import type { Series, Signal } from '../../../core/monitor/signal.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';

/** A metric over a range of windows; null where no row of them tells. */
export interface RangeFigure {
  value: number;
  n: number;
}

/** How wrong the model was, from labels, and what is to be expected without them: by window, asked once. */
export class ErrorFigures {
  readonly #workbench: Workbench;
  /** Share of wrong answers, or the mean absolute error of a model for numbers. */
  readonly isShare: boolean;
  realised = $state.raw<Series | null>(null);
  expected = $state.raw<Series | null>(null);

  constructor(workbench: Workbench, log: LogDocument) {
    this.#workbench = workbench;
    const { columns } = log.body;
    this.isShare = columns ? columns.scores.length > 0 || columns.positive !== null : true;
    if (columns?.label && columns.prediction) void this.#ask(log);
  }

  async #ask(log: LogDocument): Promise<void> {
    const metric = this.isShare ? 'accuracy' : 'mae';
    const signals: Signal[] = [
      { of: 'metric', metric, slice: null },
      { of: 'expected', metric },
    ];
    const open = this.#workbench.open!;
    // Without an answer the board shows the figures that counts tell.
    const [realised, expected] = await this.#workbench.logs.series(open, log, signals).catch(() => []);
    this.realised = realised && hasAny(realised) ? this.#asError(realised) : null;
    this.expected = expected && hasAny(expected) ? this.#asError(expected) : null;
  }

  #asError(series: Series): Series {
    return this.isShare ? { ...series, values: series.values.map((right) => 1 - right) } : series;
  }
}

/** Over a range, each window by its rows. */
export function overRange(series: Series, { from, to }: WindowSpan): RangeFigure | null {
  let [sum, n] = [0, 0];
  for (let window = from; window < to; window++) {
    const [value, rows] = [series.values[window]!, series.n[window]!];
    if (!Number.isFinite(value) || rows === 0) continue;
    sum += value * rows;
    n += rows;
  }
  return n === 0 ? null : { value: sum / n, n };
}

function hasAny({ values }: Series): boolean {
  return values.some((value) => Number.isFinite(value));
}
