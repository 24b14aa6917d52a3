import { driftLane } from '../compute/clients.ts';
import type { AnalyzeApi } from '../compute/contract.ts';
import type {
  ApartPart,
  PairChangesPart,
  PairOfWindows,
  TextPart,
  TogetherQuestion,
} from '../core/drift/together-question.ts';
import type { DriftErrorPart, DriftErrorQuestion } from '../core/monitor/drift-and-error.ts';
import type { LongRead } from './long-read.svelte.ts';
import { LongReads } from './long-reads.ts';

/** Drift of columns together. One is read at a time: a new question ends the one before it, unless that has its answer. */
export class DriftTogether {
  readonly #reads = new LongReads<AnalyzeApi>(driftLane);

  apart(question: TogetherQuestion): LongRead<ApartPart> {
    return this.#reads.read(['apart', question], (api, onPart) => api.driftApart(question, onPart));
  }

  pairs(question: TogetherQuestion): LongRead<PairChangesPart> {
    return this.#reads.read(['pairs', question], (api, onPart) => api.driftOfPairs(question, onPart));
  }

  pair({ columns: _, ...question }: TogetherQuestion, a: string, b: string): Promise<PairOfWindows> {
    return driftLane.run((api) => api.pairOfWindows(question, a, b));
  }

  texts(question: TogetherQuestion): LongRead<TextPart> {
    return this.#reads.read(['texts', question], (api, onPart) => api.driftOfTexts(question, onPart));
  }

  errors(question: DriftErrorQuestion): LongRead<DriftErrorPart> {
    return this.#reads.read(['errors', question], (api, onPart) => api.driftAndErrors(question, onPart));
  }

  /** Ends what is on its way, when nobody looks at it any more. */
  stop(): void {
    this.#reads.stop();
  }
}
