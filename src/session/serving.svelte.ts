import { rolloutsLane } from '../compute/clients.ts';
import { callback } from '../compute/lane.ts';
import type { ServingPart, ServingQuestion } from '../core/serving/serving-runs.ts';
import { LongRead } from './long-read.svelte.ts';

/** Serving simulated before anything is bought. The last answer is kept for when its screen is looked at again. */
export class Serving {
  #last = $state.raw<{ key: string; read: LongRead<ServingPart> } | null>(null);

  /** Figures by load as they come; a new question ends the one before it. */
  simulate(question: ServingQuestion): LongRead<ServingPart> {
    this.#last?.read.stop();
    const read = new LongRead<ServingPart>();
    this.#last = { key: JSON.stringify(question), read };
    const onPart = callback((part: ServingPart) => {
      read.take(part);
    });
    void read.follow(rolloutsLane.run((api) => api.simulateServing(question, onPart), read.signal));
    return read;
  }

  /** The answer to a question, if it was asked last. */
  known(question: ServingQuestion): LongRead<ServingPart> | null {
    return this.#last?.key === JSON.stringify(question) ? this.#last.read : null;
  }
}
