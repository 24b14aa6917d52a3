import { transfer } from 'comlink';
import type { AnalyzeApi } from '../../src/compute/contract.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import { matchClasses } from '../../src/core/predictions/match-classes.ts';
import { automationFrontier, cheapestThresholds } from '../../src/core/automation/automation-frontier.ts';
import {
  automationReport,
  buffersOfReport,
  type AutomationReport,
} from '../../src/core/automation/automation-report.ts';
import { coarseBench } from '../../src/core/automation/coarse-bench.ts';
import { humanErrorOfAnswers } from '../../src/core/automation/measured-human-error.ts';
import { groupRows } from '../../src/core/slices/group-rows.ts';
import { FieldSource } from './field-source.ts';

/** Values of a column that are groups of their own. */
const MOST_GROUPS = 20;
/** Scores that the frontier is looked for among: each of its corners is one pass over them. */
const MOST_TRIED = 20_000;

/** The scores of all rows, sorted last. */
let kept: { evaluation: Digest; report: Promise<AutomationReport> } | null = null;

export const automationOf: AnalyzeApi['automation'] = async ({ evaluation, by }) => {
  const source = await FieldSource.ofEvaluation(evaluation);
  const field = { of: 'data', name: by ?? '' } as const;
  const made = by === null ? null : groupRows(await source.column(field), field, { maxGroups: MOST_GROUPS });
  const report = automationReport(await source.outcome(), made);
  return transfer(report, buffersOfReport(report));
};

export const automationFrontierOf: AnalyzeApi['automationFrontier'] = async (evaluation, setting) => {
  const { bench } = await sorted(evaluation);
  const tried = coarseBench(bench, MOST_TRIED);
  const cheapest = cheapestThresholds(bench, setting);
  const { automated } = cheapest.outcome;
  const corners = automationFrontier(tried, setting).filter(({ outcome }) => outcome.automated !== automated);
  return {
    corners: [...corners, cheapest].sort((a, b) => a.outcome.automated - b.outcome.automated),
    cheapest,
    tried: tried === bench ? null : tried.scores.length,
  };
};

export const automationWithin: AnalyzeApi['automationWithin'] = async (evaluation, setting, mostReviewed) => {
  const { bench } = await sorted(evaluation);
  return cheapestThresholds(bench, setting, mostReviewed);
};

export const humanErrorIn: AnalyzeApi['humanErrorIn'] = async (evaluation, column) => {
  const source = await FieldSource.ofEvaluation(evaluation);
  const outcome = await source.outcome();
  if (outcome.type !== 'classification') throw new TypeError('people are held against classes');
  const answers = await source.column({ of: 'data', name: column });
  return humanErrorOfAnswers(outcome, matchClasses(answers, outcome.classes).codes);
};

function sorted(evaluation: Digest): Promise<AutomationReport> {
  if (kept?.evaluation === evaluation) return kept.report;
  const report = FieldSource.ofEvaluation(evaluation).then(async (source) =>
    automationReport(await source.outcome(), null),
  );
  kept = { evaluation, report };
  report.catch(() => (kept = null));
  return report;
}
