/** Milliseconds by phase. */
export type Phases = Readonly<Record<string, number>>;

export interface Arm {
  name: string;
  /** Untimed. */
  before?: () => Promise<void> | void;
  /** What is timed. */
  run: () => unknown;
  /** Milliseconds by phase of the run just done. */
  phases?: () => Phases;
  /** Puts things back, untimed. */
  after?: () => Promise<void> | void;
}

export interface ArmTimes {
  /** By round. */
  wholeMs: readonly number[];
  medianMs: number;
  /** Medians of the phases. */
  phases: Phases;
}

/**
 * Runs the arms in turn, `rounds` times after one untimed round, each round beginning with another arm, so that what
 * slows the machine down slows all of them.
 */
export async function takeTurns(arms: readonly Arm[], rounds: number): Promise<Record<string, ArmTimes>> {
  const whole = new Map(arms.map(({ name }) => [name, [] as number[]]));
  const phases = new Map(arms.map(({ name }) => [name, [] as Phases[]]));
  for (let round = -1; round < rounds; round++) {
    for (let turn = 0; turn < arms.length; turn++) {
      const { name, before, run, phases: phasesOf, after } = arms[(turn + round + 1) % arms.length]!;
      await before?.();
      const start = performance.now();
      await run();
      const ms = performance.now() - start;
      if (round >= 0) whole.get(name)!.push(ms);
      if (round >= 0 && phasesOf) phases.get(name)!.push(phasesOf());
      await after?.();
    }
  }
  return Object.fromEntries(
    arms.map(({ name }) => {
      const wholeMs = whole.get(name)!;
      return [name, { wholeMs, medianMs: median(wholeMs), phases: medianPhases(phases.get(name)!) }];
    }),
  );
}

/** Median over the rounds of the ratio within a round: two arms of one round met the machine in the same mood. */
export function ratioOf(over: ArmTimes, under: ArmTimes): number {
  return median(over.wholeMs.map((ms, round) => ms / under.wholeMs[round]!));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function medianPhases(rounds: readonly Phases[]): Phases {
  const names = Object.keys(rounds[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, median(rounds.map((phases) => phases[name]!))]));
}
