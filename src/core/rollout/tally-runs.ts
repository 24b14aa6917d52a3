import { quantileSorted } from '../stats/quantile-sorted.ts';
import { wilson } from '../stats/wilson.ts';
import type { OperatingFigures, RolloutScenario, RunLine, RunShare, Spread } from './operating-figures.ts';
import { isAtEnd } from './plan-state.ts';
import type { ReplayFacts, RolloutEnd, SimulatorChoice } from './rollout-run.ts';
import type { RolloutScene } from './rollout-scene.ts';
import { RolloutWalk } from './rollout-walk.ts';
import { runSeed } from './run-seed.ts';

/** Runs whose lines are kept. */
const SAMPLE = 60;
const BINS = 24;

/** Runs of one scenario, added up. */
export class RunsTally {
  readonly #scene: RolloutScene;
  readonly #facts: ReplayFacts;
  readonly #scenario: RolloutScenario;
  readonly #simulator: SimulatorChoice;
  readonly #walk: RolloutWalk;
  readonly #sample: RunLine[] = [];
  readonly #ends: Record<RolloutEnd, number> = { promoted: 0, rolledBack: 0, unfinished: 0 };
  readonly #promotedMs: number[] = [];
  readonly #harmed: number[] = [];
  readonly #spared: number[] = [];
  readonly #reached: number[] = [];
  readonly #harmedByGroup: Float64Array;
  /** Rollbacks by look. */
  readonly #byLook: Float64Array;
  runs = 0;

  constructor(
    scene: RolloutScene,
    facts: ReplayFacts,
    scenario: RolloutScenario,
    simulator: SimulatorChoice,
  ) {
    this.#scene = scene;
    this.#facts = facts;
    this.#scenario = scenario;
    this.#simulator = simulator;
    this.#walk = new RolloutWalk(scene, simulator.by);
    this.#harmedByGroup = new Float64Array(scene.replay.groupCount);
    this.#byLook = new Float64Array(scene.clock.looks + 1);
  }

  /** One run more; until the horizon, or to its end and then without looks. */
  run(): void {
    const walk = this.#walk;
    walk.begin(runSeed(this.#scene.question.seed, this.runs));
    const path = [{ atMs: 0, weight: walk.state.weight }];
    while (!walk.isOver && !isAtEnd(walk.state)) {
      walk.next(null);
      if (this.runs < SAMPLE && path.at(-1)!.weight !== walk.state.weight)
        path.push({ atMs: walk.atMs, weight: walk.state.weight });
    }
    const { end, atMs, reach } = walk;
    const endMs = end === 'unfinished' ? null : atMs;
    if (end === 'rolledBack') this.#byLook[walk.look]!++;
    if (end === 'promoted') {
      this.#promotedMs.push(atMs);
      walk.finish();
    }
    this.#ends[end]++;
    this.#harmed.push(reach.harmed);
    this.#spared.push(reach.spared);
    this.#reached.push(reach.reached);
    for (let group = 0; group < this.#harmedByGroup.length; group++)
      this.#harmedByGroup[group]! += reach.harmedByGroup[group]!;
    if (this.runs < SAMPLE) this.#sample.push({ end, endMs, path, harmed: reach.harmed });
    this.runs++;
  }

  /** Of how many runs the challenger was rolled back. */
  get rolledBack(): RunShare {
    return this.#shareOf('rolledBack');
  }

  /** Of the runs rolled back, when; null without any. */
  detection(): Spread | null {
    const { tickMs } = this.#scene.clock;
    const times: number[] = [];
    this.#byLook.forEach((count, look) => {
      for (let run = 0; run < count; run++) times.push(look * tickMs);
    });
    return spreadOf(times);
  }

  /** Of the runs so far, at least one. */
  figures(): OperatingFigures {
    const harmed = spreadOf(this.#harmed)!;
    const all = this.#harmed.reduce((sum, one) => sum + one, 0);
    return {
      scenario: this.#scenario,
      runs: this.runs,
      rolledBack: this.#shareOf('rolledBack'),
      promoted: this.#shareOf('promoted'),
      unfinished: this.#shareOf('unfinished'),
      detection: { spread: this.detection(), byTick: [...this.#byLook], tickMs: this.#scene.clock.tickMs },
      promotion: spreadOf(this.#promotedMs),
      harmed,
      spared: spreadOf(this.#spared)!,
      reached: spreadOf(this.#reached)!,
      harmHistogram: histogramOf(this.#harmed, harmed.most),
      byGroup: this.#facts.groups.map(({ name, share }, group) => {
        const own = this.#harmedByGroup[group]!;
        return { name, rowShare: share, harmed: own, harmShare: all === 0 ? null : own / all };
      }),
      sample: [...this.#sample],
      facts: this.#facts,
      simulator: this.#simulator,
    };
  }

  #shareOf(end: RolloutEnd): RunShare {
    return shareOf(this.#ends[end], this.runs);
  }
}

/** Throws RangeError without runs. */
export function shareOf(count: number, runs: number): RunShare {
  const interval = wilson(count, runs);
  if (!interval) throw new RangeError('shareOf: no runs');
  return { runs: count, share: count / runs, interval };
}

function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  return {
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    p5: quantileSorted(sorted, 0.05),
    p50: quantileSorted(sorted, 0.5),
    p95: quantileSorted(sorted, 0.95),
    most: sorted.at(-1)!,
  };
}

/** Bins of whole numbers. */
function histogramOf(values: readonly number[], most: number): OperatingFigures['harmHistogram'] {
  const width = niceWidth(most / BINS);
  const counts = new Array<number>(Math.floor(most / width) + 1).fill(0);
  for (const value of values) counts[Math.floor(value / width)]!++;
  return { width, counts };
}

/** 1, 2 or 5 times a power of ten, at least this and 1. */
function niceWidth(least: number): number {
  for (let power = 1; ; power *= 10) {
    for (const digit of [1, 2, 5]) if (digit * power >= least) return digit * power;
  }
}
