import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factsOf, type ProblemFacts } from '../../../src/core/kernel/problem.ts';
import { parseDuration, printDuration } from '../../../src/core/rollout/duration.ts';
import * as plan from '../../../src/core/rollout/plan.ts';
import { readPlan } from '../../../src/core/controllers/read-plan.ts';
import { writePlan } from '../../../src/core/controllers/write-plan.ts';

const problemOf = (text: string): ProblemFacts => {
  try {
    readPlan(text);
  } catch (error) {
    return factsOf(error);
  }
  throw new Error('was read');
};

const ms = fc.integer({ min: 0, max: 10_000_000 });
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const condition: fc.Arbitrary<plan.Condition> = fc.letrec<{ node: plan.Condition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.record({ op: fc.constantFrom(...plan.OPERATORS), value: number }),
    fc.constant({ isNaN: true as const }),
    fc.record({ text: fc.string({ unit: 'grapheme' }) }),
    fc.record({ all: fc.array(tie('node'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('node'), { maxLength: 3 }) }),
  ),
})).node;
const metric = fc.record({
  id: fc.stringMatching(/^[A-Za-z0-9#:'"&*!%@é][A-Za-z0-9 #:'"&*!%@é-]{0,20}$/),
  source: fc.constantFrom(...plan.SOURCES),
  arm: fc.constantFrom(...plan.ARMS),
  windowMs: ms,
  intervalMs: fc.option(fc.integer({ min: 1000, max: 1_000_000 })),
  initialDelayMs: ms,
  count: fc.option(fc.integer({ min: 1, max: 100 })),
  success: fc.option(condition),
  failure: fc.option(condition),
  failureLimit: fc.integer({ min: -1, max: 10 }),
  inconclusiveLimit: fc.nat(10),
  errorLimit: fc.nat(10),
  successRun: fc.nat(10),
  noData: fc.constantFrom(...plan.NO_DATA),
  test: fc.constantFrom(...plan.TESTS),
  params: fc.dictionary(
    fc.string({ maxLength: 5 }).filter((name) => !['__proto__', 'constructor', 'prototype'].includes(name)),
    number,
    { maxKeys: 3, noNullPrototype: true },
  ),
  dryRun: fc.boolean(),
});
const json = fc
  .jsonValue({ maxDepth: 3, stringUnit: 'grapheme' })
  .map(
    (value) =>
      JSON.parse(JSON.stringify(value).replaceAll(/__proto__|constructor|prototype/g, 'p')) as plan.Json,
  );
const anyPlan: fc.Arbitrary<plan.RolloutPlan> = fc
  .uniqueArray(metric, { selector: ({ id }) => id, maxLength: 4 })
  .chain((metrics) => {
    const ids =
      metrics.length === 0
        ? fc.constant<string[]>([])
        : fc.array(fc.constantFrom(...metrics.map(({ id }) => id)), { maxLength: 3 });
    return fc.record({
      strategy: fc.constantFrom(...plan.STRATEGIES),
      unit: fc.constantFrom(...plan.UNITS),
      tickMs: fc.integer({ min: 1000, max: 100_000 }),
      startGate: fc.constantFrom('auto' as const, 'manual' as const),
      steps: fc.array(
        fc.record({
          weight: fc.double({ min: 0, max: 100, noNaN: true }).map((value) => value + 0),
          mirror: fc.nat(100),
          holdMs: ms,
          minSamples: fc.nat(10_000),
          gate: fc.constantFrom('auto' as const, 'manual' as const),
          analysis: ids,
          control: fc.constantFrom('rest' as const, 'equal' as const),
          automation: fc.constantFrom(...plan.DEGREES),
        }),
        { maxLength: 5 },
      ),
      metrics: fc.constant(metrics),
      background: fc.option(fc.record({ analysis: ids, fromStep: fc.nat(10) })),
      policy: fc.record({
        counter: fc.constantFrom('perMetric' as const, 'global' as const),
        failureLimit: fc.nat(20),
        onFail: fc.constantFrom('hold' as const, 'continue' as const, 'abort' as const),
        onInconclusive: fc.constantFrom('pause' as const, 'promote' as const, 'abort' as const),
        abort: fc.constantFrom('toZero' as const, 'reverseSteps' as const),
        scaleDownDelayMs: fc.option(ms),
        abortScaleDownDelayMs: fc.option(ms),
        promoteStep: fc.integer({ min: 1, max: 100 }),
      }),
      foreign: fc.option(
        fc.record({
          from: fc.constantFrom('argo' as const, 'flagger' as const),
          documents: fc.array(json, { maxLength: 3 }),
        }),
      ),
    });
  });

describe('the text form of a plan', () => {
  test('plan -> YAML -> plan is the identity', () => {
    fc.assert(
      fc.property(anyPlan, (given) => {
        expect(readPlan(writePlan(given))).toEqual(given);
      }),
      { numRuns: 40 },
    );
  });

  test('what is not written has its default', () => {
    const read = readPlan(
      'kind: RolloutPlan\nsteps:\n - {weight: 5, hold: 1h30m}\nmetrics: [{id: e, success: "result[0] <= 0.02"}]\n',
    );
    expect(read).toEqual({
      ...plan.DEFAULT_PLAN,
      steps: [{ ...plan.DEFAULT_STEP, weight: 5, holdMs: 5_400_000 }],
      metrics: [{ ...plan.DEFAULT_METRIC, id: 'e', success: { op: '<=', value: 0.02 } }],
    });
  });

  test.each([
    [
      'kind: RolloutPlan\nsteps:\n  - weight: 5\n  - weight: 120\n',
      'line 4, column 13',
      'a number from 0 to 100',
    ],
    ['kind: RolloutPlan\nstepz: []\n', 'line 2, column 8', 'one of kind'],
    ['kind: RolloutPlan\nsteps:\n  - {weight: 5, hold: soon}\n', 'line 3, column 23', 'a time such as'],
    [
      'kind: RolloutPlan\nsteps:\n  - {weight: 5, analysis: [m9]}\n',
      'line 3, column 28',
      'the id of a metric',
    ],
    ['kind: Other\n', 'line 1, column 7', 'kind: RolloutPlan'],
    ['kind: RolloutPlan\nmetrics: [{id: a}, {id: a}]\n', 'line 2, column 25', 'no other metric'],
    [
      'kind: RolloutPlan\nmetrics: [{id: a, success: {op: "~", value: 1}}]\n',
      'line 2, column 33',
      'one of <',
    ],
    ['kind: RolloutPlan\ntick: 10ms\n', 'line 2, column 7', 'at least 1s'],
    ['kind: RolloutPlan\nunit: server\nunit: user\n', 'line 3, column 1', undefined],
    ['kind: [RolloutPlan\n', 'line 2, column 1', undefined],
  ])('a mistake is named by its place: %j', (text, where, expected) => {
    const facts = problemOf(text);
    expect(facts.where).toBe(where);
    if (expected === undefined) expect(facts.code).toMatch(/^yaml\./);
    else expect(facts.expected).toContain(expected);
  });

  test('hostile text is refused, quickly and in words', () => {
    const bomb = ['kind: RolloutPlan', 'a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 12; level++) {
      const before = `*${String.fromCharCode(96 + level)}`;
      bomb.push(
        `${String.fromCharCode(97 + level)}: &${String.fromCharCode(97 + level)} [${Array(9).fill(before).join(', ')}]`,
      );
    }
    const texts = [
      bomb.join('\n'),
      `kind: RolloutPlan\nsteps: ${'['.repeat(100_000)}`,
      `kind: RolloutPlan\nsteps:\n ${'- '.repeat(5000)}x`,
      `kind: RolloutPlan\nforeign: ${'{a: '.repeat(500)}1${'}'.repeat(500)}`,
      `kind: RolloutPlan\nforeign: "${'x'.repeat(400_000)}"`,
      `kind: RolloutPlan\nsteps: [${'1,'.repeat(40_000)}]`,
      '---\nkind: RolloutPlan\n'.repeat(60),
      'kind: !!js/function "() => 1"\n',
      'kind: !custom RolloutPlan\n',
      'kind: RolloutPlan\nmetrics: [{id: a, success: {op: "<", value: .inf}}]\n',
      'kind: RolloutPlan\n? [a, b]\n: 1\n',
      '&a [*a]\n',
    ];
    expect(texts.map((text) => problemOf(text).code)).toEqual([
      ...Array<string>(7).fill('yaml.tooLarge'),
      ...Array<unknown>(5).fill(expect.stringMatching(/^yaml\./)),
    ]);
  });

  test('durations', () => {
    expect(['90s', '1h30m', '1.5h', '250ms', '0', '0s'].map(parseDuration)).toEqual([
      90_000, 5_400_000, 5_400_000, 250, 0, 0,
    ]);
    expect(['', '5', '5 m', '-5m', '1d', '0.1ms', '9'.repeat(30) + 'h'].map(parseDuration)).toEqual(
      Array(7).fill(null),
    );
    expect([90_000, 3_600_000, 60_000, 1, 0].map(printDuration)).toEqual(['90s', '1h', '1m', '1ms', '0s']);
  });
});
