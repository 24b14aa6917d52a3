import type { LogProfile, ProfiledColumn } from '../drift/log-profile.ts';
import type { AlarmRule } from './alarm-episodes.ts';
import type { LogColumns } from './log.ts';
import type { Severity } from './monitoring-plan.ts';
import { signalKey, type Signal } from './signal.ts';

/** What is watched: the program around the model, what the model is fed, what it answers. */
export type AlarmArea = 'software' | 'input' | 'output';

/** Something that could go wrong, and the signal that would show it. */
export interface AlarmIdea {
  area: AlarmArea;
  /** What could go wrong. */
  risk: string;
  signal: Signal;
  bad: AlarmRule['bad'];
  /** Windows in a row. */
  forWindows: number;
  group: string;
  severity: Severity;
  /** What is done then. */
  action: string;
}

/** Classes whose share is watched each by itself. */
const MOST_CLASSES = 4;

/** Two ideas with one key ring for the same. */
export function ideaKey({ signal, bad }: Pick<AlarmIdea, 'signal' | 'bad'>): string {
  return `${bad} ${signalKey(signal)}`;
}

/**
 * What could be watched of a log: an idea for each of its columns that can show it, in the order software, input, output.
 * Of a log of which only the counts are here, every column is taken for an input.
 */
export function alarmIdeas({ columns }: LogProfile, roles: LogColumns | null): readonly AlarmIdea[] {
  const named = (name: string | null): ProfiledColumn | undefined =>
    columns.find((column) => column.name === name);
  const inputs = roles ? columns.filter(({ name }) => roles.inputs.includes(name)) : columns;
  const ideas = [
    ...softwareIdeas(
      named(roles?.latency ?? null),
      roles?.prediction ?? null,
      named(roles?.modelVersion ?? null),
    ),
    ...inputs.flatMap(inputIdeas),
    ...(roles ? outputIdeas(roles, named(roles.prediction)) : []),
    ...(roles?.feedback ?? []).flatMap((name) => feedbackIdeas(named(name))),
  ];
  return [...new Map(ideas.map((idea) => [ideaKey(idea), idea])).values()];
}

function softwareIdeas(
  latency: ProfiledColumn | undefined,
  prediction: string | null,
  version: ProfiledColumn | undefined,
): AlarmIdea[] {
  const of = { area: 'software', group: 'Service', severity: 'page', forWindows: 1 } as const;
  const ideas: AlarmIdea[] = [
    {
      ...of,
      ...{ risk: 'Requests stop coming or are lost on the way', signal: { of: 'rows' }, bad: 'below' },
      action: 'Look whether the caller and the logging still run.',
    },
    {
      ...of,
      ...{ risk: 'More requests come than the service can bear', signal: { of: 'rows' }, bad: 'above' },
      action: 'Add workers, or find out who asks so much.',
    },
  ];
  if (latency && latency.kind !== 'values') {
    ideas.push(
      {
        ...of,
        risk: 'Some people wait too long for an answer',
        ...{ signal: { of: 'quantile', column: latency.name, q: 0.99 }, bad: 'above' },
        action: 'Look at load, at the longest inputs and at the last release.',
      },
      {
        ...of,
        risk: 'Answers take longer for everybody',
        ...{ signal: { of: 'quantile', column: latency.name, q: 0.5 }, bad: 'above' },
        action: 'Look at load and at the last release; go back if it was that.',
      },
    );
  }
  if (prediction !== null)
    ideas.push({
      ...of,
      ...{ risk: 'The model gives no answer', signal: { of: 'missing', column: prediction }, bad: 'above' },
      action: 'Look at the errors of the service; answer by the fallback meanwhile.',
    });
  if (version?.kind === 'values')
    ideas.push({
      ...of,
      risk: 'A version answers that was not there before',
      ...{ signal: { of: 'unseen', column: version.name }, bad: 'above', severity: 'info' },
      action: 'Check that it was released on purpose.',
    });
  return ideas;
}

function inputIdeas({ name, kind }: ProfiledColumn): AlarmIdea[] {
  const of = {
    area: 'input',
    bad: 'above',
    severity: 'ticket',
    group: `Input ${name}`,
    forWindows: 1,
  } as const;
  const ideas: AlarmIdea[] = [
    {
      ...of,
      ...{ risk: `“${name}” is no longer filled in`, signal: { of: 'missing', column: name } },
      action: 'Ask whoever delivers it; look for a change of its form or its source.',
    },
  ];
  if (kind === 'number')
    ideas.push({
      ...of,
      ...{ risk: `“${name}” has values that never occurred`, signal: { of: 'outside', column: name } },
      action: 'Look at the rows: a change of unit, a broken sensor, or a new kind of case.',
    });
  if (kind === 'values')
    ideas.push({
      ...of,
      ...{ risk: `“${name}” has new values`, signal: { of: 'unseen', column: name } },
      action:
        'Look whether they are new cases or another spelling; add examples of them to the training data.',
    });
  if (kind === 'text')
    ideas.push({
      ...of,
      risk: `“${name}” comes cut off or empty`,
      ...{ signal: { of: 'mean', column: name }, bad: 'below' },
      action: 'Look at some of the texts and at what cuts them.',
    });
  ideas.push({
    ...of,
    risk: `“${name}” is no longer what the model was trained on`,
    signal: {
      of: 'drift',
      column: name,
      distance: kind === 'values' ? 'jsDistanceBase2' : 'wassersteinOverSigma',
    },
    forWindows: 2,
    action:
      'See on the drift board what changed and since when; check the metrics, label recent rows, retrain.',
  });
  return ideas;
}

function outputIdeas(roles: LogColumns, prediction: ProfiledColumn | undefined): AlarmIdea[] {
  const of = { area: 'output', severity: 'ticket', group: 'Answers', forWindows: 1 } as const;
  const look = 'See whether the inputs drifted too; if not, look at the last release of the model.';
  const ideas: AlarmIdea[] = [];
  if (prediction?.kind === 'values') {
    for (const value of classesOf(prediction, roles.positive))
      ideas.push(
        ...(['above', 'below'] as const).map((bad) => ({
          ...of,
          risk: `“${value}” is answered far ${bad === 'above' ? 'more' : 'less'} often than before`,
          ...{ signal: { of: 'share', column: prediction.name, value } as const, bad, action: look },
        })),
      );
  } else if (prediction)
    ideas.push({
      ...of,
      risk: 'Answers are distributed otherwise than before',
      signal: { of: 'drift', column: prediction.name, distance: 'wassersteinOverSigma' },
      ...{ bad: 'above', action: look },
    });
  return [...ideas, ...qualityIdeas(roles, prediction?.kind === 'number')];
}

function qualityIdeas({ scores, label, positive }: LogColumns, isNumber: boolean): AlarmIdea[] {
  const of = { area: 'output', severity: 'page', group: 'Quality', forWindows: 1 } as const;
  const ideas: AlarmIdea[] = [];
  if (scores.length > 0 && !isNumber)
    ideas.push(
      {
        ...of,
        ...{ risk: 'The model is less sure of its answers', signal: { of: 'confidence' }, bad: 'below' },
        ...{
          severity: 'ticket',
          action: 'Look at the answers it was least sure of, and label some of them.',
        },
      },
      {
        ...of,
        risk: 'The model is probably wrong more often, before labels are there',
        ...{ signal: { of: 'expected', metric: 'accuracy' }, bad: 'below', severity: 'ticket' },
        action: 'Label a sample of recent rows and compare.',
      },
    );
  if (label === null) return ideas;
  const realised = (metric: string, bad: AlarmRule['bad'], risk: string): AlarmIdea => ({
    ...of,
    ...{ risk, signal: { of: 'metric', metric, slice: null }, bad },
    action: 'Go back to the version before or to people, then find the rows that changed and retrain.',
  });
  if (isNumber) ideas.push(realised('mae', 'above', 'The model is further off'));
  else {
    ideas.push(realised('accuracy', 'below', 'The model is wrong more often'));
    if (positive !== null)
      ideas.push(
        realised('recall', 'below', `More of “${positive}” is missed`),
        realised('precision', 'below', `“${positive}” is answered wrongly more often`),
      );
  }
  return ideas;
}

function feedbackIdeas(column: ProfiledColumn | undefined): AlarmIdea[] {
  if (!column) return [];
  const of = { area: 'output', severity: 'ticket', group: 'Feedback', forWindows: 1 } as const;
  const action = 'Read what people did with recent answers, by version and slice.';
  const drift: AlarmIdea = {
    ...of,
    risk: `People react otherwise than before (“${column.name}”)`,
    signal: {
      of: 'drift',
      column: column.name,
      distance: column.kind === 'values' ? 'jsDistanceBase2' : 'wassersteinOverSigma',
    },
    ...{ bad: 'above', action },
  };
  const silent: AlarmIdea = {
    ...of,
    risk: `People no longer say what they think (“${column.name}”)`,
    ...{ signal: { of: 'missing', column: column.name }, bad: 'above', action },
  };
  return [drift, silent];
}

/** The positive class, else the most frequent ones. */
function classesOf(
  { values, profile }: Extract<ProfiledColumn, { kind: 'values' }>,
  positive: string | null,
): readonly string[] {
  if (positive !== null && values.includes(positive)) return [positive];
  const counts = values.map((value, cell) => {
    let rows = 0;
    for (let window = 0; window < profile.windows; window++)
      rows += profile.counts[window * profile.cells + cell]!;
    return { value, rows };
  });
  return counts
    .sort((a, b) => b.rows - a.rows)
    .slice(0, MOST_CLASSES)
    .map(({ value }) => value);
}
