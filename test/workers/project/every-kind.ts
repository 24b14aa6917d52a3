import type { Bundle } from '../../../src/core/artifact/bundle.ts';
import type { AnyDocument } from '../../../src/core/artifact/documents.ts';
import { newDocument } from '../../../src/core/artifact/new-document.ts';
import type { Id } from '../../../src/core/kernel/objects.ts';
import { EMPTY_DEFINITION } from '../../../src/core/labels/data-definition.ts';
import { profileColumn } from '../../../src/core/profile/profile-column.ts';
import { inferExpectation, inferExpectations } from '../../../src/core/schema/infer-expectations.ts';
import { DEFAULT_METRIC, DEFAULT_PLAN, DEFAULT_STEP } from '../../../src/core/rollout/plan.ts';
import { columnFrom, numberColumn } from '../../core/column-from.ts';
import { aShadow } from '../../core/shadow/a-shadow.ts';

const id = (name: string): Id => name as Id;

/** A document of each kind, with what is hard to keep: names of members, formulas, markup, references to nothing. */
export function everyKind(bundle: Bundle, nowMs: number): AnyDocument[] {
  const table = bundle.objects.find(({ kind }) => kind === 'table')!.digest;
  const made = <K extends AnyDocument['kind']>(
    kind: K,
    name: string,
    body: Extract<AnyDocument, { kind: K }>['body'],
  ): AnyDocument =>
    newDocument<AnyDocument['kind']>(
      kind,
      { id: id(`doc-${name}`), projectId: bundle.project.id, name, nowMs },
      body,
    );
  const text = {
    ...EMPTY_DEFINITION,
    label: 'whether a scratch is a defect',
    classes: [{ name: 'ok', meaning: '__proto__' }],
    edgeCases: [{ words: 'dust', ruling: 'ok', examples: [{ table, row: 3 }] }],
    answers: { light: '=1+1' },
  };
  const columns = [
    numberColumn('x', [1, 2, NaN, 4.5]),
    columnFrom(
      'c',
      Array.from({ length: 40 }, (_, i) => (i % 2 ? 'a' : 'b')),
    ),
  ];
  const expectations = inferExpectations(
    columns.map((column) => inferExpectation(column, profileColumn(column))),
    40,
    1,
  );
  return [
    made('definition', 'definition', { draft: text, versions: [{ number: 1, atMs: nowMs, note: '', text }] }),
    made('labeling', 'labeling', {
      ...{ table, question: 'Defect?', classes: ['ok', 'defect'], ordered: false, blind: true },
      sources: [
        { from: 'here' },
        { from: 'columns', columns: ['note'] },
        { from: 'lines', table, item: 'a', key: null, annotator: 'b', label: 'c' },
      ],
      ...{ rows: [0, 5], columns: null, definition: id('doc-definition'), reference: 'note' },
      rounds: [{ number: 1, startMs: nowMs, note: '' }],
      results: [{ table, atMs: nowMs }],
    }),
    made('shadow', 'shadow', aShadow(table, bundle)),
    made('expectations', 'expectations', {
      reference: table,
      expectations: { ...expectations, rowsAtLeast: 30 },
      inferred: expectations,
    }),
    made('split', 'split', {
      table,
      by: {
        from: 'spec',
        spec: {
          parts: [
            { name: 'Train', share: 0.7, frozen: false },
            { name: '=1+1', share: 0.3, frozen: true },
          ],
          ...{ how: 'group', seed: 7, classes: 'c', groups: 'x', time: null, gapMs: 0, key: null },
        },
      },
      note: '',
      datasets: [{ part: '=1+1', table }],
    }),
    made('split', 'read', {
      table,
      by: {
        from: 'column',
        column: 'c',
        parts: [
          { name: 'a', value: 'a', frozen: false },
          { name: 'b', value: '__proto__', frozen: true },
        ],
        classes: null,
      },
      note: 'as it came',
      datasets: [],
    }),
    made('baseline', 'published', {
      measure: { metric: 'recall', params: { class: '__proto__' } },
      value: 0.91,
      interval: { low: 0.9, high: 0.92, level: 0.95, method: 'as given' },
      ...{ n: null, source: '=1+1', note: '', kind: 'published', table, labeling: id('doc-labeling') },
    }),
    made('dataCard', 'card', { dataset: id('doc-definition'), answers: { terms: 'none *yet*' } }),
    made('audit', 'audit', {
      ...{
        truth: 'note',
        groupings: [['c'], ['c', 'x']],
        positive: '1',
        favourable: 'negative',
        minRows: 30,
      },
      references: { '["c"]': '{"op":"missing"}' },
      lines: {
        'line-1': {
          ...{ order: 1, risk: 'wrong *more* often', direction: 'atMost', value: 0.1 },
          measure: {
            ...{ metric: 'recall', params: { class: '1' }, statistic: 'difference' },
            ...{ slice: id('doc-slice'), against: null },
          },
          result: {
            estimate: { value: null, reason: 'noPositives', n: 0 },
            seenMs: nowMs,
            evidence: { of: table, where: '{}', against: null },
            words: 'Recall, 1',
          },
          accepted: { by: '<b>Ann</b>', atMs: nowMs, note: '=1+1' },
        },
      },
    }),
    made('outputScoring', 'ranking', {
      table,
      what: { of: 'ranking', relevance: '__proto__', score: 'x', group: 'c', k: 10 },
      ...{ column: null, source: '<b>v2</b>' },
    }),
    made('outputScoring', 'transcripts', {
      table,
      what: {
        ...{ of: 'transcripts', reference: 'c', transcript: 'x' },
        options: { ignoreCase: true, ignorePunctuation: false, ignoreAccents: false },
      },
      ...{ column: 'c', source: '' },
    }),
    made('stageRules', 'rules', {
      gates: [
        { id: 'a', from: null, to: 'canary', ask: { asks: 'word', words: '=1+1' } },
        { id: 'b', from: 'canary', to: 'production', ask: { asks: 'held', stage: 'canary', days: 1.5 } },
        { id: 'c', from: 'retired', to: 'production', ask: { asks: 'drill', days: 90 } },
        { id: 'd', from: null, to: 'shadow', ask: { asks: 'targets' } },
      ],
    }),
    made('target', 'target', {
      measure: {
        ...{ metric: 'recall', params: { class: '=1+1', k: 10 } },
        ...{ slice: id('doc-gone'), against: null, statistic: 'difference' },
      },
      ...{ direction: 'atMost', value: 0.05, unit: 'fraction', decide: 'interval' },
      ...{ where: ['gate', 'alarm'], minRows: 30, owner: '<b>Ann</b>', note: '' },
    }),
    made('rolloutPlan', 'plan', {
      plan: {
        ...DEFAULT_PLAN,
        steps: [{ ...DEFAULT_STEP, weight: 12.5, holdMs: 600_000, minSamples: 500, analysis: ['=1+1'] }],
        metrics: [
          {
            ...DEFAULT_METRIC,
            ...{ id: '=1+1', source: 'error', arm: 'delta', test: 'eProcess', params: { alpha: 0.05 } },
            success: {
              any: [{ all: [{ op: '<=', value: 0.02 }, { isNaN: true }] }, { text: 'len(result) > 1' }],
            },
          },
        ],
        background: { analysis: ['=1+1'], fromStep: 0 },
        foreign: { from: 'argo', documents: [{ kind: 'Rollout', spec: { steps: [{ pause: {} }, null] } }] },
      },
      note: '<b>slowly</b>',
      traffic: [{ fromMs: 0, perSecond: 0.5 }],
      healthy: { '=1+1': 0.01 },
      guardrails: { '=1+1': id('doc-target') },
    }),
    made('automation', 'automation', {
      ...{ evaluation: table, low: 0.2, high: 1.01, by: '__proto__', degree: 'assist', note: '=1+1' },
      human: { falsePositive: 0.1, falseNegative: 0, source: 'column', name: '<b>x</b>', n: 12 },
      costs: { falsePositive: 1, falseNegative: 2.5, review: 0 },
      team: { people: 3, hours: 7.5, minutes: 4, cases: 300, busy: 0.8 },
      ...{ reliance: 0.5, effort: 0.6 },
    }),
    made('servingPlan', 'serving', {
      case: 'assist',
      answers: { mode: { choice: 'realtime', words: '=1+1', evidence: 'doc-gone', owner: '<b>Ann</b>' } },
      capacity: {
        ...{ perSecond: 12.5, peakPerSecond: null, serviceMs: null, measured: table, variation: 0.5 },
        ...{ workers: 4, targetMs: 500, targetShare: 0.99, batch: 8, batchWaitMs: 5, batchShare: 0.2 },
        ...{ places: 100, timeoutMs: null, coldAfterMs: 60_000, coldStartMs: 2000 },
      },
      costs: {
        ...{ currency: '€', months: 24, perMonth: 1e6, growth: -0.05, devices: 3, devicesPerMonth: 0.5 },
        options: [
          {
            ...{ name: '=1+1', place: 'onPremises', fixed: 1000, monthly: 0, perThousand: 0.25 },
            ...{ perDevice: 80, note: '' },
          },
        ],
      },
      fleet: {
        ...{ devices: 20_000, releaseEveryDays: 14, updatePerDay: 0.1, never: 0.01 },
        ...{ behind: 2, tolerance: 0.05 },
      },
    }),
    made('monitoringPlan', 'monitoring', {
      note: '=1+1',
      lines: {
        'line-0': {
          ...{ order: 0, risk: '<b>Nothing comes</b>', log: id('doc-log'), group: '', severity: 'page' },
          watches: { by: 'signal', signal: { of: 'share', column: '__proto__', value: '=1+1' } },
          rule: { bad: 'below', raise: 0.25, clear: 0.5, forWindows: 3 },
          silences: [{ fromMs: nowMs, toMs: nowMs + 1, reason: '' }],
          ...{ action: '<i>call</i>', owner: '=1+1' },
          dropped: { why: '', by: 'Ann', atMs: nowMs },
          verdicts: { [String(nowMs)]: { useful: false, note: '', by: '=1+1', atMs: nowMs } },
        },
        'line-1': {
          ...{ order: 0.5, risk: '', log: id('doc-log'), group: 'inputs', severity: 'info' },
          watches: { by: 'target', target: id('doc-target') },
          rule: { bad: 'above', raise: 0, clear: 0, forWindows: 1 },
          ...{ silences: [], action: '', owner: '', dropped: null, verdicts: {} },
        },
      },
    }),
    made('pipeline', 'pipeline', {
      ...{ log: id('doc-log'), note: '=1+1' },
      components: {
        vad: {
          ...{ order: 0.5, name: '<b>Detector</b>', does: '=1+1', kind: 'rule', log: null },
          signals: { software: [{ of: 'rows' }], input: [], output: [{ of: 'mean', column: '__proto__' }] },
        },
        asr: {
          ...{ order: 1, name: '', does: '', kind: 'model', log: id('doc-log') },
          signals: { software: [], input: [], output: [{ of: 'metric', metric: 'accuracy', slice: null }] },
        },
      },
      edges: { 'vad>asr': { from: 'vad', to: 'asr' } },
    }),
    made('dashboard', 'dashboard', {
      tiles: {
        'tile-0': {
          ...{ order: 0.5, size: '2x1', title: '<b>=1+1</b>', log: id('doc-log') },
          content: { show: 'line', signal: { of: 'share', column: '__proto__', value: '=1+1' } },
        },
        'tile-1': {
          ...{ order: -1, size: '1x1', title: '', log: id('doc-log') },
          content: { show: 'target', target: id('doc-target') },
        },
        'tile-2': {
          ...{ order: 1, size: '2x2', title: '', log: id('doc-log') },
          content: { show: 'note', text: '=1+1\n<i>call</i>' },
        },
      },
    }),
    made('log', 'log', {
      ...{ dataset: id('doc-log-rows'), profile: table, profileOf: table },
      columns: {
        ...{ time: 'at', inputs: ['x', '__proto__'], prediction: 'c', label: null, labelTime: null },
        ...{ scores: [{ column: '=1+1', class: '<b>yes</b>' }], positive: '<b>yes</b>', latency: 'ms' },
        ...{ modelVersion: null, feedback: ['thumb'] },
      },
      windows: { by: 'rows', rows: 500, tail: 'append' },
      batches: [{ source: '=1+1.csv', rows: 7, addedMs: nowMs }],
      events: [{ id: 'event', atMs: nowMs, name: '<b>release</b>' }],
      ...{ reference: { fromMs: 0, toMs: nowMs }, current: null, model: table },
      made: { question: { seed: 1 }, truth: [{ column: 'x', fromMs: nowMs }] },
    }),
    made('log', 'counts', {
      ...{
        dataset: null,
        profile: table,
        profileOf: null,
        columns: null,
        windows: { by: 'time', everyMs: 1 },
      },
      ...{ batches: [], events: [], reference: null, current: null, model: null },
    }),
    made('worksheet', 'scoping', {
      ...{ sheet: 'scoping', subject: null },
      answers: {
        problem: {
          ...{ text: '<b>scratches</b>', lines: [], owner: '=1+1', confidence: 'low', newer: ['__proto__'] },
          evidence: [
            { ref: { to: 'object', digest: table }, what: '<i>Q3</i>', seen: '7 rows', seenMs: nowMs },
            { ref: { to: 'document', id: id('doc-target'), rev: 2 }, what: '', seen: '', seenMs: 0 },
          ],
        },
        chain: {
          ...{ text: '', lines: [{ id: 'model', cells: { metric: '=1+1' } }], owner: '', confidence: null },
          evidence: [],
        },
      },
      comments: {
        'comment-0': { field: 'problem', by: 'doc-target', atMs: nowMs, words: 'why?', settledMs: null },
        'comment-1': { field: 'gone', by: '', atMs: nowMs, words: '', settledMs: nowMs + 1 },
      },
      versions: [{ number: 1, atMs: nowMs, by: '<b>Ann</b>', note: '', answers: {} }],
    }),
    made('worksheet', 'modelCard', {
      ...{ sheet: 'modelCard', subject: id('doc-gone'), answers: {}, comments: {}, versions: [] },
    }),
    made('estimate', 'fermi', {
      of: 'fermi',
      fermi: {
        ...{ formula: '`__proto__` * 2', unit: '=1+1' },
        factors: [{ name: '__proto__', unit: '<b>€</b>', note: '=1+1', low: -1, likely: 0, high: 2.5 }],
      },
      note: 'a guess',
    }),
    made('estimate', 'proof', {
      ...{ of: 'proof', fermi: { formula: '', unit: '€', factors: [] }, note: '' },
      proof: { cost: 12_000, sensitivity: 0.85, specificity: 1 },
    }),
    made('estimate', 'timeline', {
      ...{ of: 'timeline', startMs: nowMs, days: 'working', note: '' },
      tasks: [
        { id: 'a', name: '=1+1', low: 1, likely: 2, high: 3, after: [] },
        { id: 'b', name: '', low: 0, likely: 0, high: 0, after: ['a', 'gone'] },
      ],
    }),
    made('estimate', 'errors', {
      ...{ of: 'errors', evaluation: null, currency: '€', casesAYear: null, note: '' },
      values: { truePositive: 20, falsePositive: -4, falseNegative: -30, trueNegative: 0 },
      counts: { truePositive: 68, falsePositive: 9, falseNegative: 18, trueNegative: 905 },
    }),
    made('readiness', 'readiness', {
      rubric: '2017',
      points: {
        'data.schema': {
          ...{ points: 0.5, note: '=1+1', by: '<b>Ann</b>', atMs: nowMs },
          evidence: [
            { ref: { to: 'object', digest: table }, what: 'Loans', seen: '5 rows', seenMs: nowMs },
            { ref: { to: 'document', id: id('doc-gone'), rev: 3 }, what: '', seen: '', seenMs: nowMs },
          ],
        },
        'model.other': { points: null, note: 'ü', by: '', atMs: nowMs, evidence: [] },
      },
      debts: { glue: { state: 'much', note: '' }, dead: { state: null, note: 'a look' } },
      history: [{ atMs: nowMs, score: 0.5, sums: [0.5, 1, 1.5, 2] }],
    }),
    made('acquisition', 'acquisition', {
      ...{ present: 100, currency: '€' },
      sources: [
        {
          name: 'factory 2',
          examples: null,
          daysToStart: 3,
          perDay: 4.5,
          fixedCost: 0,
          costPerExample: 1,
          labeled: false,
          note: '',
        },
      ],
      labeling: [
        {
          name: 'inspectors',
          by: 'inHouse',
          daysToStart: 0,
          labelsPerDay: 50,
          fixedCost: 0,
          costPerLabel: 2,
          qualified: 'yes',
          note: '',
        },
      ],
    }),
  ];
}
