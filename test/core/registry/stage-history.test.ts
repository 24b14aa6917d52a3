import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Digest, Id } from '../../../src/core/kernel/objects.ts';
import { MODEL_STAGES, type RegistryEvent } from '../../../src/core/registry/registry.ts';
import {
  countingChanges,
  liveAt,
  liveByEvent,
  previousLive,
  stageAt,
  stagePeriods,
  startOf,
  wouldHoldNow,
} from '../../../src/core/registry/stage-history.ts';
import { versionName } from '../../../src/core/registry/version-name.ts';

const model = (name: string) => name as Digest;
const said = (
  atMs: number,
  of: string,
  stage: RegistryEvent['body']['stage'],
  more: { sinceMs?: number; takesBack?: Id } = {},
): RegistryEvent => ({
  id: `e${String(atMs)}` as Id,
  projectId: 'p' as Id,
  kind: 'registry',
  atMs,
  by: '',
  body: { model: model(of), stage, why: '', ...more },
});

const KNOWN = [
  said(1, '1.0', 'production'),
  said(2, '1.1', 'production'),
  said(3, '2.0', 'production'),
  said(4, '2.1', 'shadow'),
  said(5, '1.1', 'production'),
  said(6, '2.1', 'retired'),
  said(7, '2.0', 'production'),
];

describe('what was live when', () => {
  test('follows a known history, change by change', () => {
    expect(liveByEvent(KNOWN)).toEqual(['1.0', '1.1', '2.0', '2.0', '1.1', '1.1', '2.0']);
    const periods = stagePeriods(KNOWN);
    expect([0, 1, 2.5, 3, 4.9, 5, 6.9, 7, Infinity].map((at) => liveAt(periods, at)?.model ?? null)).toEqual([
      null,
      ...['1.0', '1.1', '2.0', '2.0', '1.1', '1.1', '2.0', '2.0'],
    ]);
    expect(stageAt(periods, model('1.1'), 3)).toMatchObject({
      stage: 'retired',
      fromMs: 3,
      toMs: 5,
      event: 'e3',
    });
    expect(previousLive(periods, Infinity)?.model).toBe('1.1');
    expect(previousLive(periods, 1)).toBeNull();
  });

  test('is told late: what held earlier stands earlier', () => {
    const late = [...KNOWN.slice(0, 2), said(9, '1.05', 'production', { sinceMs: 1 })];
    expect(liveByEvent(late)).toEqual(['1.0', '1.05', '1.1']);
  });

  test('tells what would be history only', () => {
    expect(wouldHoldNow(KNOWN, model('3.0'), 'production', 8)).toBe(true);
    expect(wouldHoldNow(KNOWN, model('3.0'), 'production', 7)).toBe(true);
    expect(wouldHoldNow(KNOWN, model('3.0'), 'production', 6)).toBe(false);
    expect(wouldHoldNow(KNOWN, model('3.0'), 'shadow', 1)).toBe(true);
    // It is in production now, but not since then.
    expect(wouldHoldNow(KNOWN, model('2.0'), 'production', 1.5)).toBe(false);
    expect(wouldHoldNow(KNOWN, model('2.1'), 'canary', 5)).toBe(false);
  });

  test('does not know what was taken back, unless the taking back was taken back', () => {
    const back = said(8, '2.0', 'production', { takesBack: 'e7' as Id });
    expect(liveAt(stagePeriods([...KNOWN, back]), 9)?.model).toBe('1.1');
    const again = said(9, '2.0', 'production', { takesBack: 'e8' as Id });
    expect(liveAt(stagePeriods([...KNOWN, back, again]), 9)?.model).toBe('2.0');
    // One that says it takes back what came after it, or itself, does nothing.
    const early = said(0, '2.0', 'production', { takesBack: 'e7' as Id });
    expect(liveByEvent([...KNOWN, early])).toEqual(liveByEvent(KNOWN));
  });

  const history = fc
    .array(
      fc.record({
        model: fc.constantFrom('a', 'b', 'c'),
        stage: fc.constantFrom(...MODEL_STAGES),
        since: fc.option(fc.integer({ min: 0, max: 12 })),
        back: fc.option(fc.nat(11)),
      }),
      { maxLength: 12 },
    )
    .map((all) =>
      all.map(({ model: of, stage, since, back }, i) =>
        said(i, of, stage, {
          ...(since === null ? {} : { sinceMs: since }),
          ...(back === null || back >= i ? {} : { takesBack: `e${String(back)}` as Id }),
        }),
      ),
    );

  test('does not depend on the order in which changes are heard of', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.double({ noNaN: true })), (events, random) => {
        const keys = new Map(events.map((event) => [event.id, random.next().value as number]));
        const shuffled = events.toSorted((a, b) => keys.get(a.id)! - keys.get(b.id)!);
        expect(stagePeriods(shuffled)).toEqual(stagePeriods(events));
        expect(liveByEvent(shuffled)).toEqual(liveByEvent(events));
      }),
    );
  });

  test('has one stage a model and one model in production at a time, without gaps', () => {
    fc.assert(
      fc.property(history, (events) => {
        const periods = stagePeriods(events);
        for (let at = -0.5; at < 13; at += 0.5) {
          const then = periods.filter(({ fromMs, toMs }) => fromMs <= at && (toMs === null || at < toMs));
          expect(new Set(then.map((period) => period.model)).size).toBe(then.length);
          const live = then.filter(({ stage }) => stage === 'production');
          expect(live.length).toBeLessThanOrEqual(1);
          // As the last change before says it.
          const last = countingChanges(events).filter((event) => startOf(event) <= at);
          const mine = last.at(-1);
          if (mine) expect(stageAt(periods, mine.body.model, at)?.stage).toBe(mine.body.stage);
          else expect(then).toEqual([]);
        }
      }),
    );
  });
});

test.each([
  ['gbdt 2.1', 'gbdt', '2.1'],
  ['loan model v3', 'loan model', '3'],
  ['trees-2.0.1', 'trees', '2.0.1'],
  ['resnet50', 'resnet50', null],
  ['2.1', '2.1', null],
  ['The majority of repaid', 'The majority of repaid', null],
])('“%s” is of the family %s', (name, family, version) => {
  expect(versionName(name)).toEqual({ family, version });
});
