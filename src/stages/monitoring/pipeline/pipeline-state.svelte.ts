import type { LogWindow } from '../../../core/drift/log-profile.ts';
import { momentScaleOf, momentWords } from '../../../core/drift/moment-words.ts';
import type { AlarmArea } from '../../../core/monitor/alarm-idea.ts';
import { periodsOf } from '../../../core/monitor/log-periods.ts';
import type { LogDocument } from '../../../core/monitor/log.ts';
import {
  AREAS,
  componentsInOrder,
  edgeKey,
  sourcesOf,
  type Pipeline,
  type PipelineBody,
  type PipelineComponent,
  type PlacedComponent,
} from '../../../core/monitor/pipeline.ts';
import { signalKey, type Series, type Signal } from '../../../core/monitor/signal.ts';
import { traceChange, type TracedChange } from '../../../core/monitor/trace-change.ts';
import { freshId } from '../../../session/ids.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { SoleDocument } from '../../../session/sole-document.ts';
import { TypedDocument } from '../../../session/typed-document.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import { toasts } from '../../../ui/toasts.svelte.ts';
import { SignalChanges, type Measured } from './signal-changes.svelte.ts';

/** A signal of a component with what its windows show; null while that is worked out. */
export interface WatchedSignal {
  area: AlarmArea;
  signal: Signal;
  series: Series | null;
  measured: Measured | null;
  /** Why it cannot be; empty where it can. */
  why: string;
}

/** A component with its log and its signals. */
export interface WatchedComponent {
  component: PlacedComponent;
  log: LogDocument | null;
  signals: readonly WatchedSignal[];
}

/** A pipeline as it stands on the screen: its components, what changed in them, and where that came in. */
export class PipelineState {
  readonly pipeline: () => Pipeline;
  readonly open: OpenProject;
  readonly #workbench: Workbench;
  readonly #typed: TypedDocument<Pipeline>;
  readonly #changes = new SignalChanges();

  /** Made while a component is being set up. */
  constructor(workbench: Workbench, open: OpenProject, pipeline: () => Pipeline) {
    this.#workbench = workbench;
    this.open = open;
    this.pipeline = pipeline;
    const { id } = pipeline();
    const stored = (): PipelineBody => pipeline().body;
    const sole = new SoleDocument<Pipeline>(workbench.documents, {
      project: open.id,
      key: id,
      isIt: (doc): doc is Pipeline => doc.kind === 'pipeline' && doc.id === id,
      shown: stored,
      make: (body) => ({ ...pipeline(), body }),
    });
    this.#typed = new TypedDocument(sole, stored);
  }

  get body(): PipelineBody {
    return this.#typed.body;
  }

  readonly components = $derived.by(() => componentsInOrder(this.body));
  readonly sources = $derived.by(() => sourcesOf(this.body));
  readonly watched = $derived.by(() => this.components.map((component) => this.#watch(component)));
  /** Signals that are still worked out. */
  readonly waiting = $derived(
    this.watched
      .flatMap(({ signals }) => signals)
      .filter(({ measured, why }) => measured === null && why === '').length,
  );
  readonly changes = $derived(
    this.watched.flatMap(({ component, signals }) =>
      signals.flatMap(({ area, signal, measured }): TracedChange[] =>
        measured && typeof measured.change !== 'string'
          ? [{ component: component.id, area, signal, change: measured.change }]
          : [],
      ),
    ),
  );
  readonly trace = $derived.by(() => traceChange(this.body, this.changes));
  /** Logs in use. */
  readonly logs = $derived([...new Set(this.watched.flatMap(({ log }) => (log ? [log] : [])))]);
  readonly #scale = $derived.by(() => {
    const windows = this.logs.flatMap((log) => this.windowsOf(log) ?? []);
    return momentScaleOf(windows.toSorted((a, b) => a.fromMs - b.fromMs));
  });

  moment(ms: number): string {
    return momentWords(ms, this.#scale);
  }

  windowsOf(log: LogDocument): readonly LogWindow[] | null {
    return this.#workbench.alarms.windowsOf(this.open, log);
  }

  logOf({ log }: Pick<PipelineComponent, 'log'>): LogDocument | null {
    return this.open.logs.find(({ id }) => id === (log ?? this.body.log)) ?? null;
  }

  nameOf(id: string): string {
    return this.body.components[id]?.name.trim() ?? '';
  }

  /** What is typed into a component: one step of undo once it rests. */
  type(id: string, patch: Partial<PipelineComponent>, label: string): void {
    this.#typed.type({ components: this.#with(id, patch) }, label);
  }

  /** What is chosen for a component. */
  put(id: string, patch: Partial<PipelineComponent>, label: string): Promise<void> {
    return this.#typed.put({ components: this.#with(id, patch) }, label);
  }

  putAll(patch: Partial<PipelineBody>, label: string): Promise<void> {
    return this.#typed.put(patch, label);
  }

  typeNote(note: string): void {
    this.#typed.type({ note }, 'Note on a pipeline');
  }

  /** Adds a component after those that are there; gives its id. */
  async add(component: Omit<PipelineComponent, 'order'>): Promise<string> {
    const id = freshId() as string;
    const order = Math.max(0, ...this.components.map((one) => one.order)) + 1;
    const components = { ...this.body.components, [id]: { ...component, order } };
    await this.#typed.put({ components }, 'Add a component');
    return id;
  }

  /** Takes a component out with its connections, and offers to take that back. */
  async remove({ id, name }: PlacedComponent): Promise<void> {
    const label = `Delete “${name}”`;
    const { [id]: _gone, ...components } = this.body.components;
    const edges = Object.fromEntries(
      Object.entries(this.body.edges).filter(([, { from, to }]) => from !== id && to !== id),
    );
    await this.#typed.put({ components, edges }, label);
    const { history } = this.#workbench;
    const run = (): void => void (history.canUndo === label && history.undo());
    toasts.show(`“${name}” deleted`, { action: { label: 'Undo', run } });
  }

  connect(from: string, to: string): Promise<void> {
    const edges = { ...this.body.edges, [edgeKey({ from, to })]: { from, to } };
    return this.#typed.put({ edges }, `Connect “${this.nameOf(from)}” to “${this.nameOf(to)}”`);
  }

  disconnect(from: string, to: string): Promise<void> {
    const edges = Object.fromEntries(
      Object.entries(this.body.edges).filter(([, edge]) => edge.from !== from || edge.to !== to),
    );
    return this.#typed.put({ edges }, `Disconnect “${this.nameOf(from)}” from “${this.nameOf(to)}”`);
  }

  #with(id: string, patch: Partial<PipelineComponent>): PipelineBody['components'] {
    const { components } = this.body;
    const before = components[id];
    return before ? { ...components, [id]: { ...before, ...patch } } : components;
  }

  #watch(component: PlacedComponent): WatchedComponent {
    const log = this.logOf(component);
    const windows = log && this.windowsOf(log);
    const reference = log && windows ? periodsOf(log.body, windows).reference : null;
    const signals = AREAS.flatMap((area) =>
      component.signals[area].map((signal): WatchedSignal => {
        const series = log && this.#workbench.alarms.series(this.open, log, signal);
        const measured =
          series && windows && reference ? this.#changes.of(series, { windows, reference }) : null;
        const why = log ? (this.#workbench.alarms.problem(this.open, log, signal)?.message ?? '') : 'no log';
        return { area, signal, series, measured, why };
      }),
    );
    return { component, log, signals };
  }
}

/** The same signal is watched once in an area. */
export function withSignal(signals: readonly Signal[], signal: Signal): readonly Signal[] {
  const key = signalKey(signal);
  return signals.some((one) => signalKey(one) === key) ? signals : [...signals, signal];
}
