import type { StreamPool } from '../../../core/simulate/stream-question.ts';
import type { ColumnMeta } from '../../../core/table/column.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';

/** Rows that a log can be made from. */
export interface PoolChoice {
  key: string;
  name: string;
  more: string;
  pool: StreamPool;
  columns: readonly ColumnMeta[];
  /** The classes a model answers; none for numbers, or without a model. */
  answers: readonly string[];
  /** Why answers about changed rows stay as they were; null where the model is asked anew. */
  oldAnswers: string | null;
}

/** Evaluations first, since their rows have answers and labels; then the datasets themselves. */
export function poolChoices(open: OpenProject): readonly PoolChoice[] {
  return [...evaluated(open), ...datasets(open)];
}

function evaluated(open: OpenProject): PoolChoice[] {
  return open.evaluations.flatMap(({ entry, object }): PoolChoice[] => {
    const table = open.object('table', object.table);
    const model = open.object('model', object.model);
    const isHere = [object.table, object.predictions].every((digest) => open.isWhole(digest));
    if (!table || !model || !isHere) return [];
    const { signature, source } = model;
    const { task } = signature;
    const isAsked = source.type === 'onnx' && open.isWhole(model.digest);
    const byGroup = task.type === 'classification' && !!task.thresholds;
    const inputs = signature.recipe
      ? features(table.columns)
      : signature.inputs.flatMap(({ columns }) => columns);
    return [
      {
        key: entry.id,
        name: entry.name,
        more: 'evaluation',
        columns: table.columns,
        answers: task.type === 'classification' ? task.classes : [],
        oldAnswers: byGroup
          ? 'its thresholds differ by group'
          : isAsked
            ? null
            : 'the model is no file that could be asked',
        pool: {
          table: table.digest,
          predictions: object.predictions,
          model: isAsked && !byGroup ? model.digest : null,
          inputs: [...new Set(inputs)].filter((name) => name !== object.truth),
          others: groups(table.columns),
          prediction: null,
          label: object.truth,
          positive: task.type === 'classification' ? task.positive : null,
        },
      },
    ];
  });
}

function datasets(open: OpenProject): PoolChoice[] {
  const logs = new Set<string | null>(open.logs.map(({ body }) => body.dataset));
  return open.tables
    .filter(({ whole, entry }) => whole && !logs.has(entry.id))
    .map(({ entry, object }) => {
      const named = (role: ColumnMeta['role']): ColumnMeta | undefined =>
        object.columns.find((column) => column.role === role);
      const prediction = named('prediction');
      return {
        key: entry.id,
        name: entry.name,
        more: 'dataset',
        columns: object.columns,
        answers: prediction?.type === 'category' ? prediction.levels : [],
        oldAnswers: prediction ? 'the answers are a column of the dataset' : null,
        pool: {
          ...{ table: object.digest, predictions: null, model: null },
          ...{ inputs: features(object.columns), others: groups(object.columns) },
          ...{ prediction: prediction?.name ?? null, label: named('label')?.name ?? null, positive: null },
        },
      };
    })
    .filter(({ pool }) => pool.inputs.length > 0);
}

function features(columns: readonly ColumnMeta[]): string[] {
  return columns
    .filter(({ role, type }) => role === 'feature' && type !== 'timestamp')
    .map(({ name }) => name);
}

function groups(columns: readonly ColumnMeta[]): string[] {
  return columns.filter(({ role }) => role === 'group').map(({ name }) => name);
}
