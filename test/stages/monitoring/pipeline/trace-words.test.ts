import { describe, expect, it } from 'vitest';
import type { AlarmArea } from '../../../../src/core/monitor/alarm-idea.ts';
import { PIPELINE_TEMPLATES } from '../../../../src/core/monitor/pipeline-templates.ts';
import type { Signal } from '../../../../src/core/monitor/signal.ts';
import type { SignalChange } from '../../../../src/core/monitor/signal-change.ts';
import { traceChange, type TracedChange } from '../../../../src/core/monitor/trace-change.ts';
import {
  levelsWords,
  traceWords,
  whenWords,
} from '../../../../src/stages/monitoring/pipeline/trace-words.ts';

const DAY_MS = 86_400_000;
const { body } = PIPELINE_TEMPLATES[0]!;
const names = {
  component: (id: string): string => body.components[id]!.name,
  moment: (ms: number): string => `day ${String(Math.floor(ms / DAY_MS))}`,
};
const change = (day: number, more: Partial<SignalChange> = {}): SignalChange => ({
  ...{ atMs: day * DAY_MS, earliestMs: day * DAY_MS, latestMs: (day + 1) * DAY_MS, arrivedMs: day * DAY_MS },
  ...{ endMs: null, shape: 'sudden', from: 0.1, to: 0.2, strength: 50, everyMs: DAY_MS },
  ...more,
});
const at = (component: string, area: AlarmArea, signal: Signal, day: number): TracedChange => ({
  ...{ component, area, signal, change: change(day) },
});
const LENGTH: Signal = { of: 'mean', column: 'clip length' };
const ACCURACY: Signal = { of: 'metric', metric: 'accuracy', slice: null };
const words = (...changes: TracedChange[]): string => traceWords(traceChange(body, changes), names);

describe('the answer in words', () => {
  it('names the place, the days, what followed, and that nothing came before', () => {
    expect(
      words(
        at('recogniser', 'output', ACCURACY, 16),
        at('voice-activity-detector', 'output', LENGTH, 14),
        at('recogniser', 'input', LENGTH, 15),
      ),
    ).toBe(
      'Entered at “Voice-activity detector”, output “Mean of clip length”, day 14. “Recogniser” followed: input “Mean of clip length” on day 15; “Recogniser” followed: output “Accuracy” on day 16. Nothing before it in the pipeline had changed.',
    );
  });

  it('says where it cannot tell, where nothing changed, and what was too long before', () => {
    expect(words()).toBe('Nothing that is watched changed.');
    expect(
      words(at('recogniser', 'software', { of: 'rows' }, 14), at('phones', 'output', LENGTH, 14)),
    ).toMatch(/^Cannot tell where it entered first \(the same window\): “Phones”.*; or “Recogniser”/);
    const late = traceChange(body, [
      at('phones', 'output', LENGTH, 2),
      at('recogniser', 'output', ACCURACY, 30),
    ]);
    expect(traceWords({ entries: [late.entries[1]!], tied: 1 }, names)).toContain(
      '“Phones”, output “Mean of clip length” on day 2, was too long before to be taken for the cause.',
    );
  });

  it('a day that is not certain has its range, and an end where it went back', () => {
    expect(whenWords(change(14), names)).toBe('day 14');
    expect(whenWords(change(14, { latestMs: 17 * DAY_MS, endMs: 20 * DAY_MS }), names)).toBe(
      'day 14 (between day 14 and day 16), back again on day 20',
    );
    expect(levelsWords(change(1, { from: -0.001, to: 1.2 }), 'fraction')).toBe('0% → 100%');
  });
});
