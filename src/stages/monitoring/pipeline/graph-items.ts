import type { AlarmArea } from '../../../core/monitor/alarm-idea.ts';
import { AREAS } from '../../../core/monitor/pipeline.ts';
import type { ChangeTrace } from '../../../core/monitor/trace-change.ts';
import type { PipelineState, WatchedComponent, WatchedSignal } from './pipeline-state.svelte.ts';
import { KIND_WORDS } from './trace-words.ts';

/**
 * The signal that stands for an area of a component: the one that the answer names, else the one that changed first, else
 * the first that has values.
 */
export function leadingSignal(
  { component, signals: all }: WatchedComponent,
  area: AlarmArea,
  { entries: [answer] }: ChangeTrace,
): WatchedSignal | null {
  const signals = all.filter((one) => one.area === area);
  const told = [...(answer?.changes ?? []), ...(answer?.path ?? [])].find(
    (one) => one.component === component.id && one.area === area,
  );
  const named = signals.find(({ signal }) => signal === told?.signal);
  if (named) return named;
  const changed = signals
    .filter(({ measured }) => measured && typeof measured.change !== 'string')
    .sort((a, b) => firstMs(a) - firstMs(b));
  return changed[0] ?? signals.find(({ measured }) => measured?.change === 'none') ?? signals[0] ?? null;
}

function firstMs({ measured }: WatchedSignal): number {
  return measured && typeof measured.change !== 'string' ? measured.change.atMs : Infinity;
}

/** When a signal changed, or why it cannot be told. */
export function changeMark(watched: WatchedSignal | null, moment: (ms: number) => string): string {
  if (!watched) return 'not watched';
  if (watched.why) return 'no value';
  if (!watched.measured) return '…';
  const { change } = watched.measured;
  if (change === 'none') return 'as usual';
  return change === 'tooFew' ? 'too few' : moment(change.atMs);
}

/** The components as the graph draws them. */
export function graphItems(state: PipelineState) {
  const { entries, tied } = state.trace;
  return state.watched.map((watched) => {
    const { component } = watched;
    const lanes = AREAS.map((area) => laneOf(area, watched, state));
    const place = entries.findIndex((entry) => entry.component === component.id);
    const isChanged = lanes.some((lane) => lane.state === 'changed');
    const mark = place < 0 ? '' : place < tied ? (tied > 1 ? 'maybe first' : 'entered first') : 'entered';
    const kind = KIND_WORDS[component.kind];
    const title = component.name.trim() || 'No name';
    return {
      ...{ key: component.id, from: state.sources.get(component.id)!, title, kind, mark, lanes },
      state: mark ? ('entered' as const) : isChanged ? ('changed' as const) : ('quiet' as const),
      words: `${title}, ${kind.toLowerCase()}${mark ? `, ${mark}` : ''}: ${lanes.map((lane) => `${lane.name} ${lane.state === 'none' ? 'not watched' : lane.mark}`).join(', ')}`,
    };
  });
}

function laneOf(area: AlarmArea, watched: WatchedComponent, state: PipelineState) {
  const leading = leadingSignal(watched, area, state.trace);
  const isChanged = leading?.measured && typeof leading.measured.change !== 'string';
  return {
    name: area,
    line: leading?.series ? { values: leading.series.values, usual: leading.measured?.usual ?? null } : null,
    mark: leading ? changeMark(leading, (ms) => state.moment(ms)) : '–',
    state: isChanged ? ('changed' as const) : leading ? ('quiet' as const) : ('none' as const),
  };
}
