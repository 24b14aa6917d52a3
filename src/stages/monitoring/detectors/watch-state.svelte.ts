import type { LogProfile } from '../../../core/drift/log-profile.ts';
import { Cancelled } from '../../../core/kernel/cancelled.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { GoodFeedback } from '../../../core/monitor/good-feedback.ts';
import type { LogDocument } from '../../../core/monitor/log.ts';
import { natureOf, type Stream, type StreamNature } from '../../../core/monitor/stream.ts';
import type { WatchQuestion, WatchReport } from '../../../core/monitor/watch-report.ts';
import type { DetectorChoice } from '../../../core/monitor/watch-values.ts';
import type { Shelved } from '../../../session/open-project.svelte.ts';
import { Watching } from '../../../session/watching.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';

/** What is to be watched, of which log, and by whom. */
export interface Watched {
  log: LogDocument;
  profile: LogProfile;
  table: Shelved<'table'> | null;
  stream: Stream;
  detectors: DetectorChoice;
  /** Of a feedback stream. */
  good: GoodFeedback | null;
}

export interface Answered {
  /** Of the stream and the log, whoever watches. */
  key: string;
  nature: StreamNature;
  unit: string;
  report: WatchReport;
}

const SEED = 1;

/** What the detectors say of the stream on the screen; only the newest question counts. */
export class WatchState {
  /** Stays until there is a newer one. */
  answered = $state.raw<Answered | null>(null);
  /** The part that is done; null until it is known. */
  done = $state<number | null>(null);
  isWorking = $state(false);
  isStopped = $state(false);
  problem = $state.raw<ProblemFacts | null>(null);
  readonly #workbench: Workbench;
  #own: AbortController | null = null;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  stop(): void {
    this.#own?.abort();
    this.#own = null;
    this.isWorking = false;
    this.isStopped = true;
  }

  /** Lets go without a word: the screen goes. */
  leave(): void {
    this.#own?.abort();
    this.#own = null;
  }

  async ask(watched: Watched, key: string): Promise<void> {
    this.#own?.abort();
    const own = (this.#own = new AbortController());
    this.isWorking = true;
    this.isStopped = false;
    this.problem = null;
    this.done = null;
    try {
      const { question, unit } = await this.#questionOf(watched);
      const report = await this.#workbench.the(Watching).watch(
        question,
        (done) => {
          if (this.#own === own) this.done = done;
        },
        own.signal,
      );
      if (this.#own === own) this.answered = { key, nature: question.nature, unit, report };
    } catch (error) {
      if (this.#own !== own || error instanceof Cancelled) return;
      this.problem = factsOf(error);
      this.answered = null;
    } finally {
      if (this.#own === own) {
        this.isWorking = false;
        this.#own = null;
      }
    }
  }

  async #questionOf(watched: Watched): Promise<{ question: WatchQuestion; unit: string }> {
    const { log, profile, table, stream, detectors, good } = watched;
    const { windows } = profile;
    const { columns, reference } = log.body;
    const asked = { detectors, seed: SEED, windows, reference };
    if (stream.of === 'signal') {
      const [series] = await this.#workbench.logs.series(this.#workbench.open!, log, [stream.signal]);
      const { values, n, variances, unit } = series!;
      const nature = natureOf(stream, () => false);
      return { question: { ...asked, of: 'windows', nature, values, n, variances }, unit };
    }
    const isScore = (name: string): boolean => columns!.scores.some(({ column }) => column === name);
    const nature = natureOf(stream, isScore);
    return {
      question: {
        ...asked,
        of: 'rows',
        nature,
        table: table!.object.digest,
        columns: columns!,
        stream,
        good,
      },
      unit: nature === 'number' ? unitOf(watched) : 'fraction',
    };
  }
}

function unitOf({ log, table, stream }: Watched): string {
  const column = stream.of === 'number' ? stream.column : log.body.columns?.label;
  const unit = table?.object.columns.find(({ name }) => name === column)?.unit;
  return unit ?? (column !== null && column === log.body.columns?.latency ? 'ms' : 'number');
}
