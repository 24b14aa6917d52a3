import type { Random } from '../kernel/random.ts';
import { drawBinomial, drawExponential, drawPoisson } from '../simulate/draws.ts';
import {
  whyNotBlueGreen,
  type BlueGreenAction,
  type BlueGreenFigures,
  type EnvironmentName,
  type ReleaseState,
} from './blue-green-run.ts';
import { drawAnswer, oddsAt, type BlueGreenScene } from './blue-green-scene.ts';
import { printDuration } from './duration.ts';
import { Environment } from './environment.ts';

/** Two environments, their router, and who switches it, from moment to moment. */
export class BlueGreenWalk {
  readonly blue = new Environment('blue', 1, 'champion', 'serving');
  readonly green = new Environment('green', 2, 'challenger', 'stopped');
  release: ReleaseState = 'ready';
  fresh: EnvironmentName = 'green';
  /** Percent of the traffic that the new version answers. */
  share = 0;
  nowMs = 0;
  arrived = 0;
  serverMs = 0;
  bothMs = 0;
  /** Of this moment, in sentences. */
  events: string[] = [];
  /** What lost its last traffic at this moment. */
  detached: Environment | null = null;
  readonly #scene: BlueGreenScene;
  readonly #random: Random;
  #versions = 2;
  /** The step of the route that holds, and until when. */
  #step = -1;
  #stepEndsMs = Infinity;
  #switchesMs: number;
  #noticeMs = Infinity;
  /** Of the new version at the look before. */
  #seen = { answered: 0, wrong: 0 };
  #switched: BlueGreenFigures['switched'] = null;
  #back: BlueGreenFigures['back'] = null;

  constructor(scene: BlueGreenScene, random: Random) {
    this.#scene = scene;
    this.#random = random;
    this.#switchesMs = scene.settings.switchAtMs ?? Infinity;
    this.green.start(0, scene.settings.startMs, scene.settings.coldRequests);
    this.events = ['Version 2 is being started on green; blue answers all traffic.'];
  }

  get #new(): Environment {
    return this[this.fresh];
  }

  get #old(): Environment {
    return this.fresh === 'blue' ? this.green : this.blue;
  }

  /** When something may happen next. */
  nextMs(): number {
    const { tickMs, traffic } = this.#scene;
    const times = [
      (Math.floor(this.nowMs / tickMs) + 1) * tickMs,
      ...traffic.map(({ fromMs }) => fromMs),
      ...[this.#stepEndsMs, this.#switchesMs, this.#noticeMs, this.#scene.plantedMs],
      ...[this.blue, this.green].flatMap((one) => [one.readyMs, one.deadlineMs, one.stopMs]),
    ];
    return Math.min(...times.filter((ms) => ms > this.nowMs));
  }

  /** On to a moment, with nothing between. */
  go(toMs: number): void {
    this.#arrive(toMs);
    this.nowMs = toMs;
    this.events = [];
    this.detached = null;
    this.blue.settle(toMs);
    this.green.settle(toMs);
    this.#age(this.blue);
    this.#age(this.green);
    if (this.#switchesMs <= toMs) {
      this.#switchesMs = Infinity;
      this.#wantSwitch();
    }
    if (this.release === 'awaited' && this.#new.phase === 'standby') this.#beginSwitch();
    else if (this.#stepEndsMs <= toMs) this.#nextStep();
    if (this.release === 'returning' && this.#old.phase === 'standby') this.#return();
    if (toMs % this.#scene.tickMs === 0) this.#look();
    if (this.#noticeMs <= toMs) {
      this.#noticeMs = Infinity;
      const isPerson = this.#scene.settings.noticedBy === 'person';
      this.events.push(isPerson ? 'A person noticed wrong answers.' : 'The alarm was answered.');
      this.#wantBack();
    }
  }

  /** What cannot be done now is not done. */
  act(action: BlueGreenAction): void {
    const why = whyNotBlueGreen(action, this.#frames());
    if (why !== null) {
      this.events.push(`Nothing was done: ${why}.`);
      return;
    }
    this.#switchesMs = Infinity;
    if (action === 'switch') this.#wantSwitch();
    else if (action === 'switchBack') this.#wantBack();
    else if (action === 'nextRelease') this.#nextRelease();
    else {
      const idle = this.#idle;
      idle.stop();
      this.events.push(`${idle.title} was stopped.`);
    }
  }

  figures(): BlueGreenFigures {
    const { blue, green, serverMs, bothMs } = this;
    return {
      ...{ switched: this.#switched, back: this.#back, serverMs, bothMs },
      cut: blue.cut + green.cut,
      wrongByNew: blue.wrongAsNew + green.wrongAsNew,
      harmed: blue.harmed + green.harmed,
    };
  }

  /** Without traffic, once nothing is being moved. */
  get #idle(): Environment {
    return this.release === 'switched' ? this.#old : this.#new;
  }

  #frames() {
    const { release, fresh, share } = this;
    return { release, fresh, blue: this.blue.frame(share), green: this.green.frame(share) };
  }

  #arrive(toMs: number): void {
    const { traffic, time, settings, route } = this.#scene;
    for (const one of [this.blue, this.green]) {
      const isScaled = route.isScaled && one === this.#new && this.share < 100 && this.release !== 'switched';
      const part = isScaled ? Math.max(this.share, route.steps[0]!.percent) / 100 : 1;
      if (one.isRunning) this.serverMs += (toMs - this.nowMs) * Math.ceil(settings.servers * part);
    }
    if (this.blue.isRunning && this.green.isRunning) this.bothMs += toMs - this.nowMs;
    const perSecond = traffic.findLast(({ fromMs }) => fromMs <= this.nowMs)?.perSecond ?? 0;
    if (perSecond <= 0) return;
    const [part, random] = [this.share / 100, this.#random];
    const odds = oddsAt(this.#scene, this.nowMs);
    // What comes so early that it is over by then in any case is only counted.
    let atMs = Math.max(this.nowMs, toMs - this.#longestMs());
    if (atMs > this.nowMs) {
      const all = drawPoisson(random, ((atMs - this.nowMs) / 1000) * perSecond);
      const fresh = part === 1 ? all : part === 0 ? 0 : drawBinomial(random, all, part);
      this.arrived += all;
      this.#new.takeAnswered(fresh, odds[this.#new.answering], random);
      this.#old.takeAnswered(all - fresh, odds[this.#old.answering], random);
    }
    for (;;) {
      atMs += drawExponential(random, 1000 / perSecond);
      if (atMs >= toMs) return;
      this.arrived++;
      const isNew = part === 1 || (part > 0 && random.uniform() < part);
      const to = isNew ? this.#new : this.#old;
      const kind = drawAnswer(odds[to.answering], random);
      to.take(atMs, kind, time[to.answering], settings.coldFactor, random);
    }
  }

  #longestMs(): number {
    const { time, settings } = this.#scene;
    return Math.max(
      ...[this.blue, this.green].map(
        ({ answering, coldLeft }) => time[answering].mostMs * (coldLeft > 0 ? settings.coldFactor : 1),
      ),
    );
  }

  /** What time alone does to an environment. */
  #age(one: Environment): void {
    if (one.phase === 'starting' && one.readyMs <= this.nowMs) {
      one.phase = 'standby';
      one.readyMs = Infinity;
      this.events.push(`${one.title} is ready.`);
    }
    if (one.phase === 'draining' && (one.inFlight === 0 || one.deadlineMs <= this.nowMs)) {
      one.phase = 'standby';
      one.deadlineMs = Infinity;
      this.events.push(`${one.title} has nothing under way any more.`);
    }
    if (one.phase === 'standby' && one.stopMs <= this.nowMs) {
      one.stop();
      this.events.push(`${one.title} stood by long enough and was stopped.`);
    }
  }

  #wantSwitch(): void {
    const { settings } = this.#scene;
    this.release = 'awaited';
    if (this.#new.phase === 'stopped') {
      this.#new.start(this.nowMs, settings.startMs, settings.coldRequests);
      this.events.push(`${this.#new.title} must be started again first.`);
    }
    if (this.#new.phase === 'starting') this.events.push(`The switch waits until ${this.fresh} is ready.`);
    else this.#beginSwitch();
  }

  #beginSwitch(): void {
    const { settings, plantedMs } = this.#scene;
    const [fresh, old] = [this.#new, this.#old];
    this.release = 'moving';
    this.#step = -1;
    this.#seen = { answered: fresh.answered, wrong: fresh.wrong };
    const worstMs = Number.isFinite(plantedMs) ? Math.max(this.nowMs, plantedMs) : this.nowMs;
    const odds = oddsAt(this.#scene, worstMs);
    const isWorse = odds[fresh.answering].wrong > odds[old.answering].wrong;
    if (settings.noticedBy === 'person' && isWorse) this.#noticeMs = worstMs + settings.noticeMs;
    fresh.serve();
    this.#nextStep();
  }

  #nextStep(): void {
    const { steps } = this.#scene.route;
    const { percent, holdMs } = steps[++this.#step]!;
    this.share = percent;
    this.#stepEndsMs = percent < 100 ? this.nowMs + holdMs : Infinity;
    if (percent < 100) {
      this.events.push(`The router sends ${String(percent)}% to ${this.fresh}.`);
      return;
    }
    const old = this.#old;
    this.release = 'switched';
    this.events.push(
      `All traffic goes to ${this.fresh}; ${old.name} had ${String(old.inFlight)} requests under way.`,
    );
    this.#switched ??= { atMs: this.nowMs, inFlight: old.inFlight, expected: this.#expected(old) };
    this.#detach(old, this.#scene.standbyMs);
  }

  /** Little's law: as many as come in the mean time to the answer. */
  #expected(one: Environment): number {
    const { traffic, time, route } = this.#scene;
    const perSecond = traffic.findLast(({ fromMs }) => fromMs < this.nowMs)?.perSecond ?? 0;
    const before = this.#step > 0 ? 1 - route.steps[this.#step - 1]!.percent / 100 : 1;
    return (perSecond * before * time[one.answering].meanMs) / 1000;
  }

  #wantBack(): void {
    const { settings } = this.#scene;
    this.#back ??= { decidedMs: this.nowMs, tookMs: null };
    this.#noticeMs = this.#stepEndsMs = Infinity;
    const old = this.#old;
    if (old.phase !== 'stopped') {
      this.#return();
      return;
    }
    this.release = 'returning';
    old.start(this.nowMs, settings.startMs, settings.coldRequests);
    this.events.push(
      `${old.title} no longer stood by: it must be started, which takes ${printDuration(settings.startMs)}.`,
    );
  }

  #return(): void {
    const [fresh, old] = [this.#new, this.#old];
    this.release = 'back';
    this.share = 0;
    old.serve();
    if (this.#back?.tookMs === null)
      this.#back = { ...this.#back, tookMs: this.nowMs - this.#back.decidedMs };
    this.events.push(`Switched back: all traffic goes to ${old.name}.`);
    this.#detach(fresh, this.#scene.abortStandbyMs);
  }

  #detach(one: Environment, standbyMs: number | null): void {
    one.detach(this.nowMs, this.#scene.settings.drainMs, standbyMs);
    one.settle(this.nowMs);
    this.detached = one;
  }

  #nextRelease(): void {
    const { startMs, coldRequests } = this.#scene.settings;
    const idle = this.#idle;
    const live = idle === this.#new ? this.#old : this.#new;
    idle.version = ++this.#versions;
    idle.answering = live.answering;
    idle.start(this.nowMs, startMs, coldRequests);
    this.fresh = idle.name;
    this.share = 0;
    this.release = 'ready';
    this.#noticeMs = Infinity;
    this.events.push(
      `Roles swap: version ${String(idle.version)}, a copy of what is live, is being started on ${idle.name}.`,
    );
  }

  /** A look at the wrong answers of the new version since the one before. */
  #look(): void {
    const { settings } = this.#scene;
    const fresh = this.#new;
    const answered = fresh.answered - this.#seen.answered;
    const wrong = fresh.wrong - this.#seen.wrong;
    this.#seen = { answered: fresh.answered, wrong: fresh.wrong };
    const isServing = this.release === 'moving' || this.release === 'switched';
    if (settings.noticedBy !== 'limit' || !isServing || this.#noticeMs < Infinity) return;
    if (answered === 0 || answered < settings.limitRequests) return;
    const usual = oddsAt(this.#scene, this.nowMs)[this.#old.answering].wrong;
    if (wrong / answered <= usual + settings.limitRise) return;
    this.events.push(
      `${(100 * (wrong / answered)).toFixed(1)}% of version ${String(fresh.version)}'s answers since the last look are wrong: above the limit.`,
    );
    this.#noticeMs = this.nowMs + settings.noticeMs;
  }
}
