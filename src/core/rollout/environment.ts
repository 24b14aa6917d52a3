import type { Random } from '../kernel/random.ts';
import type { EnvironmentFrame, EnvironmentName, EnvironmentPhase } from './blue-green-run.ts';
import { drawBinomial } from '../simulate/draws.ts';
import type { ServiceSpread } from './service-spread.ts';

/** Chances of an answer to be wrong, and to be so where the champion would have been right. */
export interface AnswerOdds {
  wrong: number;
  harmed: number;
}

/** What an answer will be: right, wrong, or wrong where the champion would have been right. */
export type AnswerKind = 0 | 1 | 2;

/** Whose answers a version gives. */
export type Answering = 'champion' | 'challenger';

/** One of two environments: a version on servers, with the requests under way in it. */
export class Environment {
  readonly name: EnvironmentName;
  version: number;
  answering: Answering;
  phase: EnvironmentPhase;
  /** When it can answer, while it starts. */
  readyMs = Infinity;
  /** What is under way after this is cut off. */
  deadlineMs = Infinity;
  /** When it is stopped, without traffic. */
  stopMs = Infinity;
  coldLeft = 0;
  answered = 0;
  wrong = 0;
  /** Of the challenger's answers. */
  wrongAsNew = 0;
  harmed = 0;
  cut = 0;
  #ends: number[] = [];
  #kinds: AnswerKind[] = [];

  constructor(name: EnvironmentName, version: number, answering: Answering, phase: EnvironmentPhase) {
    this.name = name;
    this.version = version;
    this.answering = answering;
    this.phase = phase;
  }

  get inFlight(): number {
    return this.#ends.length;
  }

  get isRunning(): boolean {
    return this.phase !== 'stopped';
  }

  /** "Blue" */
  get title(): string {
    return this.name === 'blue' ? 'Blue' : 'Green';
  }

  start(atMs: number, startMs: number, coldRequests: number): void {
    this.phase = 'starting';
    this.readyMs = atMs + startMs;
    this.stopMs = this.deadlineMs = Infinity;
    this.coldLeft = coldRequests;
  }

  stop(): void {
    this.phase = 'stopped';
    this.readyMs = this.stopMs = this.deadlineMs = Infinity;
  }

  /** It has traffic, from now on. */
  serve(): void {
    this.phase = 'serving';
    this.stopMs = this.deadlineMs = Infinity;
  }

  /** It has none any more. */
  detach(atMs: number, drainMs: number, standbyMs: number | null): void {
    this.phase = 'draining';
    this.deadlineMs = atMs + drainMs;
    this.stopMs = standbyMs === null ? Infinity : atMs + standbyMs;
  }

  take(atMs: number, kind: AnswerKind, time: ServiceSpread, coldFactor: number, random: Random): void {
    const isCold = this.coldLeft > 0;
    if (isCold) this.coldLeft--;
    this.#ends.push(atMs + time.draw(random) * (isCold ? coldFactor : 1));
    this.#kinds.push(kind);
  }

  /** As many at once, all of them over before anything happens to it. */
  takeAnswered(requests: number, { wrong, harmed }: AnswerOdds, random: Random): void {
    this.coldLeft = Math.max(0, this.coldLeft - requests);
    this.answered += requests;
    const bad = drawBinomial(random, requests, wrong);
    this.wrong += bad;
    if (this.answering === 'challenger') this.wrongAsNew += bad;
    if (harmed > 0) this.harmed += drawBinomial(random, bad, harmed / wrong);
  }

  /** What is over by now: answered, or cut off at the deadline. */
  settle(nowMs: number): void {
    let kept = 0;
    for (let at = 0; at < this.#ends.length; at++) {
      const [end, kind] = [this.#ends[at]!, this.#kinds[at]!];
      if (end <= Math.min(nowMs, this.deadlineMs)) this.#answer(kind);
      else if (nowMs >= this.deadlineMs) this.cut++;
      else {
        this.#ends[kept] = end;
        this.#kinds[kept++] = kind;
      }
    }
    this.#ends.length = this.#kinds.length = kept;
  }

  frame(share: number): EnvironmentFrame {
    const { phase, version, inFlight, answered, wrong, cut, coldLeft } = this;
    return { phase, version, share, inFlight, answered, wrong, cut, isCold: this.isRunning && coldLeft > 0 };
  }

  #answer(kind: AnswerKind): void {
    this.answered++;
    if (kind === 0) return;
    this.wrong++;
    if (this.answering === 'challenger') this.wrongAsNew++;
    if (kind === 2) this.harmed++;
  }
}
