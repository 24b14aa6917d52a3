import type { LogProfile } from '../../../core/drift/log-profile.ts';
import { periodsOf } from '../../../core/monitor/log-periods.ts';
import type { LogDocument } from '../../../core/monitor/log.ts';
import type {
  AlarmLine,
  EpisodeVerdict,
  MonitoringPlan,
  PlacedLine,
} from '../../../core/monitor/monitoring-plan.ts';
import { freshId } from '../../../session/ids.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { oneOfKind } from '../../../session/one-of-kind.svelte.ts';
import type { TypedDocument } from '../../../session/typed-document.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import { toasts } from '../../../ui/toasts.svelte.ts';

const EMPTY: MonitoringPlan['body'] = { lines: {}, note: '' };

/** The plan as it stands on the screen, and the alarms of one log that follow from it. */
export class PlanState {
  readonly #log: () => LogDocument;
  readonly #profile: () => LogProfile;
  readonly #workbench: Workbench;
  readonly #open: OpenProject;
  readonly #typed: TypedDocument<MonitoringPlan>;

  /** Made while a component is being set up. */
  constructor(workbench: Workbench, open: OpenProject, log: () => LogDocument, profile: () => LogProfile) {
    this.#workbench = workbench;
    this.#open = open;
    this.#log = log;
    this.#profile = profile;
    const stored = (): MonitoringPlan['body'] => open.monitoringPlan?.body ?? EMPTY;
    this.#typed = oneOfKind(
      workbench.documents,
      open,
      { kind: 'monitoringPlan', name: 'Monitoring plan' },
      stored,
    );
  }

  get log(): LogDocument {
    return this.#log();
  }

  get open(): OpenProject {
    return this.#open;
  }

  get body(): MonitoringPlan['body'] {
    return this.#typed.body;
  }

  readonly alarms = $derived.by(() => this.#workbench.alarms.of(this.#open, this.log, this.body));
  readonly watched = $derived(this.alarms.filter(({ line }) => !line.dropped));
  readonly dropped = $derived(this.alarms.filter(({ line }) => line.dropped));
  readonly windows = $derived.by(() => this.#profile().windows);
  /** Windows of the reference. */
  readonly reference = $derived.by(() => periodsOf(this.log.body, this.#profile().windows).reference);
  /** Mean length of a window. */
  readonly windowMs = $derived.by(() => {
    const [first, last] = [this.windows[0], this.windows.at(-1)];
    return first && last ? (last.toMs - first.fromMs) / this.windows.length : 1;
  });

  /** What is typed into a line, or dragged: one step of undo once it rests. */
  type(line: PlacedLine, patch: Partial<AlarmLine>, label: string): void {
    this.#typed.type({ lines: this.#with(line, patch) }, label);
  }

  /** What is chosen for a line. */
  put(line: PlacedLine, patch: Partial<AlarmLine>, label: string): Promise<void> {
    return this.#typed.put({ lines: this.#with(line, patch) }, label);
  }

  flush(): Promise<void> {
    return this.#typed.flush();
  }

  /** Adds lines after those that are there; gives their ids. */
  async add(lines: readonly Omit<AlarmLine, 'order'>[], label: string): Promise<readonly string[]> {
    const after = Math.max(0, ...Object.values(this.body.lines).map(({ order }) => order)) + 1;
    const placed = lines.map((line, at) => [freshId() as string, { ...line, order: after + at }] as const);
    await this.#typed.put({ lines: { ...this.body.lines, ...Object.fromEntries(placed) } }, label);
    return placed.map(([id]) => id);
  }

  /** Watches it no longer, and offers to take that back. */
  async drop(line: PlacedLine, title: string, why: string): Promise<void> {
    const dropped = { why, by: this.#by, atMs: Date.now() };
    await this.put(line, { dropped }, `Drop “${title}”`);
    this.#offerUndo(`“${title}” dropped`, `Drop “${title}”`);
  }

  /** Takes a line out for good; what was said of its episodes goes with it. */
  async remove(line: PlacedLine, title: string): Promise<void> {
    const { [line.id]: _gone, ...lines } = this.body.lines;
    await this.#typed.put({ lines }, `Delete “${title}”`);
    this.#offerUndo(`“${title}” deleted`, `Delete “${title}”`);
  }

  /** Says whether episodes that were raised together were useful; null takes it back. */
  judge(
    episodes: readonly { line: PlacedLine; key: string }[],
    verdict: Pick<EpisodeVerdict, 'useful' | 'note'> | null,
  ): Promise<void> {
    let lines = this.body.lines;
    for (const { line, key } of episodes) {
      const { id, ...stored } = line;
      const now = lines[id] ?? stored;
      const { [key]: _before, ...others } = now.verdicts;
      const verdicts = verdict
        ? { ...others, [key]: { ...verdict, by: this.#by, atMs: Date.now() } }
        : others;
      lines = { ...lines, [id]: { ...now, verdicts } };
    }
    return this.#typed.put({ lines }, 'Use of an alarm');
  }

  /** Says what was done, with the way back. */
  #offerUndo(words: string, label: string): void {
    const { history } = this.#workbench;
    const run = (): void => void (history.canUndo === label && history.undo());
    toasts.show(words, { action: { label: 'Undo', run } });
  }

  said(words: string, label: string): void {
    this.#offerUndo(words, label);
  }

  get #by(): string {
    return this.#workbench.who.name ?? '';
  }

  #with({ id, ...line }: PlacedLine, patch: Partial<AlarmLine>): MonitoringPlan['body']['lines'] {
    return { ...this.body.lines, [id]: { ...(this.body.lines[id] ?? line), ...patch } };
  }
}
