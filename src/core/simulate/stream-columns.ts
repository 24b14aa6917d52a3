import type { Column } from '../table/column.ts';
import type { PoolRows } from './pool-rows.ts';
import type { StreamPool, StreamQuestion } from './stream-question.ts';

/** Names of the columns of a made log, as its document says them. */
export interface StreamColumns {
  time: string;
  prediction: string | null;
  scores: readonly { column: string; class: string }[];
  label: string | null;
  labelTime: string | null;
  latency: string | null;
  modelVersion: string | null;
  feedback: string | null;
}

/** Names that none of the pool's columns has already. */
export function streamColumns(question: StreamQuestion, pool: PoolRows): StreamColumns {
  const { inputs, others, label } = question.pool;
  const taken = new Set([...inputs, ...others, ...(label === null ? [] : [label])]);
  const free = (name: string): string => {
    let own = name;
    while (taken.has(own)) own += '_';
    taken.add(own);
    return own;
  };
  return {
    time: free('time'),
    prediction: pool.prediction ? free('prediction') : null,
    scores: scoresKept(question.pool, pool).map((score) => ({
      column: free(`score_${score.class}`),
      class: score.class,
    })),
    label,
    labelTime: label === null || question.labels.by === 'none' ? null : free('label_time'),
    latency: question.latencyMs === null ? null : free('latency_ms'),
    modelVersion: question.versions.length === 0 ? null : free('model_version'),
    feedback: question.feedback > 0 && label !== null && pool.prediction ? free('feedback') : null,
  };
}

/** The probability of the positive class, or of each. */
export function scoresKept(
  { positive }: StreamPool,
  { scores }: PoolRows,
): readonly { class: string; column: Column }[] {
  const own = scores.filter((score) => score.class === positive);
  return own.length > 0 ? own : scores;
}

/** Columns of the table that a stream takes, each once. */
export function columnNames({ inputs, others, label }: StreamPool): readonly string[] {
  return [...new Set([...inputs, ...others, ...(label === null ? [] : [label])])];
}
