import { SvelteSet } from 'svelte/reactivity';
import type { LogProfile } from '../../../core/drift/log-profile.ts';
import type { AlarmRule } from '../../../core/monitor/alarm-episodes.ts';
import type { AlarmIdea } from '../../../core/monitor/alarm-idea.ts';
import { alarmIdeas, ideaKey } from '../../../core/monitor/alarm-ideas.ts';
import type { AlarmLine } from '../../../core/monitor/monitoring-plan.ts';
import type { Series } from '../../../core/monitor/signal.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import type { MonthlyRate } from './alarm-rates.svelte.ts';
import { noChangeIn, proposedRule, ratePerMonth, type Wanted } from './expected-rate.ts';
import type { PlanState } from './plan-state.svelte.ts';
import { SlowFigures } from './slow-figures.svelte.ts';

/** An idea with the level proposed for it. */
export interface ShownIdea {
  key: string;
  idea: AlarmIdea;
  series: Series | null;
  /** undefined until it is worked out; null: the log tells nothing of it, or no level keeps the rate. */
  rule: AlarmRule | null | undefined;
  rate: MonthlyRate;
}

/** What could be watched of a log and is not yet, each with its level for the wanted rate. */
export class IdeasState {
  wanted = $state<Wanted>('quarter');
  readonly chosen = new SvelteSet<string>();
  readonly #workbench: Workbench;
  readonly #plan: PlanState;
  readonly #profile: () => LogProfile;
  readonly #figures = new SlowFigures<{ rule: AlarmRule | null; rate: MonthlyRate }>();

  constructor(workbench: Workbench, plan: PlanState, profile: () => LogProfile) {
    this.#workbench = workbench;
    this.#plan = plan;
    this.#profile = profile;
  }

  readonly #all = $derived.by(() => alarmIdeas(this.#profile(), this.#plan.log.body.columns));
  readonly #there = $derived.by(
    () =>
      new Set(
        this.#plan.alarms.flatMap(({ signal, rule: { bad } }) => (signal ? [ideaKey({ signal, bad })] : [])),
      ),
  );
  readonly #open = $derived.by(() => this.#all.filter((idea) => !this.#there.has(ideaKey(idea))));
  /** Ideas that are in the plan already. */
  readonly taken = $derived.by(() => this.#all.length - this.#open.length);
  /** Those of which the log has the figure, or may have. */
  readonly shown = $derived.by((): readonly ShownIdea[] =>
    this.#open
      .map((idea) => this.#proposed(idea))
      .filter(({ rule, series }) => rule !== null || series === null),
  );
  readonly offered = $derived.by(() => this.shown.filter(({ rule }) => rule));
  readonly isReady = $derived.by(() => this.shown.every(({ rule }) => rule !== undefined));

  lineOf({ idea, rule }: ShownIdea): Omit<AlarmLine, 'order'> {
    const { risk, signal, group, severity, action } = idea;
    return {
      ...{ risk, group, severity, action, log: this.#plan.log.id, rule: rule! },
      watches: { by: 'signal', signal },
      ...{ silences: [], owner: '', dropped: null, verdicts: {} },
    };
  }

  #proposed(idea: AlarmIdea): ShownIdea {
    const { wanted } = this;
    const { open, log, reference, windowMs } = this.#plan;
    const key = ideaKey(idea);
    const series = this.#workbench.alarms.series(open, log, idea.signal);
    if (!series) return { key, idea, series, rule: undefined, rate: null };
    const asked = JSON.stringify([key, idea.forWindows, wanted, reference, windowMs]);
    const found = this.#figures.of(series, asked, () => {
      const rule = proposedRule(series, reference, { ...idea, wanted, windowMs });
      return { rule, rate: rule && ratePerMonth(noChangeIn(series, reference), rule, windowMs) };
    });
    return { key, idea, series, rule: found?.rule, rate: found?.rate ?? null };
  }
}
