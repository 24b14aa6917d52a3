import type { LogProfile, ProfiledColumn } from '../drift/log-profile.ts';
import type { Id } from '../kernel/objects.ts';
import type { LogColumns } from './log.ts';
import { edgeKey, NO_SIGNALS, type PipelineBody, type PipelineComponent } from './pipeline.ts';
import type { Signal } from './signal.ts';

/** The columns of a log that are to be watched: its roles, and how each column is counted. */
export interface WatchedLog {
  id: Id;
  roles: LogColumns | null;
  profile: LogProfile;
}

/** What feeds the model, the model, its answers and what people made of them, as one log tells of them. */
export function pipelineOfLog({ id: log, roles, profile }: WatchedLog): PipelineBody {
  const named = (name: string | null): ProfiledColumn[] =>
    profile.columns.filter((column) => column.name === name);
  const inputs = roles ? profile.columns.filter(({ name }) => roles.inputs.includes(name)) : profile.columns;
  const parts: Part[] = [
    {
      id: 'inputs',
      ...{ name: 'Inputs', does: 'What the model is asked about.', kind: 'source' },
      signals: { ...NO_SIGNALS, software: [{ of: 'rows' }], output: inputs.flatMap(ofColumn) },
    },
  ];
  if (roles?.prediction) {
    const latency = named(roles.latency).map(({ name: column }): Signal => ({
      of: 'quantile',
      column,
      q: 0.95,
    }));
    parts.push(
      {
        id: 'model',
        ...{ name: 'Model', does: 'Turns inputs into scores.', kind: 'model' },
        signals: {
          ...NO_SIGNALS,
          software: [...latency, ...named(roles.modelVersion).flatMap(sharesOf)],
          output: roles.scores.length > 0 ? [{ of: 'confidence' }] : [],
        },
      },
      {
        id: 'answers',
        ...{ name: 'Answers', does: 'What is answered, and whether it was right.', kind: 'service' },
        signals: { ...NO_SIGNALS, output: [...named(roles.prediction).flatMap(sharesOf), ...metrics(roles)] },
      },
    );
  }
  const feedback = (roles?.feedback ?? []).flatMap(named);
  if (feedback.length > 0)
    parts.push({
      id: 'feedback',
      ...{ name: 'Feedback', does: 'What people did with the answers.', kind: 'source' },
      signals: { ...NO_SIGNALS, output: feedback.flatMap(sharesOf) },
    });
  return chained(log, parts);
}

interface Part extends Omit<PipelineComponent, 'order' | 'log'> {
  id: string;
}

/** Each part fed by the one before it. */
export function chained(log: Id | null, parts: readonly Part[]): PipelineBody {
  const edges = parts.slice(1).map(({ id: to }, at) => ({ from: parts[at]!.id, to }));
  return {
    ...{ log, note: '' },
    components: Object.fromEntries(
      parts.map(({ id, ...part }, order) => [id, { ...part, order, log: null }]),
    ),
    edges: Object.fromEntries(edges.map((edge) => [edgeKey(edge), edge])),
  };
}

function ofColumn({ name: column, kind }: ProfiledColumn): Signal[] {
  const missing: Signal = { of: 'missing', column };
  return kind === 'values'
    ? [missing, { of: 'unseen', column }, { of: 'drift', column, distance: 'jsDistanceBase2' }]
    : [missing, { of: 'mean', column }];
}

/** Values of a column that are watched each. */
const MOST_VALUES = 3;

/** Shares of the values; of two values one tells both. */
function sharesOf(column: ProfiledColumn): Signal[] {
  const { name, kind } = column;
  if (kind !== 'values') return [{ of: 'mean', column: name }];
  const values = column.values.length === 2 ? column.values.slice(0, 1) : column.values.slice(0, MOST_VALUES);
  return values.map((value) => ({ of: 'share', column: name, value }));
}

function metrics({ label, scores, positive }: LogColumns): Signal[] {
  if (label === null) return [];
  const isNumber = scores.length === 0 && positive === null;
  const names = isNumber ? ['mae'] : ['accuracy', ...(positive === null ? [] : ['recall'])];
  return names.map((metric) => ({ of: 'metric', metric, slice: null }));
}
