import type { LogProfile } from '../../../core/drift/log-profile.ts';
import type { LogColumns } from '../../../core/monitor/log.ts';
import { isProfileSignal, signalKey, type Signal } from '../../../core/monitor/signal.ts';
import { signalWords } from '../../../core/monitor/signal-words.ts';
import type { RowStream, Stream } from '../../../core/monitor/stream.ts';
import type { ColumnMeta } from '../../../core/table/column.ts';

export interface OfferedStream {
  key: string;
  stream: Stream;
  name: string;
  /** Behind the name: what a value is. */
  more: string;
}

/** Values of a column that are offered as streams of their own. */
const MOST_VALUES = 12;

/** Known again wherever it is written. */
export function streamKey(stream: Stream): string {
  if (stream.of === 'signal') return signalKey(stream.signal);
  const column = 'column' in stream ? `:${stream.column}` : '';
  return `row:${stream.of}${column}${stream.of === 'value' ? `=${stream.value}` : ''}`;
}

/** Everything of a log that can be watched, what matters most first. `metas`: of its rows; null where they are not here. */
export function offeredStreams(
  columns: LogColumns | null,
  metas: readonly ColumnMeta[] | null,
  profile: LogProfile,
): readonly OfferedStream[] {
  const rows = columns && metas ? rowStreams(columns, metas) : [];
  const signals = signalsOf(columns, profile).filter((signal) => metas !== null || isProfileSignal(signal));
  return [
    ...rows,
    ...signals.map((signal) => ({
      ...{ key: signalKey(signal), stream: { of: 'signal' as const, signal } },
      ...{ name: signalWords(signal), more: 'by window' },
    })),
  ];
}

/** Whether the model of a log answers a class rather than a number. */
export function answersClasses(
  { prediction, scores, positive }: LogColumns,
  metas: readonly ColumnMeta[],
): boolean {
  const type = metas.find(({ name }) => name === prediction)?.type;
  return scores.length > 0 || positive !== null || (type !== 'number' && type !== 'integer');
}

function rowStreams(columns: LogColumns, metas: readonly ColumnMeta[]): OfferedStream[] {
  const { prediction, label, scores, latency, inputs, feedback, modelVersion } = columns;
  const made: OfferedStream[] = [];
  const offer = (stream: RowStream, name: string, more: string): void =>
    void made.push({ key: streamKey(stream), stream, name, more });
  if (label !== null && (prediction !== null || scores.length > 0)) {
    if (answersClasses(columns, metas)) offer({ of: 'wrong' }, 'Errors', 'wrong or right, by row');
    else offer({ of: 'absoluteError' }, 'Distance from the label', 'by row');
  }
  for (const column of feedback)
    offer({ of: 'badFeedback', column }, `Bad feedback in ${column}`, 'bad or good, by row');
  const named = (name: string | null): ColumnMeta[] => metas.filter((meta) => meta.name === name);
  const seen = new Set<string>();
  for (const meta of [
    ...scores.flatMap(({ column }) => named(column)),
    ...named(latency),
    ...named(prediction),
    ...inputs.flatMap(named),
    ...named(modelVersion),
  ]) {
    if (seen.has(meta.name)) continue;
    seen.add(meta.name);
    if (meta.type === 'number' || meta.type === 'integer')
      offer({ of: 'number', column: meta.name }, meta.name, `${meta.unit ?? 'number'}, by row`);
    for (const value of valuesOf(meta))
      offer({ of: 'value', column: meta.name, value }, `${meta.name} = ${value}`, 'yes or no, by row');
  }
  return made;
}

function valuesOf(meta: ColumnMeta): readonly string[] {
  if (meta.type === 'boolean') return ['true'];
  return meta.type === 'category' ? meta.levels.slice(0, MOST_VALUES) : [];
}

function signalsOf(columns: LogColumns | null, { columns: counted }: LogProfile): Signal[] {
  const signals: Signal[] = [{ of: 'rows' }];
  if (columns) {
    if (columns.label !== null) signals.push({ of: 'labelled' });
    if (columns.scores.length > 0) signals.push({ of: 'confidence' }, { of: 'expected', metric: 'accuracy' });
  }
  for (const column of counted) {
    const { name: of, kind, profile } = column;
    signals.push({
      ...{ of: 'drift', column: of },
      distance: kind === 'values' ? 'jsDistanceBase2' : 'wassersteinOverSigma',
    });
    if (profile.missing.some((rows) => rows > 0)) signals.push({ of: 'missing', column: of });
    if (columns !== null) continue;
    if (kind === 'values')
      for (const value of column.values.slice(0, MOST_VALUES))
        signals.push({ of: 'share', column: of, value });
    else signals.push({ of: 'mean', column: of });
  }
  return signals;
}
