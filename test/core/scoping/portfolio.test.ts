import { describe, expect, it, test } from 'vitest';
import { comparedProject, currenciesOf, standingOf } from '../../../src/core/scoping/compared-project.ts';
import type { ProjectRecords } from '../../../src/core/scoping/compared-project.ts';
import type { EstimateDocument } from '../../../src/core/scoping/estimate-document.ts';
import { exampleAnswers } from '../../../src/core/scoping/example-answers.ts';
import { feasibilityOf } from '../../../src/core/scoping/feasibility.ts';
import { gravestRisk } from '../../../src/core/scoping/gravest-risk.ts';
import { currencyIn, isMoneyAYear, readMoney } from '../../../src/core/scoping/money.ts';
import { RISKS } from '../../../src/core/scoping/sheets/risks.ts';
import { SCOPING } from '../../../src/core/scoping/sheets/scoping.ts';
import { storedGates } from '../../../src/core/scoping/stored-gates.ts';
import { EMPTY_ANSWER, type FieldAnswer, type Worksheet } from '../../../src/core/scoping/worksheet.ts';
import { yearlyValue } from '../../../src/core/scoping/yearly-value.ts';
import type { Target } from '../../../src/core/brief/target.ts';
import type { Evaluation } from '../../../src/core/evaluation/evaluation.ts';
import { estimate } from '../../../src/core/kernel/estimate.ts';

describe('money as somebody wrote it', () => {
  it.each([
    ['40,000', 40_000, ''],
    ['€ 40 000', 40_000, '€'],
    ['about 90k EUR a year', 90_000, '€'],
    ['1.2m USD', 1_200_000, '$'],
    ['US$ 3 million', 3_000_000, '$'],
    ['12.5 CHF', 12.5, 'CHF'],
    ['-5,000 £', -5000, '£'],
    ['90 min', 90, ''],
  ])('%s', (words, amount, currency) => {
    expect(readMoney(words)).toEqual({ money: { amount, currency }, problem: null });
  });

  it.each([
    ['a lot', /holds no number/],
    ['40,000 to 90,000', /more than one number/],
    ['90.000', /two ways: write 90,000 or 90$/],
    ['1,5', /is not a number/],
  ])('%s is not read', (words, problem) => {
    const read = readMoney(words);
    expect(read.money).toBeNull();
    expect(read.problem).toMatch(problem);
  });

  it('tells units of money a year from others', () => {
    expect(['€ a year', 'USD/year', '$ per year'].map(isMoneyAYear)).toEqual([true, true, true]);
    expect(['€', 'hours a year', '', 'the year'].map(isMoneyAYear)).toEqual([false, false, false, false]);
    expect(currencyIn('the year')).toBe('');
  });
});

const worth = (cells: Record<string, string>): FieldAnswer => ({
  ...EMPTY_ANSWER,
  lines: [{ id: 'worth', cells }],
});
const fermi = (name: string, unit: string): EstimateDocument =>
  ({ id: name, name, body: { of: 'fermi', fermi: { formula: '', factors: [], unit } } }) as never;

describe('what a project is worth a year', () => {
  it('is the likely value of the sheet, with its currency and its ends', () => {
    const answer = worth({ low: '40k €', likely: '90,000 €', high: '160,000', from: 'phones x 45' });
    expect(yearlyValue(answer, [fermi('Value', '$ a year')]).value).toEqual({
      ...{ low: 40_000, middle: 90_000, high: 160_000, currency: '€', estimate: null },
    });
  });

  it('is not guessed from a sheet that cannot be read, or is in two currencies', () => {
    expect(yearlyValue(worth({ likely: 'much' }), []).missing).toMatch(/holds no number/);
    expect(yearlyValue(worth({ low: '4 $', likely: '9 €' }), []).missing).toBe('it is in € and $');
    expect(yearlyValue(worth({ low: '4' }), []).missing).toBe('no likely value is said');
  });

  it('comes from the one estimate in money a year where the sheet is empty; costs are no value', () => {
    const found = yearlyValue(undefined, [fermi('Value', '€ a year'), fermi('Cost of serving', '€ a year')]);
    expect(found.simulate).toMatchObject({ from: { name: 'Value' }, currency: '€' });
    expect(yearlyValue(undefined, [fermi('Hours', 'hours a year')]).missing).toBe('not said');
    expect(yearlyValue(undefined, [fermi('A', '€ a year'), fermi('B', '€ a year')]).missing).toMatch(
      /^2 estimates/,
    );
  });
});

const EXAMPLE = exampleAnswers(SCOPING);
const sure = (key: string, confidence: FieldAnswer['confidence']) => ({
  [key]: { ...EXAMPLE[key]!, confidence },
});

describe('feasibility', () => {
  it('is the least confidence among the answers that are asked for', () => {
    expect(
      feasibilityOf({ ...EXAMPLE, ...sure('humanLevel', 'medium'), ...sure('benchmark', 'low') }),
    ).toMatchObject({
      ...{ confidence: 'medium', field: { key: 'humanLevel' } },
    });
    const existing = { newness: { ...EMPTY_ANSWER, text: 'existing' } };
    const forecast = { forecast: { ...EMPTY_ANSWER, text: '95% by May', confidence: 'low' as const } };
    expect(
      feasibilityOf({ ...EXAMPLE, ...existing, ...sure('humanLevel', 'high'), ...forecast }).confidence,
    ).toBe('low');
  });

  it('names the question that does not say', () => {
    expect(feasibilityOf({})).toMatchObject({
      confidence: null,
      field: { key: 'dataKind' },
      missing: 'not said',
    });
    expect(feasibilityOf(EXAMPLE)).toMatchObject({
      ...{ confidence: null, field: { key: 'humanLevel' }, missing: 'answered; how sure is not said' },
    });
  });
});

test('the gravest risk is the greatest product; what is gone or empty does not count', () => {
  const answers = exampleAnswers(RISKS);
  expect(gravestRisk(answers)).toEqual({
    ...{ weight: 16, name: 'Lamps age: pictures get darker and recall falls', rated: 3, unrated: 0 },
  });
  const [first, ...others] = answers['risks']!.lines;
  const gone = { ...first!, cells: { ...first!.cells, state: 'gone' } };
  const bare = { id: 'bare', cells: { risk: 'A new law' } };
  const changed = {
    risks: { ...answers['risks']!, lines: [gone, ...others, bare, { id: 'empty', cells: {} }] },
  };
  expect(gravestRisk(changed)).toMatchObject({ weight: 15, rated: 2, unrated: 1 });
  expect(gravestRisk({})).toBeNull();
});

test('gates are held against what is kept; slices, differences and what was not evaluated are not known', () => {
  const target = (more: object, value = 0.8, where = ['gate']): Target =>
    ({
      body: {
        measure: { metric: 'accuracy', params: {}, slice: null, against: null, statistic: 'value', ...more },
        ...{ direction: 'atLeast', value, decide: 'point', minRows: 0, where },
      },
    }) as never;
  const evaluation = {
    ...{
      confusion: null,
      results: [{ measure: { metric: 'accuracy', params: {} }, estimate: estimate(0.85, 100) }],
    },
  } as unknown as Evaluation;
  const targets = [
    ...[target({}), target({}, 0.9), target({ slice: 's' }), target({ statistic: 'difference' })],
    ...[target({ metric: 'recall' }), target({}, 0.99, ['alarm'])],
  ];
  const figures = { evaluation, model: null, latencies: [] };
  expect(storedGates(targets, figures)).toEqual({ failing: 1, passing: 1, unknown: 3 });
  expect(storedGates(targets, { ...figures, evaluation: null })).toEqual({
    failing: 0,
    passing: 0,
    unknown: 5,
  });
});

describe('a project beside others', () => {
  const NOTHING: ProjectRecords = {
    ...{ id: 'p', name: 'P', isSample: false, worksheets: [], estimates: [], readiness: null, targets: [] },
    ...{ decisions: [], changes: [], stages: new Set(), evaluation: null, model: null, latencies: [] },
  };
  const sheet = (kind: string, answers: object): Worksheet => ({ body: { sheet: kind, answers } }) as never;

  it('that says nothing is not given anything', () => {
    const empty = comparedProject(NOTHING);
    expect(empty).toMatchObject({ stage: null, isLive: false, gates: null, readiness: null, decision: null });
    expect(standingOf(empty)).toEqual({ id: 'p', value: null, feasibility: null, risk: null });
  });

  it('is told by its sheets, its decisions and what was put into production', () => {
    const event = (kind: string, body: object) => ({ id: kind, atMs: 1, by: '', kind, body }) as never;
    const project = comparedProject({
      ...NOTHING,
      worksheets: [
        sheet('scoping', { ...EXAMPLE, ...sure('humanLevel', 'high') }),
        sheet('risks', exampleAnswers(RISKS)),
      ],
      decisions: [event('decision', { stage: 'scoping', state: 'decided', words: 'Go', evidence: [] })],
      changes: [event('registry', { model: 'm', stage: 'production', why: '' })],
      stages: new Set(['scoping', 'data']),
    });
    expect(project).toMatchObject({
      stage: 'deployment',
      isLive: true,
      decision: { choice: { value: 'go' } },
    });
    expect(standingOf(project)).toEqual({ id: 'p', value: 90_000, feasibility: 0.75, risk: 0.64 });
    expect(currenciesOf([project, comparedProject(NOTHING)])).toEqual([{ currency: '', projects: 1 }]);
  });
});
