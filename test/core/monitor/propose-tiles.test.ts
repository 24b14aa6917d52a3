import { describe, expect, it } from 'vitest';
import type { Id } from '../../../src/core/kernel/objects.ts';
import { proposeTiles } from '../../../src/core/monitor/propose-tiles.ts';
import { signalKey, type Signal } from '../../../src/core/monitor/signal.ts';

const log = 'log' as Id;
const byKey = (signals: readonly Signal[]): ReadonlyMap<string, Signal> =>
  new Map(signals.map((signal) => [signalKey(signal), signal]));
const missing = (column: string): Signal => ({ of: 'missing', column });

describe('a first dashboard', () => {
  it('shows each figure the plan watches once, the targets, and what people said', () => {
    const tiles = proposeTiles({
      ...{ log, watched: [missing('a'), { of: 'rows' }, missing('a')], targets: ['goal' as Id] },
      ...{ possible: byKey([{ of: 'rows' }, { of: 'labelled' }]), feedback: ['thumb'] },
    });
    expect(tiles.map(({ content }) => content)).toEqual([
      { show: 'alarms' },
      { show: 'figure', signal: { of: 'rows' } },
      { show: 'figure', signal: { of: 'labelled' } },
      { show: 'target', target: 'goal' },
      { show: 'line', signal: missing('a') },
      { show: 'feedback', column: 'thumb' },
    ]);
    expect(tiles.map(({ size }) => size)).toEqual(['1x1', '1x1', '1x1', '1x1', '2x1', '2x1']);
    expect(tiles.every((tile) => tile.log === log && tile.title === '')).toBe(true);
  });

  it('follows six figures at most, and where nothing is planned the metric, or what drifts', () => {
    const watched = [...'abcdefgh'].map(missing);
    const none = { log, targets: [], feedback: [] };
    const lines = (tiles: ReturnType<typeof proposeTiles>) =>
      tiles.filter(({ content }) => content.show === 'line');
    expect(lines(proposeTiles({ ...none, watched, possible: byKey([]) }))).toHaveLength(6);
    const metric: Signal = { of: 'metric', metric: 'recall', slice: null };
    const unplanned = proposeTiles({ ...none, watched: [], possible: byKey([missing('a'), metric]) });
    expect(lines(unplanned).map(({ content }) => content)).toEqual([{ show: 'line', signal: metric }]);
    const drift: Signal = { of: 'drift', column: 'a', distance: 'ks' };
    const counts = proposeTiles({
      ...none,
      watched: [],
      possible: byKey([missing('a'), drift, { ...drift, distance: 'psi' }]),
    });
    expect(lines(counts).map(({ content }) => content)).toEqual([{ show: 'line', signal: drift }]);
  });
});
