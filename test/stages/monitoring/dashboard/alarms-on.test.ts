import { describe, expect, it } from 'vitest';
import type { Alarm } from '../../../../src/session/alarms.svelte.ts';
import { alarmsOnAt } from '../../../../src/stages/monitoring/dashboard/alarms-on.ts';

const alarm = (
  id: string,
  episodes: readonly (readonly [raisedMs: number, toMs: number | null])[],
  silences: readonly { fromMs: number; toMs: number }[] = [],
): Alarm =>
  ({
    line: { id, silences },
    now: { episodes: episodes.map(([raisedMs, toMs]) => ({ raisedMs, toMs })) },
  }) as unknown as Alarm;
const onAt = (alarms: readonly Alarm[], atMs: number): string[] =>
  alarmsOnAt(alarms, atMs).map(({ alarm: { line }, sinceMs }) => `${line.id} ${String(sinceMs)}`);

describe('alarms that were on at a time', () => {
  const two = [alarm('a', [[10, 20], [30, null]]), alarm('b', [[15, 40]])]; // prettier-ignore

  it('are those raised by then and not ended, newest first', () => {
    expect(onAt(two, 9)).toEqual([]);
    expect(onAt(two, 10)).toEqual(['a 10']);
    expect(onAt(two, 19)).toEqual(['b 15', 'a 10']);
    expect(onAt(two, 20)).toEqual(['b 15']);
    expect(onAt(two, 50)).toEqual(['a 30']);
  });

  it('are none that were silenced then, or are not measured', () => {
    const silent = alarm('c', [[10, null]], [{ fromMs: 20, toMs: 30 }]);
    expect(onAt([silent], 25)).toEqual([]);
    expect(onAt([silent], 31)).toEqual(['c 10']);
    expect(onAt([{ ...silent, now: null }], 31)).toEqual([]);
  });
});
