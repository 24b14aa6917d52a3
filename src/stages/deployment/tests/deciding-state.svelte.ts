import { untrack } from 'svelte';
import { Cancelled } from '../../../core/kernel/cancelled.ts';
import { canonicalJson } from '../../../core/kernel/canonical-json.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { HarmTest } from '../../../core/harm/harm-tests.ts';
import type { CalibrationPart, CalibrationReport, TestFigures } from '../../../core/harm/test-calibration.ts';
import { Deciding } from '../../../session/deciding.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import { remember, remembered } from '../../../ui/remembered.ts';
import { questionIn, settingsIn, wordsOf, type DecidingSettings } from './deciding-settings.ts';

/** How long the settings must rest before they are measured and written to the address. */
const REST_MS = 400;
const KEY = 'drydock.tests';

/** The settings of the screen and what was measured at them. They stand in the address, so that a link leads back to them. */
export class DecidingState {
  settings = $state.raw<DecidingSettings>(settingsIn({}));
  part = $state.raw<CalibrationPart | null>(null);
  report = $state.raw<CalibrationReport | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  isRunning = $state(false);
  readonly #workbench: Workbench;
  readonly #question = $derived(canonicalJson(questionIn(this.settings)));
  #written: Readonly<Record<string, string>>;
  #stop = new AbortController();

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    const { query } = workbench.route.place;
    this.#written = query;
    this.settings = settingsIn(Object.keys(query).length > 0 ? query : lastQuery());
  }

  /** So far, or all; null before the first part. */
  get figures(): readonly TestFigures[] | null {
    return this.report?.figures ?? this.part?.figures ?? null;
  }

  of(test: HarmTest): TestFigures | null {
    return this.figures?.find((one) => one.test === test) ?? null;
  }

  set(patch: Partial<DecidingSettings>): void {
    this.settings = { ...this.settings, ...patch };
  }

  /** Keeps address and measurement at what the settings say, while effects run. */
  follow(): void {
    $effect(() => this.#followAddress());
    $effect(() => this.#writeAddress());
    $effect(() => {
      void this.#question;
      this.part = this.report = null;
      const timer = setTimeout(() => void this.measure(), REST_MS);
      return () => {
        clearTimeout(timer);
        this.cancel();
      };
    });
  }

  cancel(): void {
    this.#stop.abort();
  }

  async measure(): Promise<void> {
    this.cancel();
    const stop = (this.#stop = new AbortController());
    this.part = this.report = this.problem = null;
    this.isRunning = true;
    try {
      const report = await this.#workbench.the(Deciding).calibrate(
        questionIn(this.settings),
        (part) => {
          if (!stop.signal.aborted) this.part = part;
        },
        stop.signal,
      );
      if (!stop.signal.aborted) this.report = report;
    } catch (error) {
      if (!(error instanceof Cancelled)) this.problem = factsOf(error);
    } finally {
      if (this.#stop === stop) this.isRunning = false;
    }
  }

  #isHere(): boolean {
    const { stage, rest } = untrack(() => this.#workbench.route.place);
    return stage === 'deployment' && rest.length === 1 && rest[0] === 'tests';
  }

  #followAddress(): void {
    const { query } = this.#workbench.route.place;
    if (query === this.#written || !this.#isHere()) return;
    this.#written = query;
    this.settings = settingsIn(query);
  }

  #writeAddress(): () => void {
    const words = wordsOf(this.settings);
    const timer = setTimeout(() => {
      if (!this.#isHere()) return;
      const { route } = this.#workbench;
      route.ask(words);
      this.#written = untrack(() => route.place.query);
      remember(KEY, JSON.stringify(this.#written));
    }, REST_MS);
    return () => clearTimeout(timer);
  }
}

/** What was looked at here last. */
function lastQuery(): Record<string, string> {
  try {
    const query: unknown = JSON.parse(remembered(KEY) ?? '{}');
    return typeof query === 'object' && query !== null
      ? Object.fromEntries(
          Object.entries(query).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
        )
      : {};
  } catch {
    return {};
  }
}
