import type { Clash } from '../core/artifact/merge-edit.ts';
import type { Baseline } from '../core/evaluation/sheet.ts';
import type { Predicate } from '../core/slices/predicate.ts';
import type { MetricRef } from '../core/brief/target.ts';
import type { PlanStep } from '../core/rollout/plan.ts';
import { wordsOf } from '../core/slices/words-of.ts';
import { metricTitle } from '../parts/gates/target-words.ts';
import { SERVING_FIELDS } from './serving-clash-words.ts';

const FIELDS: Readonly<Record<string, string>> = {
  ...SERVING_FIELDS,
  name: 'Name',
  'body.column': 'Rows by',
  'body.baseline': 'Level to reach',
  'body.where': 'Rows of the slice',
  'body.object': 'Version that stands',
  'body.measure': 'What the target is on',
  'body.decide': 'Decided by',
  'body.minRows': 'Rows at least',
  'body.draft.input': 'What x is',
  'body.draft.label': 'What y is',
  'body.draft.inputKind': 'Kind of example',
  'body.draft.classes': 'Classes',
  'body.draft.edgeCases': 'Edge cases',
  'body.versions': 'Versions of the definition',
  'body.positive': 'Class judged',
  'body.favourable': 'Good for the person',
  'body.groupings': 'Groups compared',
  'body.plan.steps': 'Steps of the plan',
  'body.plan.metrics': 'Metrics of the plan',
  'body.plan.background': 'Analysis beside the steps',
  'body.plan.foreign': 'Documents it came from',
  'body.traffic': 'Traffic',
  'body.low': 'Lower threshold',
  'body.high': 'Upper threshold',
  'body.human': 'How often people err',
  'body.costs.falsePositive': 'Cost of a false positive',
  'body.costs.falseNegative': 'Cost of a false negative',
  'body.costs.review': 'Cost of one look by a person',
  'body.team.people': 'Reviewers at a time',
  'body.team.minutes': 'Minutes for one case',
  'body.team.cases': 'Cases a day',
  'body.team.hours': 'Hours worked a day',
  'body.team.busy': 'How busy reviewers are to be',
  'body.degree': 'Degree of automation',
};
/** What stands in a line of an audit. */
const OF_LINE: Readonly<Record<string, string>> = {
  risk: 'What might go wrong',
  measure: 'What a line is measured on',
  direction: 'At least or at most',
  value: 'Threshold of a line',
  result: 'Kept result of a line',
  accepted: 'Acceptance of a line',
  log: 'Log of an alarm',
  watches: 'What an alarm watches',
  rule: 'Threshold of an alarm',
  group: 'Group of an alarm',
  severity: 'Severity of an alarm',
  silences: 'Silence of an alarm',
  action: 'Action of an alarm',
  owner: 'Owner of an alarm',
  dropped: 'Whether an alarm is dropped',
  verdicts: 'Use of an alarm',
};
const ROW_LEVEL = 'body.rowBaselines.';

/** What clashes and both sides of it, as the person knows them. Rows of a sheet go by their predicate's JSON. */
export function wordsOfClash({ field, theirs, mine }: Clash): { what: string; theirs: string; mine: string } {
  if (field === 'deletedMs') return { what: 'It', theirs: 'deleted', mine: 'changed' };
  // Of a slice it is a predicate, of a target where that is read.
  if (field === 'body.plan.steps')
    return { what: FIELDS[field]!, theirs: weights(theirs), mine: weights(mine) };
  if (field === 'body.where' && Array.isArray(mine)) {
    return { what: 'Used as', theirs: listed(theirs), mine: listed(mine) };
  }
  const what = field.startsWith(ROW_LEVEL)
    ? `Level to reach for ${wordsOf(JSON.parse(field.slice(ROW_LEVEL.length)) as Predicate)}`
    : (FIELDS[field] ?? ofLine(field) ?? field.slice(field.lastIndexOf('.') + 1));
  return { what, theirs: valueWords(theirs), mine: valueWords(mine) };
}

function ofLine(field: string): string | undefined {
  if (!field.startsWith('body.lines.')) return undefined;
  return OF_LINE[field.slice(field.lastIndexOf('.') + 1)] ?? 'Line of the audit';
}

function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return JSON.stringify(value);
  if ('risk' in value) return String(value.risk);
  if ('estimate' in value && 'words' in value) return String(value.words);
  if ('by' in value && 'note' in value) return `by ${String(value.by)}`;
  if ('metric' in value) return metricTitle(value as MetricRef);
  if ('op' in value) return wordsOf(value as Predicate);
  if ('falsePositive' in value && 'falseNegative' in value) {
    return `${String(value.falsePositive)} on negatives, ${String(value.falseNegative)} on positives`;
  }
  if ('source' in value) {
    const { value: level, source } = value as Baseline;
    return source ? `${String(level)} (${source})` : String(level);
  }
  return JSON.stringify(value).slice(0, 200);
}

function weights(steps: unknown): string {
  const each = (steps as readonly PlanStep[] | undefined) ?? [];
  return each.length === 0 ? 'none' : `${each.map(({ weight }) => String(weight)).join(', ')}%`;
}

function listed(value: unknown): string {
  return Array.isArray(value) && value.length > 0 ? value.join(', ') : 'none';
}
