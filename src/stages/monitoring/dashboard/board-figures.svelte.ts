import { untrack } from 'svelte';
import type { LogProfile } from '../../../core/drift/log-profile.ts';
import { momentScaleOf, momentWords } from '../../../core/drift/moment-words.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { PlacedTile } from '../../../core/monitor/dashboard.ts';
import type { FeedbackQuestion, FeedbackReport } from '../../../core/monitor/feedback-report.ts';
import { judgedWindows, leastRows } from '../../../core/monitor/judged-windows.ts';
import { periodsOf } from '../../../core/monitor/log-periods.ts';
import type { LogDocument } from '../../../core/monitor/log.ts';
import type { WindowRange } from '../../../core/monitor/profile-series.ts';
import { signalKey, type Series, type Signal } from '../../../core/monitor/signal.ts';
import { usualRange, type UsualRange } from '../../../core/monitor/usual-range.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { Watching } from '../../../session/watching.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import { noChangeIn } from '../alarms/expected-rate.ts';
import { SlowFigures } from '../alarms/slow-figures.svelte.ts';

interface Asked {
  log: () => LogDocument;
  profile: () => LogProfile;
  tiles: () => readonly PlacedTile[];
  /** Windows that are shown. */
  range: () => WindowRange;
}

/** Everything that the tiles of a board show of one log, and the moment that all of them are read at. */
export class BoardFigures {
  readonly #asked: Asked;
  readonly #workbench: Workbench;
  readonly #open: OpenProject;
  readonly #feedback = new Map<string, Promise<FeedbackReport>>();
  readonly #usual = new SlowFigures<{ range: UsualRange | null }>();
  #series = $state.raw<ReadonlyMap<string, Series>>(new Map());
  problem = $state.raw<ProblemFacts | null>(null);
  /** The window that is pointed at; null: the last one that is shown. */
  pointed = $state<number | null>(null);

  /** Made while a component is being set up. */
  constructor(workbench: Workbench, open: OpenProject, asked: Asked) {
    this.#asked = asked;
    this.#workbench = workbench;
    this.#open = open;
    const wanted = $derived(
      new Map(
        asked
          .tiles()
          .flatMap(({ content }) =>
            content.show === 'line' || content.show === 'figure' ? [content.signal] : [],
          )
          .map((signal) => [signalKey(signal), signal] as const),
      ),
    );
    const keys = $derived(JSON.stringify([...wanted.keys()]));
    $effect(() => {
      void [keys, open.slices, asked.profile()];
      const log = asked.log();
      const signals = untrack(() => wanted);
      let current = true;
      workbench.logs.series(open, log, [...signals.values()]).then(
        (all) => {
          if (!current) return;
          const { reference } = this;
          const judged = all.map((series) => judgedWindows(series, leastRows(series, reference)));
          this.#series = new Map([...signals.keys()].map((key, at) => [key, judged[at]!]));
          this.problem = null;
        },
        (error: unknown) => {
          if (current) this.problem = factsOf(error);
        },
      );
      return () => {
        current = false;
      };
    });
  }

  get log(): LogDocument {
    return this.#asked.log();
  }

  get profile(): LogProfile {
    return this.#asked.profile();
  }

  get range(): WindowRange {
    return this.#asked.range();
  }

  readonly alarms = $derived.by(() =>
    this.#workbench.alarms.of(this.#open, this.log).filter(({ line }) => !line.dropped),
  );
  readonly windows = $derived.by(() => this.profile.windows);
  readonly reference = $derived.by(() => periodsOf(this.log.body, this.windows).reference);
  readonly current = $derived.by(() => periodsOf(this.log.body, this.windows).current);
  /** The windows that are shown. */
  readonly shown = $derived.by(() => this.windows.slice(this.range.from, this.range.to));
  readonly #scale = $derived.by(() => momentScaleOf(this.windows));

  moment(ms: number): string {
    return momentWords(ms, this.#scale);
  }

  /** null until it is measured. */
  series(signal: Signal): Series | null {
    return this.#series.get(signalKey(signal)) ?? null;
  }

  /** Where a window lies where nothing changes; null where the reference tells nothing; undefined until it is worked out. */
  usual(series: Series): UsualRange | null | undefined {
    const { reference } = this;
    return this.#usual.of(series, JSON.stringify(reference), () => {
      const told = noChangeIn(series, reference);
      return { range: typeof told === 'string' ? null : usualRange(told) };
    })?.range;
  }

  /** What people did with the answers; asked once for all that show it. */
  feedback(question: FeedbackQuestion): Promise<FeedbackReport> {
    const key = JSON.stringify(question);
    const answer = this.#feedback.get(key) ?? this.#workbench.the(Watching).feedback(question);
    this.#feedback.set(key, answer);
    answer.catch(() => this.#feedback.delete(key));
    return answer;
  }

  /** The value pointed at, else the last there is among those shown; null where there is none. */
  read(values: ArrayLike<number>): { value: number; window: number } | null {
    const { pointed, range } = this;
    let window = pointed ?? range.to - 1;
    if (pointed === null) while (window >= range.from && !Number.isFinite(values[window]!)) window--;
    const value = values[window];
    return window >= range.from && value !== undefined && Number.isFinite(value) ? { value, window } : null;
  }

  /** Part of a range of windows that is shown, counted from the first one shown. */
  within({ from, to }: WindowRange): WindowRange {
    const { range } = this;
    const clip = (at: number): number => Math.min(range.to, Math.max(range.from, at)) - range.from;
    return { from: clip(from), to: clip(to) };
  }
}
