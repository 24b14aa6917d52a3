import { isProfileLayout } from '../../../core/drift/profile-layout.ts';
import type { LogProfile, LogWindows } from '../../../core/drift/log-profile.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import { guessLogColumns, withClasses } from '../../../core/monitor/guess-log-columns.ts';
import type { LogBody, LogColumns, Period } from '../../../core/monitor/log.ts';
import { proposeWindows } from '../../../core/monitor/propose-windows.ts';
import type { OpenProject, Shelved } from '../../../session/open-project.svelte.ts';

/** Whether a dataset can be a log, or the counts of one. */
export function canBeLog({ whole, object }: Shelved<'table'>): boolean {
  return whole && (isProfile(object) || object.columns.some(({ type }) => type === 'timestamp'));
}

function isProfile({ columns }: Shelved<'table'>['object']): boolean {
  return isProfileLayout(columns.map(({ name }) => name));
}

/** The form of a new log: everything is proposed from its dataset until it is said otherwise. */
export class LogDraft {
  readonly #open: OpenProject;
  #dataset = $state.raw<string | null>(null);
  #columns = $state.raw<LogColumns | null>(null);
  #windows = $state.raw<LogWindows | null>(null);
  name = $state('');
  #model = $state.raw<Digest | null | undefined>(undefined);
  /** Of the times of the log; null until they are looked at. */
  span = $state.raw<Period | null>(null);
  /** Of a profile made elsewhere; null until it is read. */
  profile = $state.raw<LogProfile | null>(null);

  /** `dataset`: the entry to begin with. */
  constructor(open: OpenProject, dataset: string | null) {
    this.#open = open;
    this.#dataset = dataset;
  }

  /** Datasets that can be a log; those that are one already come last. */
  readonly datasets = $derived.by(() => {
    const taken = new Set<string | null>(this.#open.logs.map(({ body }) => body.dataset));
    const all = this.#open.tables.filter(canBeLog);
    return [
      ...all.filter(({ entry }) => !taken.has(entry.id)),
      ...all.filter(({ entry }) => taken.has(entry.id)),
    ];
  });
  readonly rows = $derived.by(
    () => this.datasets.find(({ entry }) => entry.id === this.#dataset) ?? this.datasets[0] ?? null,
  );
  /** Whether the dataset holds the counts of a log, made elsewhere. */
  readonly madeElsewhere = $derived(this.rows !== null && isProfile(this.rows.object));
  readonly columns = $derived.by(() => {
    if (!this.rows || this.madeElsewhere) return null;
    return this.#columns ?? guessLogColumns(this.rows.object.columns);
  });
  readonly windows = $derived(this.#windows ?? (this.span && proposeWindows(this.span)));
  readonly proposedName = $derived(this.rows?.entry.name ?? '');
  readonly body = $derived.by((): LogBody | null => (this.madeElsewhere ? this.#counts() : this.#log()));

  choose(dataset: string): void {
    this.#dataset = dataset;
    this.#columns = this.#windows = this.span = this.profile = null;
    this.name = '';
  }

  changeColumns(columns: LogColumns): void {
    if (columns.time !== this.columns?.time) this.span = this.#windows = null;
    this.#columns = withClasses(columns, this.rows!.object.columns);
  }

  changeWindows(windows: LogWindows): void {
    this.#windows = windows;
  }

  /** The model in production, unless it is said which. */
  get model(): Digest | null {
    if (this.#model !== undefined) return this.#model;
    const live = this.#open.registry.live?.model;
    return this.#open.models.some(({ object }) => object.digest === live) ? (live ?? null) : null;
  }
  set model(model: Digest | null) {
    this.#model = model;
  }

  #log(): LogBody | null {
    const { rows, columns, windows } = this;
    if (!rows || !columns || !windows) return null;
    const batch = { source: rows.object.source?.file ?? rows.entry.name, rows: rows.object.rows };
    return {
      ...{ dataset: rows.entry.id, profile: null, profileOf: null, columns, windows },
      ...{ batches: [{ ...batch, addedMs: Date.now() }], events: [], reference: null, current: null },
      model: this.model,
    };
  }

  #counts(): LogBody | null {
    const { rows, profile } = this;
    const first = profile?.windows[0];
    if (!rows || !first) return null;
    const all = profile.windows.reduce((sum, window) => sum + window.rows, 0);
    const batch = { source: rows.object.source?.file ?? rows.entry.name, rows: all, addedMs: Date.now() };
    return {
      ...{ dataset: null, profile: rows.object.digest, profileOf: null, columns: null },
      windows: { by: 'time', everyMs: Math.max(1, Math.round(first.toMs - first.fromMs)) },
      ...{ batches: [batch], events: [], reference: null, current: null, model: this.model },
    };
  }
}
