import type { ProfiledColumn } from '../drift/log-profile.ts';
import type { AlarmRule } from './alarm-episodes.ts';
import type { AlarmIdea } from './alarm-idea.ts';
import type { LogColumns } from './log.ts';

/** Classes whose share is watched each by itself. */
const MOST_CLASSES = 4;

/** What would show in a model's answers, in how right they are, and in how sure it is. */
export function outputIdeas(roles: LogColumns, prediction: ProfiledColumn | undefined): AlarmIdea[] {
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

/** What would show in what people do with the answers. */
export function feedbackIdeas(column: ProfiledColumn | undefined): AlarmIdea[] {
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
