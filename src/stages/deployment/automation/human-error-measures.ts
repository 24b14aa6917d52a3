import { Problem } from '../../../core/kernel/problem.ts';
import type { AutomationReport } from '../../../core/automation/automation-report.ts';
import { humanErrorOfLevel, type MeasuredError } from '../../../core/automation/measured-human-error.ts';
import { labelingsFor } from '../../../parts/labels/labelings-for.ts';
import { Automating } from '../../../session/automating.ts';
import { Labels } from '../../../session/labels.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import type { AutomatedEvaluation } from './opened-automation.ts';

/** Somewhere that people's errors can be read from. */
export interface HumanErrorMeasure {
  key: string;
  label: string;
  source: 'labeling' | 'column' | 'baseline';
  name: string;
}

const OF_ANSWERS = new Set(['category', 'boolean', 'integer', 'text']);

/** Labelings of these rows, levels of people that were typed or measured, and columns that may hold their answers. */
export function measuresOfHumanError({
  open,
  evaluation,
  table,
}: AutomatedEvaluation): readonly HumanErrorMeasure[] {
  const measure = (source: HumanErrorMeasure['source'], name: string, what: string): HumanErrorMeasure => ({
    ...{ key: `${source}:${name}`, label: `${what} “${name}”`, source, name },
  });
  return [
    ...labelingsFor(open, evaluation).map(({ name }) => measure('labeling', name, 'Labeling')),
    ...open.baselines
      .filter(({ body }) => body.kind === 'human' && body.measure.metric === 'accuracy')
      .map(({ name }) => measure('baseline', name, 'Baseline')),
    ...table.columns
      .filter(
        ({ name, type, role }) => OF_ANSWERS.has(type) && name !== evaluation.truth && role !== 'identifier',
      )
      .map(({ name }) => measure('column', name, 'Answers in column')),
  ];
}

/** Measures them there. Throws a Problem where there is no number. */
export async function measureHumanError(
  workbench: Workbench,
  { open, evaluation }: AutomatedEvaluation,
  { classes, positive }: AutomationReport,
  { source, name }: HumanErrorMeasure,
): Promise<MeasuredError | (Omit<MeasuredError, 'n'> & { n: number | null })> {
  if (source === 'column') return workbench.the(Automating).humanError(evaluation.digest, name);
  if (source === 'baseline') {
    const { value, n } = open.baselines.find((baseline) => baseline.name === name)!.body;
    return { falsePositive: 1 - value, falseNegative: 1 - value, n };
  }
  const labeling = labelingsFor(open, evaluation).find((each) => each.name === name)!;
  const { table, digest } = evaluation;
  const { levels } = await workbench.the(Labels).humanLevelOf(labeling, {
    table,
    evaluation: digest,
    wheres: [{ op: 'all' }],
  });
  const said = levels[0] && humanErrorOfLevel(levels[0], classes, positive);
  if (said) return said;
  throw new Problem({
    code: 'automation.noHumanLevel',
    message: `“${name}” has no human level yet.`,
    expected: 'two labels a row, or a reference',
    found: 'too few labels',
    fix: 'Go on labeling, or type how often people err.',
  });
}
