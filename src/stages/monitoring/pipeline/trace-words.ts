import type { ComponentKind } from '../../../core/monitor/pipeline.ts';
import type { SignalChange } from '../../../core/monitor/signal-change.ts';
import { signalWords } from '../../../core/monitor/signal-words.ts';
import { levelWords } from '../alarms/alarm-words.ts';
import type { ChangeTrace, Entry, TracedChange } from '../../../core/monitor/trace-change.ts';

export const KIND_WORDS: Readonly<Record<ComponentKind, string>> = {
  source: 'Data source',
  feature: 'Feature',
  model: 'Model',
  rule: 'Rule',
  service: 'Service',
};

/** How components, signals and times are called. */
export interface TraceNames {
  component: (id: string) => string;
  moment: (ms: number) => string;
  slice?: (id: string) => string;
}

/** Where it entered, what followed, and whether that is certain: “Entered at …”. */
export function traceWords({ entries, tied }: ChangeTrace, names: TraceNames): string {
  const [first] = entries;
  if (!first) return 'Nothing that is watched changed.';
  if (tied > 1) {
    const places = entries
      .slice(0, tied)
      .map(
        (entry) => `${placeWords(entry.changes[0]!, names)}, ${whenWords(entry.changes[0]!.change, names)}`,
      );
    const all = entries.slice(0, tied).flatMap(({ changes }) => changes[0]!.change.atMs);
    const why = all.every((ms) => ms === all[0]) ? 'the same window' : 'when they began overlaps';
    return `Cannot tell where it entered first (${why}): ${places.join('; or ')}.`;
  }
  return entryWords(first, names);
}

/** One entry in words: place, date, what followed, and what is known of what came before. */
export function entryWords(entry: Entry, names: TraceNames): string {
  const [first, ...others] = entry.changes as [TracedChange, ...TracedChange[]];
  const also = others.length > 0 ? `, then ${others.map((one) => leafWords(one, names)).join(', ')}` : '';
  const followed =
    entry.path.length > 0
      ? ` ${entry.path.map((one) => followedWords(one, names)).join('; ')}.`
      : ' Nothing that is watched after it followed.';
  return `Entered at ${placeWords(first, names)}, ${whenWords(first.change, names)}${also}.${followed} ${beforeWords(entry, names)}`;
}

function placeWords(change: TracedChange, names: TraceNames): string {
  return `“${names.component(change.component)}”, ${change.area} “${signalWords(change.signal, names.slice)}”`;
}

function leafWords(change: TracedChange, names: TraceNames): string {
  return `“${signalWords(change.signal, names.slice)}” on ${names.moment(change.change.atMs)}`;
}

function followedWords(change: TracedChange, names: TraceNames): string {
  return `“${names.component(change.component)}” followed: ${change.area} ${leafWords(change, names)}`;
}

function beforeWords({ earlier }: Entry, names: TraceNames): string {
  const [one] = earlier;
  if (!one) return 'Nothing before it in the pipeline had changed.';
  const more = earlier.length > 1 ? ` and ${String(earlier.length - 1)} more` : '';
  return `What had changed before it, ${placeWords(one, names)} on ${names.moment(one.change.atMs)}${more}, was too long before to be taken for the cause.`;
}

/** Between which levels it is; what a slope or a season makes of a share stays one. */
export function levelsWords({ from, to }: SignalChange, unit: string): string {
  const words = (level: number): string =>
    levelWords(unit === 'fraction' ? Math.min(1, Math.max(0, level)) : level, unit);
  return `${words(from)} → ${words(to)}`;
}

/** "14 Jun", or "14 Jun (12 to 17 Jun)" where the day is not certain, or "14 to 20 Jun". */
export function whenWords(
  { atMs, earliestMs, latestMs, endMs, everyMs }: SignalChange,
  { moment }: Pick<TraceNames, 'moment'>,
): string {
  const last = moment(latestMs - 1);
  const isSure = latestMs - earliestMs <= 1.5 * everyMs;
  const range = isSure ? '' : ` (between ${moment(earliestMs)} and ${last})`;
  const end = endMs === null ? '' : `, back again on ${moment(endMs)}`;
  return `${moment(atMs)}${range}${end}`;
}
