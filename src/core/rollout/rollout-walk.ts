import { createRandom, type Random } from '../kernel/random.ts';
import { AggregateTraffic } from './aggregate-traffic.ts';
import type { Outcome } from './condition.ts';
import { metricReaders, type MetricReader } from './metric-reader.ts';
import { isAtEnd, type PlanAction, type PlanState, type Tick } from './plan-state.ts';
import { RequestTraffic } from './request-traffic.ts';
import { noCounts, RolloutLedger, COUNT, type Counts } from './rollout-ledger.ts';
import type { Look } from './rollout-look.ts';
import type { MetricReading, RolloutEnd, SimulatorChoice } from './rollout-run.ts';
import type { RolloutScene } from './rollout-scene.ts';
import { isSameSharing, sharesOf, type TrafficStage } from './rollout-stages.ts';
import type { ReachCount, RolloutTraffic } from './rollout-traffic.ts';
import { needsTimes } from './simulator-choice.ts';
import { startPlan, stepPlan } from './step-plan.ts';

/** Runs of one question, one after the other, each walked from look to look. */
export class RolloutWalk {
  /** Now. */
  state!: PlanState;
  /** The looks so far; 0 is the one that sees the new version. */
  look = 0;
  /** What was measured at this look, in the order it was. */
  readings: MetricReading[] = [];
  /** Counts of the traffic since the look before. */
  readonly counts: Counts = noCounts();
  readonly #scene: RolloutScene;
  readonly #traffic: RolloutTraffic;
  readonly #readers: ReadonlyMap<string, MetricReader>;
  readonly #outcomes: Tick['outcomes'];
  readonly #beat: Counts = noCounts();
  readonly #ledger: RolloutLedger;
  #random: Random = createRandom(0);
  #stages: TrafficStage[] = [];
  #taken = new Map<string, number>();
  readonly #delay: number;
  readonly #isShown: boolean;

  /** `isShown`: the readings are kept to be looked at. */
  constructor(scene: RolloutScene, by: SimulatorChoice['by'], isShown = false) {
    this.#scene = scene;
    this.#isShown = isShown;
    this.#traffic =
      by === 'aggregate'
        ? new AggregateTraffic(scene)
        : new RequestTraffic(scene, needsTimes(scene.question));
    this.#readers = metricReaders(scene);
    this.#outcomes = this.#readWhenAsked();
    this.#ledger = new RolloutLedger(scene.means.length);
    this.#delay = scene.clock.beatsOf(scene.question.labelDelayMs);
  }

  get reach(): ReachCount {
    return this.#traffic.reach;
  }

  get atMs(): number {
    return this.look * this.#scene.clock.tickMs;
  }

  get isOver(): boolean {
    return this.look >= this.#scene.clock.looks;
  }

  /** A new run, up to its first look. The same seed gives the same one. */
  begin(seed: number): void {
    this.#random = createRandom(seed);
    this.#traffic.begin(this.#random);
    this.#ledger.beats = 0;
    this.#stages = [];
    this.#taken = new Map();
    this.look = 0;
    this.readings = [];
    this.counts.fill(0);
    this.state = startPlan(this.#scene.question.plan, { atMs: 0, outcomes: this.#outcomes });
  }

  /** The traffic until the next look, and that look. After an end nothing is decided any more, unless a person acts. */
  next(action: PlanAction | null): void {
    this.#play();
    this.look++;
    this.readings = [];
    const { plan, gates } = this.#scene.question;
    if (isAtEnd(this.state) && action === null) return;
    const isOpen = gates === 'open';
    const tick: Tick = {
      atMs: this.atMs,
      outcomes: this.#outcomes,
      requests: this.counts[COUNT.challenger]! + this.counts[COUNT.mirrored]!,
      open: isOpen,
    };
    const act = action ?? (isOpen && waitsForPerson(this.state) ? 'promote' : null);
    const before = this.state;
    this.state = stepPlan(plan, before, act === null ? tick : { ...tick, action: act });
    if (beginsAnew(before, act)) {
      this.#stages = [];
      this.#taken.clear();
    }
  }

  /** The traffic that is left after an end, for its reach alone. */
  finish(): void {
    const { question, clock, means, segmentOf, plantedFrom } = this.#scene;
    const shares = sharesOf(question.plan, this.state);
    if (shares.challenger === 0) return;
    const placeOf = (beat: number): number =>
      2 * segmentOf(Math.floor(beat / clock.perTick)) + Number(beat >= plantedFrom);
    for (let beat = this.#ledger.beats; beat < means.length;) {
      const place = placeOf(beat);
      let [mean, end] = [0, beat];
      while (end < means.length && placeOf(end) === place) mean += means[end++]!;
      const look = Math.floor(beat / clock.perTick);
      this.#traffic.draw({ ...shares, beat, look, mean }, this.#random, this.#beat);
      beat = end;
    }
  }

  /** How the run stands; unfinished as long as it goes on. */
  get end(): RolloutEnd {
    const { phase } = this.state;
    return phase === 'promoted' ? 'promoted' : phase === 'aborted' ? 'rolledBack' : 'unfinished';
  }

  #play(): void {
    const { question, clock, means } = this.#scene;
    const shares = sharesOf(question.plan, this.state);
    let stage = this.#stages.at(-1);
    if (!stage || !isSameSharing(stage, shares)) {
      stage = { ...shares, from: this.#ledger.beats, to: this.#ledger.beats };
      this.#stages.push(stage);
    }
    this.counts.fill(0);
    for (let part = 0; part < clock.perTick; part++) {
      const beat = this.#ledger.beats;
      this.#traffic.draw({ ...shares, beat, look: this.look, mean: means[beat]! }, this.#random, this.#beat);
      this.#ledger.add(this.#beat);
      for (let at = 0; at < this.counts.length; at++) this.counts[at]! += this.#beat[at]!;
    }
    stage.to = this.#ledger.beats;
  }

  /** A metric is read when the controller asks for it, and not before. */
  #readWhenAsked(): Tick['outcomes'] {
    const outcomes: Record<string, Outcome> = {};
    for (const [id, read] of this.#readers) {
      Object.defineProperty(outcomes, id, {
        enumerable: true,
        get: () => {
          const reading = read(this.#seen());
          this.readings.push(reading);
          return reading.outcome;
        },
      });
    }
    return outcomes;
  }

  #seen(): Look {
    return {
      ledger: this.#ledger,
      stages: this.#stages,
      delay: this.#delay,
      isByUser: this.#scene.question.plan.unit === 'user',
      atMs: this.atMs,
      traffic: this.#traffic,
      isShown: this.#isShown,
      taken: this.#taken,
    };
  }
}

function waitsForPerson({ phase, pause }: PlanState): boolean {
  return phase === 'waiting' || (phase === 'paused' && pause === null);
}

function beginsAnew(before: PlanState, action: PlanAction | null): boolean {
  return action === 'newRevision' || (action === 'retry' && before.phase === 'aborted');
}
