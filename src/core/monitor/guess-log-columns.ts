import type { ColumnMeta } from '../table/column.ts';
import { withUse, type ColumnUse } from './column-use.ts';
import type { LogColumns } from './log.ts';

const WORDS: readonly (readonly [ColumnUse, RegExp])[] = [
  [
    'labelTime',
    /(label|truth|outcome|actual|feedback).*(_at|time|date|ts)$|^(labell?ed|resolved|settled)_?at$/i,
  ],
  ['latency', /latency|duration|elapsed|response[ _-]?time|took|[ _-](ms|millis(econds)?)$/i],
  ['modelVersion', /^(model|deployment|release)([ _-]?(version|id|name|tag))?$|^version$/i],
  ['feedback', /thumb|feedback|redo|retry|retried|rating|click|accepted|typed|csat|complain/i],
  ['score', /^(p|prob|proba|probability|score|confidence)([ _-].+)?$|[ _-](prob|proba|probability|score)$/i],
  [
    'prediction',
    /^(prediction|predicted.*|pred|y_pred|y_?hat|answer|decision|output|response)$|[ _-](pred|prediction)$/i,
  ],
  [
    'label',
    /^(label|truth|target|actual.*|outcome|y|y_true|ground[ _-]?truth|true_.*)$|[ _-](label|truth|actual)$/i,
  ],
];
const POSITIVE =
  /^(yes|true|1|positive|pos|y|approved?|accept(ed)?|fraud|spam|click(ed)?|churn(ed)?|default(ed)?)$/i;

/**
 * What the columns of a table would be as a log: by their roles, else by their names; null where it has no column of
 * times. The first column of times that is not of the labels is the log's.
 */
export function guessLogColumns(table: readonly ColumnMeta[]): LogColumns | null {
  const times = table.filter(({ type }) => type === 'timestamp');
  const label = findLabel(table);
  const ofLabels = ({ name }: ColumnMeta): boolean =>
    named(name, 'labelTime') ||
    (label !== undefined && name.toLowerCase().startsWith(`${label.name.toLowerCase()}_`));
  const time = times.find((column) => !ofLabels(column)) ?? times[0];
  if (!time) return null;
  let columns: LogColumns = {
    ...{ time: time.name, inputs: [], prediction: null, scores: [], positive: null, label: null },
    ...{ labelTime: null, latency: null, modelVersion: null, feedback: [] },
  };
  // What a role says goes before what a name says.
  const said = ({ role }: ColumnMeta): number => Number(role !== 'feature');
  for (const column of table.toSorted((a, b) => said(b) - said(a))) {
    const use = column === label ? 'label' : guessUse(column, ofLabels);
    if (column === time || isTaken(columns, use)) continue;
    columns = withUse(columns, column.name, use);
  }
  return withClasses(columns, table);
}

/** Two classes need one column of scores, and one class whose rates are meant; more have a column each. */
export function withClasses(columns: LogColumns, table: readonly ColumnMeta[]): LogColumns {
  const classes = classesOfLog(columns, table);
  const ofName = (column: string): string | undefined =>
    classes.find((name) => column.toLowerCase().endsWith(name.toLowerCase()));
  const known = classes.includes(columns.positive ?? '') ? columns.positive : null;
  const named = columns.scores.length === 1 ? ofName(columns.scores[0]!.column) : undefined;
  const likely = named ?? classes.find((name) => POSITIVE.test(name)) ?? classes[1];
  const positive = classes.length === 2 ? (known ?? likely ?? null) : known;
  const scores = columns.scores.map(({ column, class: said }) => ({
    column,
    class: classes.includes(said) ? said : (ofName(column) ?? positive ?? said),
  }));
  return { ...columns, positive, scores };
}

/** The classes that a log's predictions and labels are of, in their order; none for numbers. */
export function classesOfLog(columns: LogColumns, table: readonly ColumnMeta[]): readonly string[] {
  const found = [columns.prediction, columns.label].flatMap((name) => {
    const column = table.find((other) => other.name === name);
    if (column?.type === 'category') return column.levels;
    return column?.type === 'boolean' ? ['false', 'true'] : [];
  });
  return [...new Set(found)];
}

/** By its role or name, else the other column that holds the classes of the predictions. */
function findLabel(table: readonly ColumnMeta[]): ColumnMeta | undefined {
  const values = table.filter(({ type }) => type !== 'timestamp' && type !== 'text');
  const said = values.find(({ role }) => role === 'label') ?? values.find(({ name }) => named(name, 'label'));
  if (said) return said;
  const prediction = values.find((column) => guessUse(column, () => false) === 'prediction');
  if (prediction?.type !== 'category') return undefined;
  const classes = new Set(prediction.levels);
  return values.find(
    (column) =>
      column.type === 'category' &&
      column !== prediction &&
      column.levels.length > 1 &&
      column.levels.every((level) => classes.has(level)),
  );
}

function guessUse(column: ColumnMeta, ofLabels: (column: ColumnMeta) => boolean): ColumnUse {
  const { name, role, type } = column;
  if (type === 'timestamp') return ofLabels(column) ? 'labelTime' : 'none';
  if (role === 'probability') return 'score';
  if (role === 'identifier' || role === 'ignore' || role === 'weight' || role === 'annotator') return 'none';
  if (role !== 'feature' && role !== 'group' && role !== 'timestamp') return role;
  const isNumber = type === 'number' || type === 'integer';
  const fits = (use: ColumnUse): boolean =>
    use === 'labelTime' ? false : use === 'latency' || use === 'score' ? isNumber : type !== 'text';
  return WORDS.find(([use, words]) => fits(use) && words.test(name))?.[0] ?? 'input';
}

function isTaken(columns: LogColumns, use: ColumnUse): boolean {
  const one = use === 'prediction' || use === 'label' || use === 'labelTime';
  return (one || use === 'latency' || use === 'modelVersion') && columns[use] !== null;
}

function named(name: string, use: ColumnUse): boolean {
  return WORDS.find(([each]) => each === use)![1].test(name);
}
