import type { ChartData } from '../../../charts/chart-data.ts';
import type { LevelPoint } from '../../../charts/watched-level/watched-level-geometry.ts';
import type { LevelWindow } from '../../../core/monitor/stream-level.ts';
import type { WatchReport } from '../../../core/monitor/watch-report.ts';
import { formatPlural } from '../../../ui/format.ts';
import { DETECTOR_WORDS } from './detector-words.ts';

type Moment = (ms: number) => string;
type Format = (value: number) => string;

export function levelPoints(levels: readonly LevelWindow[]): readonly (LevelPoint & { n: number })[] {
  return levels.map(({ fromMs, toMs, mean, interval, n }) => ({
    ...{ fromMs, toMs, mean, n },
    ...{ low: interval?.low ?? null, high: interval?.high ?? null },
  }));
}

/** Of a point, for the pointer. */
export function levelWords(point: LevelPoint & { n?: number }, moment: Moment, format: Format): string {
  const { fromMs, mean, low, high, n } = point;
  if (Number.isNaN(mean)) return `${moment(fromMs)}: no values`;
  const interval = low === null || high === null ? '' : ` (${format(low)} to ${format(high)})`;
  return `${moment(fromMs)}: ${format(mean)}${interval}${n === undefined ? '' : `, n = ${String(n)}`}`;
}

/** The picture in words. */
export function chartText(
  name: string,
  { levels, answers, shape }: WatchReport,
  moment: Moment,
  format: Format,
): string {
  const known = levels.filter(({ mean }) => !Number.isNaN(mean));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return `${name}: no values.`;
  const said = answers.map(
    ({ detector, total }) => `${DETECTOR_WORDS[detector].name} says ${formatPlural(total, 'drift')}`,
  );
  return `${name}: ${format(first.mean)} on ${moment(first.fromMs)}, ${format(last.mean)} on ${moment(last.fromMs)}. ${said.join(', ')}. Shape: ${shape.shape}.`;
}

/** What the chart is made of. */
export function levelData(levels: readonly LevelWindow[], fitted: ArrayLike<number> | null): ChartData {
  const orNull = (value: number | undefined): number | null =>
    value === undefined || Number.isNaN(value) ? null : value;
  return {
    header: ['from', 'to', 'n', 'mean', 'low', 'high', 'fitted'],
    rows: levels.map(({ fromMs, toMs, n, mean, interval }, at) => [
      new Date(fromMs).toISOString(),
      new Date(toMs).toISOString(),
      n,
      orNull(mean),
      interval?.low ?? null,
      interval?.high ?? null,
      orNull(fitted?.[at]),
    ]),
  };
}
