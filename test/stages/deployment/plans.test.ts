import { describe, expect, test } from 'vitest';
import { parseCondition } from '../../../src/core/rollout/condition.ts';
import {
  DEFAULT_METRIC,
  DEFAULT_PLAN,
  DEFAULT_STEP,
  type PlanMetric,
} from '../../../src/core/rollout/plan.ts';
import { stretchesOf } from '../../../src/core/rollout/traffic.ts';
import * as words from '../../../src/stages/deployment/plans/plan-words.ts';
import { textOfFiles } from '../../../src/stages/deployment/plans/text-of-files.ts';
import { timelineOf } from '../../../src/stages/deployment/plans/timeline-of.ts';
import { placeInText } from '../../../src/stages/deployment/plans/yaml-draft.svelte.ts';

const metric = (more: Partial<PlanMetric>): PlanMetric => ({ ...DEFAULT_METRIC, id: 'm', ...more });

describe('a metric in words', () => {
  test.each<[string, Partial<PlanMetric>]>([
    ['at most 2%', { source: 'error', success: { op: '<=', value: 0.02 } }],
    ['at most +0.5 pt', { source: 'error', arm: 'delta', success: { op: '<=', value: 0.005 } }],
    ['below 1.2', { source: 'error', arm: 'ratio', success: { op: '<', value: 1.2 } }],
    ['above 250 ms', { source: 'latencyP99', success: { op: '>', value: 250 } }],
    ['at least 0.9 and not 2', { success: parseCondition('result[0] >= 0.9 && result != 2') }],
    [
      '“len(result) > 1”; fails nothing measured',
      { success: { text: 'len(result) > 1' }, failure: { isNaN: true } },
    ],
    ['always succeeds (dry run)', { dryRun: true }],
    [
      'e-process, α 5%',
      { source: 'error', test: 'eProcess', params: { alpha: 0.05 }, success: { op: '<', value: 1 } },
    ],
    // No test reads mismatches: the condition decides.
    ['at most 5%', { source: 'mismatch', test: 'eProcess', success: { op: '<=', value: 0.05 } }],
  ])('%s', (said, more) => {
    expect(words.decisionWords(metric(more))).toBe(said);
  });

  test('says when, how often and which failure ends it', () => {
    const often = metric({ intervalMs: 60_000, count: 5, initialDelayMs: 30_000, failureLimit: 3 });
    expect(words.rhythmWords(often, false, 10_000)).toBe('every 1m, 5 times over 1m, after 30s');
    expect(words.rhythmWords(often, true, 10_000)).toBe('every 10s over 1m, after 30s');
    expect(words.rhythmWords(metric({}), false, 10_000)).toBe('once over 1m');
    expect(words.limitWords(often, false)).toBe('failure 4 ends it');
    expect(words.limitWords(metric({}), false)).toBe('the first failure ends it');
    expect([0, 90_000, 172_800_000, Infinity].map(words.sinceStart)).toEqual([
      '0',
      '1 min 30 s',
      '2 d',
      'never reached',
    ]);
  });
});

test('the place of a problem is found in the text, and kept within it', () => {
  expect(placeInText('a\nbc\n', 'line 2, column 2')).toBe(3);
  expect(placeInText('a\nbc', 'line 9, column 9')).toBe(4);
  expect(placeInText('a', 'the plan’s own copy')).toBeNull();
});

test('what is measured is drawn from its delay on, no later than its end', () => {
  const plan = {
    ...DEFAULT_PLAN,
    steps: [5, 50].map((weight) => ({ ...DEFAULT_STEP, weight, holdMs: 600_000, gate: 'manual' as const })),
    metrics: [metric({ initialDelayMs: 60_000 }), metric({ id: 'late', initialDelayMs: 9e6 })],
    background: { analysis: ['m', 'late'], fromStep: 1 },
  };
  const { steps, spans } = timelineOf(plan, stretchesOf(plan, null));
  expect(steps.map(({ fromMs, toMs, gate }) => [fromMs, toMs, gate])).toEqual([
    [0, 600_000, true],
    [600_000, 1_200_000, true],
  ]);
  expect(spans).toEqual([
    { name: 'm', fromMs: 660_000, toMs: 1_200_000 },
    { name: 'late', fromMs: 1_200_000, toMs: 1_200_000 },
  ]);
});

test('several files are one stream of documents, and large ones are refused', async () => {
  const file = (text: string) => new File([text], 'a.yaml');
  expect(await textOfFiles([file('a: 1'), file('b: 2')])).toBe('a: 1\n---\nb: 2');
  await expect(textOfFiles([file('x'.repeat(2_000_001))])).rejects.toMatchObject({
    facts: { code: 'plan.files' },
  });
});
