import type { OnPart } from '../compute/calls.ts';
import { callback, type Lane } from '../compute/lane.ts';
import { LongRead } from './long-read.svelte.ts';

/** Answers kept for when their screen is looked at again. */
const KEPT = 8;

/** Long answers of one lane: a new question ends the one before it, unless that has its answer. */
export class LongReads<Api extends object> {
  readonly #lane: Lane<Api>;
  readonly #known = new Map<string, LongRead<never>>();
  #running: { stop: () => void } | null = null;

  constructor(lane: Lane<Api>) {
    this.#lane = lane;
  }

  /** The answer that is known or on its way, else one that is begun. */
  read<Part extends { of: string }>(
    question: readonly unknown[],
    ask: (api: Api, onPart: OnPart<Part>) => Promise<void>,
  ): LongRead<Part> {
    const key = JSON.stringify(question);
    const known = this.#known.get(key) as LongRead<Part> | undefined;
    if (known && (known.state === 'done' || known.state === 'running')) return known;
    this.stop();
    const read = new LongRead<Part>();
    this.#running = read;
    this.#known.delete(key);
    this.#known.set(key, read as unknown as LongRead<never>);
    for (const old of this.#known.keys()) if (this.#known.size > KEPT) this.#known.delete(old);
    const onPart = callback((part: Part) => {
      read.take(part);
    });
    void read.follow(this.#lane.run((api) => ask(api as unknown as Api, onPart), read.signal));
    return read;
  }

  /** Ends the one that is on its way. */
  stop(): void {
    this.#running?.stop();
  }
}
