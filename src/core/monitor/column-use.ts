import type { LogColumns } from './log.ts';

/** What a column of a log is. */
export type ColumnUse =
  | 'time'
  | 'input'
  | 'prediction'
  | 'score'
  | 'label'
  | 'labelTime'
  | 'latency'
  | 'modelVersion'
  | 'feedback'
  | 'none';

/** Those that one column has at most. */
const ALONE = ['prediction', 'label', 'labelTime', 'latency', 'modelVersion'] as const;

/** What a column of a log is said to be. */
export function useOf(columns: LogColumns, name: string): ColumnUse {
  if (columns.time === name) return 'time';
  if (columns.scores.some(({ column }) => column === name)) return 'score';
  if (columns.feedback.includes(name)) return 'feedback';
  if (columns.inputs.includes(name)) return 'input';
  return ALONE.find((use) => columns[use] === name) ?? 'none';
}

/**
 * The same log with a column said to be something else. What only one column can be is taken from the one that was it,
 * which is not watched then; a log keeps its times. `scoreOf`: the class that a column of scores is of.
 */
export function withUse(columns: LogColumns, name: string, use: ColumnUse, scoreOf = ''): LogColumns {
  if (columns.time === name) return columns;
  const without = (names: readonly string[]): readonly string[] => names.filter((other) => other !== name);
  const alone = Object.fromEntries(
    ALONE.map((each) => [each, use === each ? name : columns[each] === name ? null : columns[each]]),
  ) as Pick<LogColumns, (typeof ALONE)[number]>;
  const scores = columns.scores.filter(({ column }) => column !== name);
  return {
    ...columns,
    ...alone,
    time: use === 'time' ? name : columns.time,
    inputs: use === 'input' ? [...without(columns.inputs), name] : without(columns.inputs),
    scores: use === 'score' ? [...scores, { column: name, class: scoreOf }] : scores,
    feedback: use === 'feedback' ? [...without(columns.feedback), name] : without(columns.feedback),
  };
}
