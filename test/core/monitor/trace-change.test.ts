import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import type { AlarmArea } from '../../../src/core/monitor/alarm-idea.ts';
import { edgeKey, NO_SIGNALS, type PipelineBody } from '../../../src/core/monitor/pipeline.ts';
import { signalChange, type SignalChange } from '../../../src/core/monitor/signal-change.ts';
import { traceChange, type TracedChange } from '../../../src/core/monitor/trace-change.ts';
import { DAY_MS, daysFrom, shareSeries } from './planted-series.ts';

type Graph = Pick<PipelineBody, 'components' | 'edges'>;

function graph(...edges: readonly `${string}>${string}`[]): Graph {
  const ends = edges.map((edge) => edge.split('>') as [string, string]);
  const component = (order: number) => ({
    ...({ order, name: '', does: '', kind: 'service', log: null, signals: NO_SIGNALS } as const),
  });
  return {
    components: Object.fromEntries([...new Set(ends.flat())].map((id, at) => [id, component(at)])),
    edges: Object.fromEntries(ends.map(([from, to]) => [edgeKey({ from, to }), { from, to }])),
  };
}

const CHAIN = graph('phone>detector', 'detector>recogniser', 'recogniser>search');
const DIAMOND = graph('form>income', 'form>history', 'income>model', 'history>model', 'model>letter');

/** All that lies after a component in a graph of these tests. */
function after({ edges }: Graph, id: string): string[] {
  const next = Object.values(edges).flatMap(({ from, to }) => (from === id ? [to] : []));
  return [...new Set([...next, ...next.flatMap((one) => after({ components: {}, edges }, one))])];
}

/** Input and output of every component, measured; those of `of` jump on a day, those after it a day later. */
function measured(pipeline: Graph, of: string, seed: number, lag = 1): TracedChange[] {
  const random = createRandom(seed);
  return Object.keys(pipeline.components).flatMap((component) =>
    (['software', 'input', 'output'] as const).flatMap((area): TracedChange[] => {
      const isAfter = after(pipeline, of).includes(component) && area !== 'software';
      const day = component === of && area === 'output' ? 40 : isAfter ? 40 + lag : Infinity;
      const series = shareSeries(80, (t) => (t < day ? 0.15 : 0.4), random);
      const change = signalChange(series, daysFrom(0, 80));
      return typeof change === 'string' ? [] : [{ component, area, signal: series.signal, change }];
    }),
  );
}

const at = (
  component: string,
  area: AlarmArea,
  day: number,
  more: Partial<SignalChange> = {},
): TracedChange => ({
  ...{ component, area, signal: { of: 'rows' } },
  change: {
    ...{
      atMs: day * DAY_MS,
      earliestMs: day * DAY_MS,
      latestMs: (day + 1) * DAY_MS,
      arrivedMs: day * DAY_MS,
    },
    ...{ endMs: null, shape: 'sudden', from: 0, to: 1, strength: 50, everyMs: DAY_MS },
    ...more,
  },
});
const entriesOf = (pipeline: Graph, changes: readonly TracedChange[]): string[] =>
  traceChange(pipeline, changes).entries.map(({ component, by }) => `${component} ${by}`);

describe('where a change entered', () => {
  it.each([
    ...Object.keys(CHAIN.components).map((id) => ['chain', CHAIN, id] as const),
    ...Object.keys(DIAMOND.components).map((id) => ['diamond', DIAMOND, id] as const),
  ])('%s: planted in a component, it is traced to it', (_, pipeline, planted) => {
    for (const [seed, lag] of [
      [1, 1],
      [3, 0],
    ] as const) {
      const { entries, tied } = traceChange(pipeline, measured(pipeline, planted, seed, lag));
      expect(entries.map(({ component }) => component)).toEqual([planted]);
      expect(tied).toBe(1);
      const reached = new Set(entries[0]!.path.map(({ component }) => component));
      expect([...reached].sort()).toEqual(after(pipeline, planted).sort());
    }
  });

  it('nothing changed: nothing entered', () => {
    expect(traceChange(CHAIN, [])).toEqual({ entries: [], tied: 0 });
    expect(measured(CHAIN, 'nowhere', 5)).toEqual([]);
  });

  it('neither the order of the changes nor of the documents matters', () => {
    const changes = [
      ...measured(DIAMOND, 'history', 4),
      at('form', 'software', 60),
      at('income', 'output', 20),
    ];
    const turned = {
      components: Object.fromEntries(Object.entries(DIAMOND.components).toReversed()),
      edges: Object.fromEntries(Object.entries(DIAMOND.edges).toReversed()),
    };
    expect(traceChange(turned, changes.toReversed())).toEqual(traceChange(DIAMOND, changes));
  });

  it('the path goes along the pipeline, with the first change of each place', () => {
    const changes = [
      at('detector', 'output', 10),
      ...[at('recogniser', 'input', 11), at('recogniser', 'output', 12), at('recogniser', 'output', 13)],
      at('search', 'output', 12),
    ];
    const [entry] = traceChange(CHAIN, changes).entries;
    expect(entry).toMatchObject({ component: 'detector', by: 'data' });
    expect(entry!.path).toEqual([changes[1], changes[2], changes[4]]);
  });

  it('two that do not hang together, on one day: it cannot be told which', () => {
    const both = [at('income', 'output', 10), at('history', 'output', 10), at('model', 'output', 11)];
    expect(traceChange(DIAMOND, both)).toMatchObject({
      tied: 2,
      entries: [{ component: 'income' }, { component: 'history' }],
    });
    expect(traceChange(DIAMOND, [both[0]!, at('history', 'output', 12), both[2]!])).toMatchObject({
      tied: 1,
    });
  });

  it('in a circle only what is clearly earlier explains', () => {
    const circle = graph('a>b', 'b>a', 'b>c');
    expect(
      traceChange(circle, [at('a', 'output', 5), at('b', 'output', 5), at('c', 'output', 6)]),
    ).toMatchObject({
      tied: 2,
      entries: [{ component: 'a' }, { component: 'b' }],
    });
    expect(entriesOf(circle, [at('a', 'output', 6), at('b', 'output', 5)])).toEqual(['b data']);
  });

  it('software is a cause of its own: upstream data do not explain it', () => {
    expect(entriesOf(CHAIN, [at('recogniser', 'software', 10), at('recogniser', 'output', 10)])).toEqual([
      'recogniser software',
    ]);
    expect(
      entriesOf(CHAIN, [
        ...[at('phone', 'output', 9), at('recogniser', 'software', 10), at('recogniser', 'output', 10)],
      ]),
    ).toEqual(['phone data', 'recogniser software']);
    expect(entriesOf(CHAIN, [at('phone', 'software', 9), at('recogniser', 'software', 10)])).toEqual([
      'phone software',
    ]);
  });

  it('what is downstream, later, over, or long at rest explains nothing', () => {
    const late = at('recogniser', 'output', 30);
    expect(entriesOf(CHAIN, [at('search', 'output', 20), late])).toEqual(['search data', 'recogniser data']);
    expect(entriesOf(CHAIN, [at('phone', 'output', 31), late])).toEqual(['recogniser data', 'phone data']);
    const over = at('phone', 'output', 10, { shape: 'recurrent', endMs: 17 * DAY_MS });
    expect(entriesOf(CHAIN, [over, late])).toEqual(['phone data', 'recogniser data']);
    const before = at('phone', 'output', 10);
    const { entries } = traceChange(CHAIN, [before, late]);
    expect(entries.map(({ component, earlier }) => [component, earlier.length])).toEqual([
      ['phone', 0],
      ['recogniser', 1],
    ]);
    // While it still moves, it may.
    expect(entriesOf(CHAIN, [at('phone', 'output', 10, { arrivedMs: 40 * DAY_MS }), late])).toEqual([
      'phone data',
    ]);
  });

  it('changes of a component that is gone are left out', () => {
    expect(traceChange(CHAIN, [at('gone', 'output', 1)])).toEqual({ entries: [], tied: 0 });
  });
});
