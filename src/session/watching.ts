import { logLane } from '../compute/clients.ts';
import type { Progress } from '../compute/calls.ts';
import { callback } from '../compute/lane.ts';
import { Cancelled } from '../core/kernel/cancelled.ts';
import type { FeedbackQuestion, FeedbackReport } from '../core/monitor/feedback-report.ts';
import type { WatchQuestion, WatchReport } from '../core/monitor/watch-report.ts';

/** Detectors on a stream of a log, and what people did with its answers. */
export class Watching {
  #own: AbortController | null = null;

  /** `onPart`: the part that is done. A question takes the place of the one before. Rejects with Cancelled then, or when stopped. */
  async watch(
    question: WatchQuestion,
    onPart: (done: number) => void,
    signal: AbortSignal,
  ): Promise<WatchReport> {
    this.#own?.abort();
    const own = (this.#own = new AbortController());
    const isOver = (): boolean => own.signal.aborted || signal.aborted;
    const report = await logLane.run<WatchReport | null>((api) =>
      api.watchStream(
        question,
        callback((progress: Progress) => {
          if (!isOver()) onPart(progress.done / (progress.total ?? 1));
          return !isOver();
        }),
      ),
    );
    if (!report || isOver()) throw new Cancelled();
    return report;
  }

  feedback(question: FeedbackQuestion): Promise<FeedbackReport> {
    return logLane.run<FeedbackReport>((api) => api.feedback(question));
  }
}
