import type { Id } from '../kernel/objects.ts';
import type { Tile, TileContent, TileSize } from './dashboard.ts';
import { signalKey, type Signal } from './signal.ts';

/** Lines of the plan that become tiles by themselves. */
const MOST_LINES = 6;

export interface PlannedBoard {
  log: Id;
  /** What the plan watches, in its order. */
  watched: readonly Signal[];
  targets: readonly Id[];
  /** Every figure that the log has, by key. */
  possible: ReadonlyMap<string, Signal>;
  /** Columns of feedback of which it is known what is good. */
  feedback: readonly string[];
}

/**
 * The tiles of a first dashboard: what rings, how many requests come, how sure the model is and what share of labels is
 * known (where the log tells); each target; the first figures that the plan watches, or without any the metric, or else how the first
 * columns drift; feedback.
 */
export function proposeTiles({
  log,
  watched,
  targets,
  possible,
  feedback,
}: PlannedBoard): Omit<Tile, 'order'>[] {
  const tile = (size: TileSize, content: TileContent): Omit<Tile, 'order'> => ({
    size,
    title: '',
    log,
    content,
  });
  const has = (signal: Signal): boolean => possible.has(signalKey(signal));
  const figures: Signal[] = [{ of: 'rows' }, { of: 'confidence' }, { of: 'labelled' }];
  const all = [...possible.values()];
  const metric = all.filter(({ of }) => of === 'metric').slice(0, 1);
  const unplanned = metric.length > 0 ? metric : oneDriftEach(all);
  const small = figures.filter(has);
  const isSmall = new Set(small.map(signalKey));
  const lines = new Map(
    (watched.length > 0 ? watched : unplanned)
      .map((signal) => [signalKey(signal), signal] as const)
      .filter(([key]) => !isSmall.has(key)),
  );
  // Two small ones are as wide as a wide one: no row has a gap.
  const isOdd = (small.length + targets.length) % 2 === 1;
  return [
    tile(isOdd ? '1x1' : '2x1', { show: 'alarms' }),
    ...small.map((signal) => tile('1x1', { show: 'figure', signal })),
    ...targets.map((target) => tile('1x1', { show: 'target', target })),
    ...[...lines.values()].slice(0, MOST_LINES).map((signal) => tile('2x1', { show: 'line', signal })),
    ...feedback.slice(0, 1).map((column) => tile('2x1', { show: 'feedback', column })),
  ];
}

/** Of several distances of a column the first. */
function oneDriftEach(signals: readonly Signal[]): Signal[] {
  const byColumn = new Map<string, Signal>();
  for (const signal of signals)
    if (signal.of === 'drift' && !byColumn.has(signal.column)) byColumn.set(signal.column, signal);
  return [...byColumn.values()];
}
