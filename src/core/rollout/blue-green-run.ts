/** The two environments. */
export const ENVIRONMENTS = ['blue', 'green'] as const;
export type EnvironmentName = (typeof ENVIRONMENTS)[number];

export type EnvironmentPhase = 'stopped' | 'starting' | 'standby' | 'serving' | 'draining';

export const BLUE_GREEN_ACTIONS = ['switch', 'switchBack', 'scaleDown', 'nextRelease'] as const;
export type BlueGreenAction = (typeof BLUE_GREEN_ACTIONS)[number];

export interface BlueGreenDone {
  atMs: number;
  action: BlueGreenAction;
}

/**
 * Where a release stands: the new version is in the idle environment; it is wanted before that has started; the traffic is
 * being moved; all of it is; back is wanted before the old environment has started again; the old one answers again.
 */
export type ReleaseState = 'ready' | 'awaited' | 'moving' | 'switched' | 'returning' | 'back';

/** Counts since the start, and what is under way now. */
export interface EnvironmentFrame {
  phase: EnvironmentPhase;
  /** 1 is the champion, 2 the challenger, further ones are copies of what was live. */
  version: number;
  /** Percent of the traffic that the router sends here. */
  share: number;
  inFlight: number;
  answered: number;
  wrong: number;
  cut: number;
  /** First requests that are slow after a start are still to come. */
  isCold: boolean;
}

export interface BlueGreenFrame extends Record<EnvironmentName, EnvironmentFrame> {
  atMs: number;
  release: ReleaseState;
  /** Where the newest version is. */
  fresh: EnvironmentName;
  /** Since the start. */
  arrived: number;
  /** Answered wrong by a new version where the champion would have been right. */
  harmed: number;
  serverMs: number;
  /** Both environments were running. */
  bothMs: number;
  action: BlueGreenAction | null;
  /** What happened; empty where only time went by. */
  events: readonly string[];
  /** The same in one sentence, or how it stands. */
  why: string;
}

export interface BlueGreenFigures {
  /** When the old environment lost its last traffic first, what it had, and what is to be expected by Little's law. */
  switched: { atMs: number; inFlight: number; expected: number } | null;
  /** The first switch back: when it was decided, and how long until the old version had all traffic (null: never). */
  back: { decidedMs: number; tookMs: number | null } | null;
  cut: number;
  /** Of the challenger's answers: wrong; and where the champion would have been right. */
  wrongByNew: number;
  harmed: number;
  serverMs: number;
  bothMs: number;
}

export interface BlueGreenRun {
  frames: readonly BlueGreenFrame[];
  figures: BlueGreenFigures;
}

export function idleOf(fresh: EnvironmentName): EnvironmentName {
  return fresh === 'blue' ? 'green' : 'blue';
}

/** Why an action can not be done now; null where it can. */
export function whyNotBlueGreen(
  action: BlueGreenAction,
  frame: Pick<BlueGreenFrame, 'release' | 'fresh' | EnvironmentName>,
): string | null {
  const { release, fresh } = frame;
  const old = idleOf(fresh);
  if (action === 'switch') {
    if (release === 'ready' || release === 'back') return null;
    return release === 'switched' ? 'all traffic is there' : 'a switch is under way';
  }
  if (action === 'switchBack') {
    if (release === 'moving' || release === 'switched') return null;
    return release === 'returning' ? 'it is under way' : 'the new version has no traffic';
  }
  const idle = frame[release === 'switched' ? old : fresh];
  if (action === 'scaleDown') {
    if (release === 'moving' || release === 'returning' || release === 'awaited')
      return 'a switch is under way';
    return idle.phase === 'standby' ? null : IDLE_WORDS[idle.phase];
  }
  if (release !== 'switched' && release !== 'back') return 'the last release is not decided';
  return idle.phase === 'draining' ? IDLE_WORDS.draining : null;
}

const IDLE_WORDS: Record<Exclude<EnvironmentPhase, 'standby'>, string> = {
  stopped: 'the idle environment is stopped',
  starting: 'the idle environment is being started',
  serving: 'both have traffic',
  draining: 'it still finishes requests',
};
