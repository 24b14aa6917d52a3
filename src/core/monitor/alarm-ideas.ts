import type { LogProfile, ProfiledColumn } from '../drift/log-profile.ts';
import type { AlarmIdea } from './alarm-idea.ts';
import type { LogColumns } from './log.ts';
import { feedbackIdeas, outputIdeas } from './output-ideas.ts';
import { signalKey } from './signal.ts';

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
